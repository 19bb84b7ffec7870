"""Languages, opening, codes and preview of a questionnaire."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from surveys.instrument import read_instrument
from surveys.models import WayIn
from surveys.services import create_way_in
from surveys.translations import completeness
from tests.factories import (
    make_activity,
    make_choice,
    make_choice_wording,
    make_question,
    make_response,
    make_way_in,
)

pytestmark = pytest.mark.django_db


def sent_back(client, page):
    """What the page of translations sends when nothing is changed."""
    form = client.get(page).context["form"]
    return {name: field.initial for name, field in form.fields.items()}


def test_languages_say_what_is_missing(coordinator_client, address, version):
    make_question(version=version, label="Encore une ?", help_text="Aide", position=99)
    assert completeness(version)["tr"].missing == 2
    page = coordinator_client.get(address("survey_translations")).content.decode()
    assert page.count("tag-warn") == 7  # the six languages, and the state of the questionnaire
    assert page.count(address("survey_translate", "tr")) == 1


def test_translation_is_written_read_back_and_taken_away(coordinator_client, address, version):
    question = version.questions.get(code="comment")
    page = address("survey_translate", "ar")
    words = sent_back(coordinator_client, page)
    words[f"label_{question.pk}"] = "رأيك؟"
    answer = coordinator_client.post(page, words)
    assert answer.url == address("survey_translations")
    assert read_instrument(version, "ar").item("comment").label == "رأيك؟"
    words[f"label_{question.pk}"] = ""
    coordinator_client.post(page, words)
    assert read_instrument(version, "ar").item("comment").label == question.label
    assert completeness(version)["ar"].missing == 1
    assert completeness(version)["es"].is_complete


def test_page_of_translations_that_is_sent_back_changes_nothing(
    coordinator_client, address, version
):
    page = address("survey_translate", "zh")
    before = read_instrument(version, "zh")
    coordinator_client.post(page, sent_back(coordinator_client, page))
    assert read_instrument(version, "zh") == before


def test_help_without_its_question_is_refused(coordinator_client, address, version):
    question = version.questions.get(code="comment")
    question.help_text = "Aide"
    question.save()
    page = address("survey_translate", "en")
    words = sent_back(coordinator_client, page)
    words |= {f"label_{question.pk}": "", f"help_{question.pk}": "Help", "title": ""}
    answer = coordinator_client.post(page, words)
    assert set(answer.context["form"].errors) == {"title", f"label_{question.pk}"}


def test_arabic_is_typed_from_right_to_left(coordinator_client, address):
    page = coordinator_client.get(address("survey_translate", "ar")).content.decode()
    assert 'lang="ar" dir="rtl"' in page


@pytest.mark.parametrize("language", ["fr", "nl", "EN"])
def test_language_that_is_not_translated_is_not_found(coordinator_client, address, language):
    assert coordinator_client.get(address("survey_translate", language)).status_code == 404


def test_words_of_another_questionnaire_are_ignored(coordinator_client, address):
    page = address("survey_translate", "en")
    words = sent_back(coordinator_client, page)
    foreign = make_question()
    coordinator_client.post(page, {**words, f"label_{foreign.pk}": "Mine"})
    assert not foreign.wordings.exists()


def dates(opening, closing):
    day, hour, end, end_hour = (*opening, *closing)
    return {
        "opens_at_0": day,
        "opens_at_1": hour,
        "closes_at_0": end,
        "closes_at_1": end_hour,
    }


def test_dates_are_local_time(coordinator_client, address, survey):
    asked = dates(("2030-06-12", "09:30"), ("2030-06-12", "18:00"))
    coordinator_client.post(address("survey_opening"), asked)
    survey.refresh_from_db()
    assert survey.opens_at == datetime(2030, 6, 12, 7, 30, tzinfo=UTC)
    assert survey.closes_at == datetime(2030, 6, 12, 16, 0, tzinfo=UTC)


def test_dates_can_be_taken_away(coordinator_client, address, survey):
    survey.opens_at = timezone.now() + timedelta(days=1)
    survey.save()
    coordinator_client.post(address("survey_opening"), dates(("", ""), ("", "")))
    survey.refresh_from_db()
    assert survey.opens_at is None


BAD_DATES = {
    "closes before it opens": ((("2030-06-12", "18:00"), ("2030-06-12", "09:30")), "closes_at"),
    "day without hour": ((("2030-06-12", ""), ("", "")), "opens_at"),
    "no such day": ((("2030-02-30", "10:00"), ("", "")), "opens_at"),
    "closes without opening": ((("", ""), ("2030-06-12", "18:00")), "opens_at"),
    "year 0": ((("0000-06-12", "10:00"), ("", "")), "opens_at"),
}


@pytest.mark.parametrize(("asked", "field"), BAD_DATES.values(), ids=BAD_DATES)
def test_bad_dates_are_refused_at_their_field(coordinator_client, address, survey, asked, field):
    answer = coordinator_client.post(address("survey_opening"), dates(*asked))
    assert list(answer.context["form"].errors) == [field]
    survey.refresh_from_db()
    assert survey.opens_at is None


def test_opened_and_closed_at_once(coordinator_client, address, survey):
    for action, is_open in (("open", True), ("close", False), ("open", True)):
        coordinator_client.post(address("survey_opening"), {"action": action})
        survey.refresh_from_db()
        assert survey.is_open_at(timezone.now()) is is_open


def test_questionnaire_with_gaps_does_not_open_and_says_why(
    coordinator_client, address, survey, version
):
    make_question(version=version, label="Vide ?", position=99)
    answer = coordinator_client.post(address("survey_opening"), {"action": "open"}, follow=True)
    page = answer.content.decode()
    assert "Vide ?" in page
    assert "message-bad" in page
    survey.refresh_from_db()
    assert survey.opens_at is None


def test_codes_are_made_and_shown_with_their_address(coordinator_client, address, survey):
    activity = make_activity(event=survey.event, kind="conference")
    workshop = make_activity(event=survey.event)
    page = address("survey_ways_in")
    for asked in ("everybody", "workshops", "activity"):
        coordinator_client.post(page, {"action": asked, "activity": activity.pk})
    ways_in = {way_in.activity: way_in for way_in in survey.ways_in.select_related("activity")}
    assert set(ways_in) == {None, workshop, activity}
    shown = coordinator_client.get(page).content.decode()
    for way_in in ways_in.values():
        assert f"http://testserver/q/{way_in.code}/" in shown


@pytest.mark.parametrize("asked", [{"action": "activity"}, {"action": "all"}, {}])
def test_code_of_nothing_is_not_made(coordinator_client, address, survey, asked):
    answer = coordinator_client.post(address("survey_ways_in"), asked)
    assert answer.status_code == 200
    assert not survey.ways_in.exists()


def test_activity_of_another_event_gets_no_code(coordinator_client, address, survey):
    asked = {"action": "activity", "activity": make_activity().pk}
    answer = coordinator_client.post(address("survey_ways_in"), asked)
    assert "activity" in answer.context["form"].errors
    assert not survey.ways_in.exists()


def test_code_is_switched_off_after_a_question_and_on_again(coordinator_client, address, survey):
    way_in = create_way_in(survey=survey)
    page = address("way_in_switch", way_in.code)
    assert coordinator_client.get(page).status_code == 200
    assert survey.ways_in.get().is_active
    for is_active in (False, True):
        coordinator_client.post(page)
        assert survey.ways_in.get().is_active is is_active


def test_code_of_another_questionnaire_is_not_found(coordinator_client, address):
    way_in = make_way_in()
    assert coordinator_client.post(address("way_in_switch", way_in.code)).status_code == 404
    assert WayIn.objects.get(pk=way_in.pk).is_active


def test_page_of_codes_is_the_same_whatever_was_answered(
    coordinator_client, address, survey, version
):
    """By activity, numbers would be a breakdown of an open questionnaire, and of few people."""
    activity = make_activity(event=survey.event)
    create_way_in(survey=survey, activity=activity)
    page = address("survey_ways_in")

    def shown():
        text = coordinator_client.get(page).content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)

    make_response(version=version)
    before = shown()
    for _each in range(12):
        make_response(version=version, activity=activity)
    assert shown() == before


def test_same_number_of_queries_for_any_number_of_codes(queries_of, address, survey):
    page = address("survey_ways_in")
    for activity in (None, make_activity(event=survey.event)):
        create_way_in(survey=survey, activity=activity)
    number = queries_of(page)
    for _each in range(15):
        create_way_in(survey=survey, activity=make_activity(event=survey.event))
    assert queries_of(page) == number < 20


def test_same_number_of_queries_for_any_number_of_texts(queries_of, address, version):
    pages = [address("survey_translations"), address("survey_translate", "ar")]
    number = [queries_of(page) for page in pages]
    for place in range(10):
        make_choice_wording(
            choice=make_choice(question=make_question(version=version, position=50 + place))
        )
    assert [queries_of(page) for page in pages] == number


def test_preview_has_a_screen_for_the_cover_and_each_question(coordinator_client, address):
    first = coordinator_client.get(address("survey_preview")).content.decode()
    assert "Votre visite en une minute" in first
    assert address("survey_preview_step", 1) in first
    for step in range(1, 8):
        page = coordinator_client.get(address("survey_preview_step", step)).content.decode()
        assert "<form" not in page
        assert f"{step} sur 7" in page


def test_preview_says_who_is_asked(coordinator_client, address):
    page = coordinator_client.get(address("survey_preview_step", 6)).content.decode()
    assert "Reviendriez-vous" in page
    assert (
        "Reviendriez-vous"
        not in coordinator_client.get(address("survey_preview_step", 7)).content.decode()
    )


def test_preview_in_arabic_is_the_page_that_people_see(coordinator_client, address):
    page = coordinator_client.get(address("survey_preview_step", 1), {"langue": "ar"})
    text = page.content.decode()
    assert '<html lang="ar" dir="rtl">' in text
    assert "ما مدى رضاك عن زيارتك؟" in text


def test_preview_in_an_unknown_language_is_french(coordinator_client, address):
    page = coordinator_client.get(address("survey_preview"), {"langue": "nl"})
    assert '<html lang="fr"' in page.content.decode()


def test_preview_ends_with_the_last_question(coordinator_client, address):
    assert coordinator_client.get(address("survey_preview_step", 8)).status_code == 404
