"""A tablet shows a code and becomes a desk, by one POST."""

from datetime import timedelta
from secrets import token_urlsafe

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_desk, make_pairing_code, make_tablet
from tests.visits.api.sending import CREATED, Sending, check_in, refusal
from visits.models import PairingCode, Tablet
from visits.sync.pairing import WrongCodes, wrong_codes
from visits.sync.problems import Problem

CODE = "K7QM3RTX"
SERIES = "AbCdEfGhIjKlMnOpQrSt-_"


@pytest.fixture
def desk(event):
    return make_desk(event=event, name="Accueil")


@pytest.fixture
def code(desk):
    return make_pairing_code(desk=desk, code=CODE)


@pytest.fixture
def stranger(db):
    """A tablet that was never here: its row is not read."""
    made = Sending(Tablet(series=SERIES), token="")
    return made


def pair(sending, **values):
    body = {"code": CODE, "series": SERIES, "app_version": "abc123", **values}
    return sending.post(body, "reception_pair", headers={"Authorization": None})


def test_code_becomes_a_key(stranger, desk, code):
    answer = pair(stranger)
    assert answer.status_code == 200
    token = answer.json()["token"]
    assert answer.json()["configuration"]["desk"]["name"] == "Accueil"
    tablet = Tablet.objects.get()
    assert (tablet.desk, tablet.series, tablet.app_version) == (desk, SERIES, "abc123")
    stored = {str(value) for value in vars(tablet).values()}
    assert stored.isdisjoint({token, CODE})
    paired = Sending(tablet, token)
    assert paired.outcome(check_in()) == CREATED
    assert paired.get().json() == answer.json()["configuration"]


@pytest.mark.parametrize(
    "typed", ["K7QM-3RTX", "k7qm3rtx", " k7qm 3rtx ", "K7QM\u20113RTX"[:4] + "-3RTX"]
)
def test_code_as_people_type_it(stranger, code, typed):
    assert pair(stranger, code=typed).status_code == 200


def test_code_is_spent_by_its_use(stranger, code):
    assert pair(stranger).status_code == 200
    assert refusal(pair(stranger, series=token_urlsafe(16))) == (404, "unknown_code")
    assert Tablet.objects.count() == 1


def test_looking_spends_nothing(stranger, code):
    assert stranger.client.get(reverse("reception_pair")).status_code == 405
    assert pair(stranger, series="short").status_code == 400
    assert PairingCode.objects.count() == 1
    assert pair(stranger).status_code == 200


def test_code_that_is_too_old(stranger, code):
    PairingCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert refusal(pair(stranger)) == (404, "unknown_code")


def test_code_of_a_desk_out_of_service(stranger, desk, code):
    type(desk).objects.update(is_active=False)
    assert refusal(pair(stranger)) == (404, "unknown_code")


@pytest.mark.parametrize(
    "wrong", ["", "K7QM3RTY", "K7QM3RT", "K7QM3RTXX", "'; --", "0" * 999, "\ud800", "Ⅷ" * 8]
)
def test_unknown_code(stranger, code, wrong):
    assert refusal(pair(stranger, code=wrong)) == (404, "unknown_code")
    assert PairingCode.objects.count() == 1


NOT_TEXT = [None, 1, True, [], {}]
WRONG_PARTS = [
    *(("code", value) for value in NOT_TEXT),
    *(("series", value) for value in [*NOT_TEXT, "", "x" * 23, "a\x00" * 11, "\ud800" * 22]),
    *(("app_version", value) for value in [*NOT_TEXT, "x" * 41, "a\x00", "\ud800"]),
]


@pytest.mark.parametrize(("part", "value"), WRONG_PARTS)
def test_part_that_is_not_as_described(stranger, code, part, value):
    response = pair(stranger, **{part: value})
    assert refusal(response) == (400, "invalid_request")
    assert part in response.json()["message"]


def test_tablet_that_comes_back_goes_on_with_its_numbers(sending, tablet, code, desk):
    sending.send(check_in(1), check_in(2), last_number=4)
    Tablet.objects.update(revoked_at=timezone.now())
    answer = pair(sending, series=tablet.series)
    back = Sending(tablet, answer.json()["token"])
    assert refusal(sending.post(sending.body())) == (401, "unknown_token")
    assert back.send(check_in(3), last_number=4)["missing"] == 1
    assert [one.desk for one in Tablet.objects.all()] == [desk]


def test_new_tablet_replaces_the_former(sending, stranger, tablet):
    make_pairing_code(desk=tablet.desk, code=CODE)
    answer = pair(stranger)
    assert refusal(sending.post(sending.body(check_in()))) == (401, "revoked")
    new = Tablet.objects.get(series=SERIES)
    assert Sending(new, answer.json()["token"]).outcome(check_in()) == CREATED


def test_same_tablet_in_another_event_is_another_row(sending, tablet):
    make_pairing_code(code=CODE)
    pair(sending, series=tablet.series)
    assert Tablet.objects.filter(series=tablet.series, revoked_at=None).count() == 2
    assert sending.outcome(check_in()) == CREATED


WRONG = "K7222222"  # begins as CODE does


def test_wrong_codes_are_limited(stranger, code):
    for _attempt in range(wrong_codes.allowed):
        assert pair(stranger, code=WRONG).status_code == 404
    response = pair(stranger)
    assert refusal(response) == (429, "too_many_requests")
    assert 1 <= int(response["Retry-After"]) <= 61
    wrong_codes.forget()
    assert pair(stranger).status_code == 200


def test_whoever_guesses_holds_up_no_other_desk(stranger, code):
    """Codes that begin otherwise, and what cannot be a code, however often."""
    for wrong in ("K6222222", "K7QM3RT", "K7QM3RT0", "K7") * wrong_codes.allowed:
        assert pair(stranger, code=wrong).status_code in (404, 429)
    assert pair(stranger).status_code == 200


def test_good_codes_are_not_counted(event, stranger):
    for _attempt in range(3):
        make_pairing_code(desk=make_desk(event=event), code=CODE)
        assert pair(stranger, series=token_urlsafe(16)).status_code == 200
    wrong_codes.refuse_more(CODE)


def test_after_a_minute_codes_are_tried_again(monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("visits.sync.pairing.monotonic", lambda: clock[0])
    limit = WrongCodes(allowed=2)
    for _attempt in range(2):
        limit.refuse_more(WRONG)
        limit.add(WRONG)
    with pytest.raises(Problem) as refused:
        limit.refuse_more("k7-qm 3rtx")
    assert refused.value.retry_after == 61
    clock[0] += 60
    limit.refuse_more(WRONG)
    limit.add(WRONG)
    limit.refuse_more(WRONG)


def test_key_of_a_tablet_is_not_looked_at(stranger, code):
    made = make_tablet(token="t" * 43)
    body = {"code": CODE, "series": SERIES, "app_version": ""}
    response = stranger.post(
        body, "reception_pair", headers={"Authorization": "Bearer " + "t" * 43}
    )
    assert response.status_code == 200
    assert Tablet.objects.get(pk=made.pk).revoked_at is None
