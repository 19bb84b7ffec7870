"""However many faults a file has, the search for them ends soon and the answer is short."""

import time
from uuid import UUID

import pytest

from reporting.dossier.errors import ENOUGH, DossierRefused, Fault
from reporting.dossier.loading import load
from reporting.dossier.schema import LARGEST_TABLE
from tests.reporting.dossier.full_dossier import as_bytes, full_dossier

pytestmark = pytest.mark.usefixtures("previous_event", "in_english")
SECONDS = 30  # of the processor: ten times what it takes; without bounds, these take minutes


def text_of(places: list[str], message: str = "Wrong.") -> str:
    return DossierRefused([Fault(place, message) for place in places]).text()


def refused_soon(document) -> DossierRefused:
    started = time.process_time()
    with pytest.raises(DossierRefused) as refusal:
        load(as_bytes(document))
    assert time.process_time() - started < SECONDS
    return refusal.value


def test_equal_faults_of_a_list_are_one_line():
    assert text_of(["/hubs/0/code", "/hubs/2/code"]) == "/hubs/0/code, /hubs/2/code — Wrong."
    assert text_of([f"/hubs/{i}" for i in range(4)]) == (
        "/hubs/0, /hubs/1, /hubs/2 and 1 other place — Wrong."
    )
    assert text_of([f"/hubs/{i}" for i in range(50)]) == (
        "/hubs/0, /hubs/1, /hubs/2 and 47 other places — Wrong."
    )


def test_faults_of_different_places_stay_apart():
    assert text_of(["/hubs/0/code", "/hubs/1/name"]).splitlines() == [
        "/hubs/0/code — Wrong.",
        "/hubs/1/name — Wrong.",
    ]


def test_search_that_stopped_says_at_least():
    assert text_of([f"/hubs/{i}" for i in range(ENOUGH)]) == (
        f"/hubs/0, /hubs/1, /hubs/2 and at least {ENOUGH - 3} other places — Wrong."
    )


def test_object_with_endless_properties_is_refused_at_once():
    document = full_dossier() | {f"p{i}": 1 for i in range(300_000)}
    [fault] = refused_soon(document).faults
    assert "too many properties" in fault.message


def test_list_with_endless_rows_is_refused_at_once():
    document = full_dossier()
    document["rooms"] = [{"name": f"Salle {i}"} for i in range(300_000)]
    [fault] = refused_soon(document).faults
    assert fault.place == "/rooms"
    assert str(LARGEST_TABLE) in fault.message


@pytest.mark.parametrize("table", ["check_ins", "cancellations"])
def test_rows_that_are_all_wrong_are_not_all_looked_at(table):
    document = full_dossier()
    document[table] = [{"a": 1}] * 300_000
    assert len(refused_soon(document).faults) == ENOUGH


def test_check_ins_known_from_another_event_are_not_all_tried():
    document = full_dossier()
    first = document["check_ins"][0]
    many = [{**first, "id": str(UUID(int=i, version=4))} for i in range(3000)]
    document["check_ins"], document["cancellations"] = many, []
    load(as_bytes(document))
    document["event"]["slug"] = "copie"
    refusal = refused_soon(document)
    assert refusal.text().splitlines()[0] == (
        f"/check_ins/0, /check_ins/1, /check_ins/2 and at least {ENOUGH - 3} other places — "
        "Another event of this base already has a record with this id."
    )
