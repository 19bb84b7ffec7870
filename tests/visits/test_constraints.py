from datetime import timedelta

import pytest

from tests.factories import (
    make_activity,
    make_asked_question,
    make_check_in,
    make_check_in_cancellation,
    make_desk,
    make_handed_survey,
    make_hub,
    make_profile_choice,
    make_profile_tally,
    make_purge,
    make_slot_tally,
    make_survey,
    make_tablet,
    make_wall_link,
)
from tests.refusals import (
    acts_of,
    assert_constraint_holds,
    assert_database_refuses,
    assert_trigger_refuses,
    changed,
    constraint_named,
    copy_of,
)

LARGEST_GROUP = 200


def check_in(**values):
    """Another arrival, not recorded: recorded ones cannot change."""
    return copy_of(make_check_in(), **values)


def interview_elsewhere():
    return copy_of(make_check_in(kind="interview"), hub=make_hub())


def workshop_elsewhere():
    return copy_of(make_check_in(kind="workshop"), activity=make_activity())


def slot_with_a_second():
    arrival = check_in()
    return changed(arrival, slot=arrival.slot + timedelta(seconds=1))


def cancellation_of_another_event():
    cancellation = make_check_in_cancellation()
    return copy_of(cancellation, check_in=make_check_in())


def same_code(make):
    first = make()
    return changed(make(event=first.event), code=first.code)


def same_bit():
    first = make_profile_choice(dimension="reason", bit=4)
    return changed(make_profile_choice(event=first.event, dimension="reason", bit=5), bit=first.bit)


def same_series():
    first = make_tablet()
    return changed(make_tablet(event=first.event), series=first.series)


def second_tablet():
    first = make_tablet()
    return changed(make_tablet(event=first.event), desk=first.desk)


def revoked_too_early():
    tablet = make_tablet()
    return changed(tablet, revoked_at=tablet.paired_at - timedelta(seconds=1))


def same_wall():
    first = make_wall_link()
    return changed(make_wall_link(event=first.event), name=first.name)


CONSTRAINTS = {
    "visits_checkin_hub_same_event": interview_elsewhere,
    "visits_checkin_activity_same_event": workshop_elsewhere,
    "visits_checkin_headcount": lambda: check_in(headcount=LARGEST_GROUP + 1),
    "visits_checkin_quarter_hour": slot_with_a_second,
    "visits_checkin_place": lambda: check_in(kind="interview"),
    "visits_checkin_kind_known": lambda: check_in(kind="detour"),
    "visits_checkin_source_known": lambda: check_in(source="camera"),
    "visits_checkin_codes_only": lambda: check_in(age_band="Camille Martin"),
    "visits_checkin_qpv_known": lambda: check_in(qpv="maybe"),
    "visits_cancellation_check_in_same_event": cancellation_of_another_event,
    "visits_cancellation_reason_known": lambda: copy_of(
        make_check_in_cancellation(), check_in=make_check_in(), reason="other"
    ),
    "visits_desk_hub_same_event": lambda: changed(make_desk(), kind="hub", hub=make_hub()),
    "visits_desk_activity_same_event": lambda: changed(
        make_desk(), kind="workshop", activity=make_activity()
    ),
    "visits_desk_code_unique": lambda: same_code(make_desk),
    "visits_desk_place": lambda: changed(make_desk(), kind="hub"),
    "visits_desk_kind_known": lambda: changed(make_desk(), kind="bar"),
    "visits_handedsurvey_desk_same_event": lambda: changed(make_handed_survey(), desk=make_desk()),
    "visits_handedsurvey_survey_same_event": lambda: changed(
        make_handed_survey(), survey=make_survey()
    ),
    "visits_handedsurvey_unique": lambda: copy_of(make_handed_survey()),
    "visits_profilechoice_code_unique": lambda: same_code(make_profile_choice),
    "visits_profilechoice_bit_unique": same_bit,
    "visits_profilechoice_bit_for_reasons": lambda: changed(
        make_profile_choice(dimension="reason", bit=30), bit=31
    ),
    "visits_askedquestion_unique": lambda: copy_of(make_asked_question()),
    "visits_askedquestion_known": lambda: changed(make_asked_question(), question="income"),
    "visits_tablet_desk_same_event": lambda: changed(make_tablet(), desk=make_desk()),
    "visits_tablet_series_unique": same_series,
    "visits_tablet_one_per_desk": second_tablet,
    "visits_tablet_revoked_after_paired": revoked_too_early,
    "visits_walllink_name_unique": same_wall,
    "visits_slottally_unique": lambda: copy_of(make_slot_tally()),
    "visits_profiletally_unique": lambda: copy_of(make_profile_tally()),
    "visits_profilechoice_dimension_known": lambda: changed(
        make_profile_choice(), dimension="income"
    ),
}


def change_headcount():
    return changed(make_check_in(), headcount=2).save


def change_cancellation():
    return changed(make_check_in_cancellation(), reason="test").save


def used_item(**values):
    """An item of a list, of which one visitor of the same event was an example."""
    item = make_profile_choice(**values)
    profile = {"reasons": 1 << item.bit} if item.bit else {item.dimension: item.code}
    make_check_in(event=item.event, **profile)
    return item


def delete_used_age_band():
    return used_item().delete


def delete_used_reason():
    return used_item(dimension="reason", bit=5).delete


def rename_used_code():
    return changed(used_item(dimension="gender"), code="autre-code").save


def check_in_after_purge():
    purge = make_purge()
    return lambda: make_check_in(event=purge.event)


def cancellation_after_purge():
    check_in = make_check_in()
    make_purge(event=check_in.event)
    return lambda: make_check_in_cancellation(event=check_in.event, check_in=check_in)


def hand_to_professionals():
    desk = make_desk()
    survey = make_survey(event=desk.event, audience="professional")
    return lambda: make_handed_survey(desk=desk, survey=survey)


def waited_for():
    """A questionnaire that a desk hands round, whose tablet keeps a filled one."""
    handed = make_handed_survey()
    make_tablet(event=handed.event, desk=handed.desk, forms_waiting=1)
    return handed


def take_away_what_is_waited_for():
    return waited_for().delete


def give_what_is_waited_for_to_another_desk():
    handed = waited_for()
    return changed(handed, desk=make_desk(event=handed.event)).save


TRIGGERS = {
    "visits_handedsurvey_forms_wait": [
        take_away_what_is_waited_for,
        give_what_is_waited_for_to_another_desk,
    ],
    "visits_checkin_append_only": [change_headcount],
    "visits_checkin_after_purge": [check_in_after_purge],
    "visits_cancellation_after_purge": [cancellation_after_purge],
    "visits_cancellation_append_only": [change_cancellation],
    "visits_handedsurvey_no_professionals": [hand_to_professionals],
    "visits_profilechoice_used": [delete_used_age_band, delete_used_reason, rename_used_code],
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_constraint_holds(name):
    assert_constraint_holds(name, CONSTRAINTS[name]())


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "prepare"), acts_of(TRIGGERS))
def test_trigger_refuses(name, prepare):
    assert_trigger_refuses(name, prepare())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "field", ["age_band", "situation", "study_level", "gender", "heard_from", "insee_code"]
)
def test_no_item_of_the_profile_takes_words(field):
    described = check_in(**{field: "93 ab"})
    message = constraint_named("visits_checkin_codes_only").get_violation_error_message()
    assert_database_refuses("visits_checkin_codes_only", described.save, message)


@pytest.mark.django_db
def test_label_of_a_used_item_and_unused_items_stay_free():
    item = used_item(dimension="reason", bit=5)
    changed(item, label="Autre libellé", position=9).save()
    make_profile_choice(event=item.event, dimension="reason", bit=4).delete()
    make_profile_choice(event=item.event, code="autre").delete()
    assert [choice.label for choice in item.event.profile_choices.all()] == ["Autre libellé"]


@pytest.mark.django_db
@pytest.mark.parametrize("headcount", [1, LARGEST_GROUP])
def test_group_sizes_at_the_limits(headcount):
    assert make_check_in(headcount=headcount).headcount == headcount
