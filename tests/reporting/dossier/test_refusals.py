"""Bad dossiers: one clear message with its place, and nothing written."""

import json

import pytest
from django.core.management import CommandError, call_command

from reporting.dossier import parsing
from reporting.dossier.errors import DossierRefused
from reporting.dossier.loading import load
from tests.reporting.dossier.database import row_counts
from tests.reporting.dossier.full_dossier import UUIDS, as_bytes, full_dossier

pytestmark = pytest.mark.usefixtures("previous_event")
NO_VALUE = object()
VERSION = "/surveys/0/versions/0"
SHOWN_IF = f"{VERSION}/questions/4/shown_if"
HIDDEN = f"{VERSION}/responses/2/moderation/q5"


def refused(data: bytes) -> list[tuple[str, str]]:
    """(place, message) of each fault; checks that no table has changed."""
    before = row_counts()
    with pytest.raises(DossierRefused) as refusal:
        load(data)
    assert row_counts() == before
    return [(fault.place, fault.message) for fault in refusal.value.faults]


def places(data: bytes) -> list[str]:
    return [place for place, _message in refused(data)]


def spoiled(place: str, value: object) -> bytes:
    """The full dossier with one value replaced, added or removed at a JSON pointer."""
    document = full_dossier()
    *steps, last = [int(step) if step.isdigit() else step for step in place.split("/")[1:]]
    holder = document
    for step in steps:
        holder = holder[step]
    if value is NO_VALUE:
        del holder[last]
    elif isinstance(holder, list) and last == len(holder):
        holder.append(value)
    else:
        holder[last] = value
    return as_bytes(document)


SPOILED = {
    "wrong type": ("/event/is_public", "oui", None),
    "null": ("/event/summary", None, None),
    "missing": ("/event/name", NO_VALUE, None),
    "unknown property": ("/event/couleur", "bleu", None),
    "unknown part": ("/extras", [], None),
    "unknown code of a list": ("/organisations/0/kind", "mairie", None),
    "unknown hub": ("/activities/0/hub", "nulle-part", None),
    "unknown organisation": ("/partnerships/0/organisation", "inconnue", "*"),
    "unknown profile code": ("/check_ins/0/age_band", "y", None),
    "unknown reason": ("/check_ins/0/reasons/1", "r9", None),
    "unknown figure": ("/indicators/0/figure", "happiness", None),
    "unknown question": ("/surveys/0/versions/0/responses/0/answers/q9", "oui", None),
    "unknown choice": ("/surveys/0/versions/0/responses/0/answers/q2", "bof", None),
    "answer of another kind": ("/surveys/0/versions/0/responses/0/answers/q3", "oui", None),
    "condition on an unknown choice": (f"{VERSION}/questions/4/shown_if/choice", "bof", SHOWN_IF),
    "condition on a later question": (
        f"{VERSION}/questions/1/shown_if",
        {"question": "q3", "choice": "non"},
        None,
    ),
    "condition without a choice": (f"{VERSION}/questions/4/shown_if/choice", NO_VALUE, None),
    "unknown language": ("/surveys/0/wordings/0/language", "nl", None),
    "words beside a text": (f"{VERSION}/responses/0/words/q5", "Mots", None),
    "empty words": (f"{VERSION}/responses/0/words/q3", "", None),
    "decision about no text": (f"{VERSION}/responses/0/moderation/q1", {"verdict": "hidden"}, None),
    "hidden text that is shown": (f"{VERSION}/responses/2/moderation/q5/text", "Non.", HIDDEN),
    "hidden text in the report": (f"{VERSION}/responses/2/moderation/q5/in_report", True, HIDDEN),
    "unknown decision": (f"{VERSION}/responses/2/moderation/q5/verdict", "perhaps", None),
    "unknown previous edition": ("/event/previous_event", "jamais-vue", None),
    "line that is not of the form": ("/budget/lines/0/slug", "cafe", None),
    "impossible date": ("/opening_days/0/date", "2020-02-30", None),
    "badly written date": ("/opening_days/0/date", "10/03/2020", None),
    "day outside the event": ("/opening_days/0/date", "2020-05-01", "/opening_days/0"),
    "wrong SIRET": ("/organisations/0/siret", "21930006400018", None),
    "wrong e-mail address": ("/professionals/0/email", "ada", None),
    "negative amount": ("/budget/lines/0/planned", -1, None),
    "three decimals": ("/budget/lines/0/actual", 1.005, None),
    "text too long": ("/hubs/0/name", "x" * 121, None),
    "empty text": ("/hubs/0/name", "", None),
    "sequential key": ("/check_ins/0/id", "1", None),
    "exact time": ("/check_ins/0/slot", "2020-03-10T09:47+01:00", "/check_ins/0"),
    "interview without a hub": ("/check_ins/1/hub", NO_VALUE, "/check_ins/1"),
    "too many people": ("/check_ins/0/headcount", 500, None),
    "half a surrogate pair": ("/hubs/0/name", "\ud800", None),
    "null character": ("/hubs/0/name", "a\0b", None),
    "unused organisation": (
        "/organisations/1",
        {"code": "seule", "name": "Seule", "kind": "other"},
        None,
    ),
    "room taken": (
        "/activities/1",
        {
            "code": "autre",
            "title": "Autre",
            "room": "Salle A",
            "starts_at": "2020-03-10T12:30+01:00",
            "ends_at": "2020-03-10T14:00+01:00",
        },
        None,
    ),
    "unbalanced approved budget": ("/budget/lines/0/planned", 1, "/budget/status"),
    "unequal in kind": ("/in_kind_contributions/0/source", "", "/budget/status"),
    "approved without a date": ("/budget/approved_on", NO_VALUE, "/budget/status"),
}


@pytest.mark.parametrize(("place", "value", "expected"), SPOILED.values(), ids=SPOILED)
def test_spoiled_dossier_is_refused_at_its_place(place, value, expected):
    found = places(spoiled(place, value))
    assert found[0] == (place if expected in (None, "*") else expected)
    assert len(found) == 1 or expected == "*"


DUPLICATES = {
    "/hubs/1": ("/hubs/0", "/hubs/1/code"),
    "/activities/0/hosts/1": ("/activities/0/hosts/0", "/activities/0/hosts/1/organisation"),
    "/profile_choices/7": ("/profile_choices/0", "/profile_choices/7/code"),
    "/check_ins/3": ("/check_ins/0", "/check_ins/3/id"),
    "/surveys/0/wordings/1": ("/surveys/0/wordings/0", "/surveys/0/wordings/1/language"),
}


@pytest.mark.parametrize("place", DUPLICATES)
def test_duplicate_is_refused_and_says_where_the_first_is(place):
    first, expected = DUPLICATES[place]
    original = full_dossier()
    for step in first.split("/")[1:]:
        original = original[int(step) if step.isdigit() else step]
    [(found, message)] = refused(spoiled(place, original))
    assert found == expected
    assert first in message


def test_every_fault_is_named():
    document = full_dossier()
    document["hubs"][0]["name"] = 3
    document["rooms"][0]["capacity"] = "vingt"
    document["check_ins"][2]["kind"] = "visite"
    del document["bilan"]["blocks"][0]["text"]
    assert sorted(places(as_bytes(document))) == [
        "/bilan/blocks/0/text",
        "/check_ins/2/kind",
        "/hubs/0/name",
        "/rooms/0/capacity",
    ]


def test_same_event_under_another_name_is_refused_for_its_records():
    load(as_bytes(full_dossier()))
    document = full_dossier()
    document["event"]["slug"] = "copie"
    assert places(as_bytes(document))[:2] == ["/check_ins/0", "/check_ins/1"]


def test_directory_is_never_rewritten():
    load(as_bytes(full_dossier()))
    document = full_dossier()
    document["event"]["slug"] = "copie"
    document["organisations"][0]["acronym"] = "Z"
    assert places(as_bytes(document))[0] == "/organisations/0/acronym"


def test_personal_data_must_be_announced():
    document = full_dossier(personal_data=False)
    expected = ["first_name", "last_name", "email", "phone", "job_title"]
    member = ["first_name", "last_name", "email"]
    assert places(as_bytes(document)) == [
        "/partnerships/0/charter_accepted_by",
        "/charter_acceptances/0/contact_name",
        "/charter_acceptances/0/contact_role",
        *(f"/professionals/0/{name}" for name in expected),
        "/preparation_sessions/0/tutor",
        *(f"/committee_members/1/{name}" for name in member),
        *(f"/committee_meetings/0/members/{number}/name" for number in (0, 1)),
        "/grant_accounts/0/signatory",
    ]


FULL = as_bytes(full_dossier())
NOT_A_DOSSIER = {
    "empty": b"",
    "truncated": FULL[: len(FULL) // 2],
    "truncated inside a letter": json.dumps(full_dossier(), ensure_ascii=False).encode()[:600]
    + b"\xc3",
    "another encoding": json.dumps(full_dossier(), ensure_ascii=False).encode("utf-16"),
    "not a number": FULL.replace(b'"capacity": 300', b'"capacity": NaN'),
    "endless number": FULL.replace(b'"capacity": 300', b'"capacity": ' + b"9" * 5000),
    "gigantic exponent": FULL.replace(b'"capacity": 300', b'"capacity": 1e99999999999999999999'),
    "property twice": FULL.replace(b'"version": 1', b'"version": 1, "version": 1', 1),
    "nested too deeply": b"[" * 1_000_000,
    "50 MB of junk": b"x" * 50_000_000,
    "50 MB of bytes": bytes(range(256)) * 200_000,
    "a list": b"[]",
    "another document": b'{"name": "cite"}',
    "another version": FULL.replace(b'"version": 1', b'"version": 2'),
    "version in words": FULL.replace(b'"version": 1', b'"version": "1"'),
}


@pytest.mark.parametrize("data", NOT_A_DOSSIER.values(), ids=NOT_A_DOSSIER)
def test_what_is_no_dossier_gets_one_sentence(data):
    [(_place, message)] = refused(data)
    assert 0 < len(message) < 150


def test_byte_order_mark_is_accepted():
    assert load(b"\xef\xbb\xbf" + FULL).is_new


def test_truncated_file_names_line_and_column():
    [(_place, message)] = refused(b'{\n "format": "cite')
    assert "2" in message
    assert "12" in message


def test_command_fails_with_the_message(tmp_path):
    path = tmp_path / "dossier.json"
    path.write_bytes(spoiled("/hubs/0/name", 3))
    with pytest.raises(CommandError, match="/hubs/0/name"):
        call_command("load_event", path)


def refusal_of_file(path):
    with pytest.raises(CommandError) as refusal:
        call_command("load_event", path)
    return str(refusal.value).splitlines()[-1]


@pytest.mark.usefixtures("in_english")
def test_command_names_what_it_cannot_read_and_why(tmp_path):
    absent = tmp_path / "absent.json"
    assert refusal_of_file(absent) == (
        f"“{absent}” cannot be read: there is no such file or folder."
    )
    assert refusal_of_file(tmp_path) == f"“{tmp_path}” cannot be read: it is a folder."


@pytest.mark.usefixtures("in_english")
def test_file_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(parsing, "LARGEST_FILE", 10)
    path = tmp_path / "large.json"
    path.write_bytes(FULL)
    assert "too large" in refusal_of_file(path)


def test_cancellation_of_an_unknown_check_in_is_refused():
    assert places(spoiled("/cancellations/0/check_in", UUIDS[8])) == ["/cancellations/0/check_in"]
