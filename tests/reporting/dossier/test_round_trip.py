"""Export → load → export is identical, and loading twice changes nothing."""

import json
from datetime import date
from functools import partial

import pytest
from django.db import connection
from jsonschema import Draft202012Validator

from events.models import Event
from partners.models import Professional
from reporting.dossier.errors import DossierRefused
from reporting.dossier.exporting import export
from reporting.dossier.loading import load
from reporting.dossier.schema import published_schema
from reporting.dossier.tables import TABLES
from reporting.figures import figures_of
from reporting.kept_answers import totals_of
from surveys.mixing import shuffle_responses
from surveys.models import Answer
from surveys.purge import purge_responses
from tests.factories.events import make_event
from tests.reporting.dossier.database import empty_all, row_counts
from tests.reporting.dossier.full_dossier import as_bytes, full_dossier, purged_dossier
from tests.reporting.dossier.full_parts import survey
from tests.reporting.live.filled_event import make_filled_event
from tests.visits.recount import counted
from visits.mixing import shuffle_check_ins
from visits.models import CheckIn
from visits.purge import purge_check_ins, purged_on

pytestmark = pytest.mark.usefixtures("previous_event")
PERSONAL = ["Ada", "Martin", "ada@example.org", "0102030405", "Conseillère"]


def rows_of(document, path):
    holders = [document]
    for name in path.split("."):
        found = [holder[name] for holder in holders if name in holder]
        holders = [row for rows in found for row in (rows if isinstance(rows, list) else [rows])]
    return holders


def load_full(**changes) -> Event:
    return load(as_bytes(full_dossier(**changes))).event


def sorted_rows(value):
    """The same document with its lists in one order: a dossier is free to use another."""
    if isinstance(value, dict):
        return {name: sorted_rows(item) for name, item in value.items()}
    if isinstance(value, list):
        return sorted(map(sorted_rows, value), key=partial(json.dumps, sort_keys=True))
    return value


def without_defaults(document):
    """A question without choices says nothing of them in an export."""
    for question in rows_of(document, "surveys.versions.questions"):
        if not question["choices"]:
            del question["choices"]
    return document


def test_full_dossier_states_every_property_of_the_format():
    documents = full_dossier(), purged_dossier()
    missing = [
        f"{table.path}.{name}"
        for table in TABLES
        for name in table.properties
        if not any(name in row for one in documents for row in rows_of(one, table.path))
    ]
    assert missing == []


def test_export_says_all_that_was_loaded():
    exported = json.loads(export(load_full(), with_personal_data=True))
    assert sorted_rows(exported) == sorted_rows(without_defaults(full_dossier()))


def test_export_load_export_is_identical():
    first = export(load_full(), with_personal_data=True)
    empty_all()
    make_event(slug="precedente")
    assert export(load(first.encode()).event, with_personal_data=True) == first


def test_export_agrees_with_the_published_schema():
    document = json.loads(export(load_full(), with_personal_data=True))
    Draft202012Validator(published_schema()).validate(document)


def test_contribution_whose_quantity_is_not_known_comes_back_without():
    document = full_dossier()
    document["in_kind_contributions"][0]["quantity"] = None
    document["budget"]["status"] = "approved"
    event = load(as_bytes(document)).event
    assert event.in_kind_contributions.get().quantity is None
    exported = json.loads(export(event, with_personal_data=True))
    Draft202012Validator(published_schema()).validate(exported)
    assert sorted_rows(exported) == sorted_rows(without_defaults(document))


def test_loading_twice_changes_nothing():
    load_full()
    before = row_counts()
    assert not load(as_bytes(full_dossier())).is_new
    assert row_counts() == before


def test_an_event_that_differs_is_refused_and_the_place_is_named():
    load_full()
    changed = full_dossier()
    changed["hubs"][0]["name"] = "Autre nom"
    changed["rooms"].append({"name": "Salle B"})
    del changed["desks"][0]
    with pytest.raises(DossierRefused) as refusal:
        load(as_bytes(changed))
    assert [fault.place for fault in refusal.value.faults] == [
        "/event/slug",
        "/hubs/0/name",
        "/rooms/1",
        "/desks",
    ]
    assert not Event.objects.filter(hubs__name="Autre nom").exists()


def test_personal_data_are_left_out_unless_asked_for():
    event = load_full()
    text, full_text = export(event), export(event, with_personal_data=True)
    assert [word for word in PERSONAL if word in text] == []
    assert [word for word in PERSONAL if word in full_text] == PERSONAL


def test_loading_without_personal_data_erases_nobody():
    event = load_full()
    assert not load(export(event).encode()).is_new
    assert Professional.objects.get(code="pro-1").display_name == "Ada Martin"


def test_a_professional_known_from_another_event_keeps_the_name():
    first = export(load_full())
    other = json.loads(first.replace('"slug": "complet"', '"slug": "copie"'))
    del other["check_ins"], other["cancellations"]
    del other["surveys"][0]["versions"][0]["responses"]
    copy = load(as_bytes(other)).event
    assert Professional.objects.get(mobilisations__event=copy).display_name == "Ada Martin"


def test_keys_of_visits_and_responses_come_back():
    event = load_full()
    ids = [row["id"] for row in full_dossier()["check_ins"]]
    assert sorted(str(pk) for pk in CheckIn.objects.values_list("pk", flat=True)) == ids
    assert Answer.objects.filter(response__event=event).count() == 8


def test_purged_event_keeps_its_totals():
    """Its records are gone: what is left of them goes from one base to the other, and back."""
    event = load_full()
    before = counted([event])
    purge_check_ins(event=event, on=date(2022, 1, 1))
    left = {key: number for key, number in before.items() if key[0] != "profile"}
    totals = sorted((*key[:1], *key[2:4], number) for key, number in left.items())
    first = export(event, with_personal_data=True)
    connection.check_constraints()
    empty_all()
    make_event(slug="precedente")
    loaded = load(first.encode()).event
    again = counted([loaded])
    assert sorted((*key[:1], *key[2:4], number) for key, number in again.items()) == totals != []
    assert purged_on(loaded) == date(2022, 1, 1)
    assert export(loaded, with_personal_data=True) == first
    shuffle_check_ins(loaded)
    assert export(loaded, with_personal_data=True) == first


def test_purged_dossier_agrees_with_the_schema_and_comes_back():
    document = purged_dossier()
    Draft202012Validator(published_schema()).validate(document)
    exported = json.loads(export(load(as_bytes(document)).event, with_personal_data=True))
    assert sorted_rows(exported) == sorted_rows(without_defaults(document))


def test_counts_without_a_purge_or_with_check_ins_are_refused():
    document = purged_dossier()
    both = purged_dossier(check_ins=full_dossier()["check_ins"])
    del document["purge"]
    for wrong, place in ((document, "/kept_counts"), (both, "/check_ins/0")):
        with pytest.raises(DossierRefused) as refusal:
            load(as_bytes(wrong))
        assert refusal.value.faults[0].place == place


def test_event_whose_answers_are_erased_keeps_its_figures():
    event = make_filled_event(slug="remplie")
    purge_responses(event=event, on=date(2022, 1, 1), keep=totals_of, report_number=2)
    figures = {value.code: value.text for value in figures_of(event)}
    first = export(event)
    connection.check_constraints()
    empty_all()
    loaded = load(first.encode()).event
    assert {value.code: value.text for value in figures_of(loaded)} == figures
    assert figures["visitor_responses"] == "94"
    assert export(loaded) == first


def test_totals_without_a_purge_or_with_answers_are_refused():
    document = purged_dossier()
    both = purged_dossier(surveys=[survey()])
    del document["survey_purge"]
    for wrong, place in (
        (document, "/surveys/0/kept"),
        (both, "/surveys/0/versions/0/responses/0"),
    ):
        with pytest.raises(DossierRefused) as refusal:
            load(as_bytes(wrong))
        assert refusal.value.faults[0].place == place


def test_nothing_of_the_order_of_arrival_is_exported():
    document = full_dossier()
    forwards = export(load(as_bytes(document)).event)
    empty_all()
    make_event(slug="precedente")
    document["check_ins"].reverse()
    document["surveys"][0]["versions"][0]["responses"].reverse()
    assert export(load(as_bytes(document)).event) == forwards


def test_number_of_queries_does_not_grow_with_the_rows(django_assert_num_queries):
    event = load_full()
    queries = len(TABLES) + 3  # previous event, reasons, answers
    with django_assert_num_queries(queries):
        export(event)
    extra = [CheckIn(event=event, kind="arrival", slot="2020-03-10T12:00+01:00") for _ in range(30)]
    CheckIn.objects.bulk_create(extra)
    with django_assert_num_queries(queries):
        export(event)


def test_loaded_responses_are_all_to_be_shuffled():
    """They lie in the order of the file."""
    event = load_full()
    number = event.responses.count()
    assert [shuffle_responses(event) for _time in range(2)] == [number, 0] != [0, 0]
