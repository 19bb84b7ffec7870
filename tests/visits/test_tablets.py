"""Codes, pairing and revoking; what two people do at one moment."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import RestrictedError
from django.utils import timezone

from tests.factories import make_desk, make_tablet, make_user
from tests.factories.visits import hash_of
from tests.visits.api.at_once import all_at_once, in_background, other_session, who_waits_for
from visits.models import PairingCode, Tablet
from visits.tablets import (
    InactiveDesk,
    UnknownCode,
    create_pairing_code,
    normal_code,
    pair_tablet,
    revoke_tablet,
)

SERIES = "AbCdEfGhIjKlMnOpQrSt-_"


@pytest.fixture
def desk(db):
    return make_desk()


@pytest.fixture
def somebody(db):
    return make_user()


def pair(code, series=SERIES):
    return pair_tablet(code=code, series=series, app_version="1")


def test_code_is_short_and_kept_as_a_hash(desk, somebody):
    code = create_pairing_code(desk=desk, by=somebody)
    assert re.fullmatch("[2-9A-HJ-NP-Z]{8}", code)
    kept = PairingCode.objects.get()
    assert (kept.desk, kept.code_hash) == (desk, hash_of(code))
    assert timedelta(minutes=59) < kept.expires_at - timezone.now() <= timedelta(minutes=60)


def test_later_code_replaces_the_former(desk, somebody):
    former, later = (create_pairing_code(desk=desk, by=somebody) for _ in range(2))
    assert PairingCode.objects.count() == 1
    with pytest.raises(UnknownCode):
        pair(former)
    assert pair(later)[0].desk == desk


def test_desk_out_of_service_gets_no_code(somebody):
    with pytest.raises(InactiveDesk):
        create_pairing_code(desk=make_desk(is_active=False), by=somebody)


@pytest.mark.parametrize("typed", ["K7QM-3RTX", "k7qm3rtx", " K7QM 3rtx\n"])
def test_code_as_it_was_made(typed):
    assert normal_code(typed) == "K7QM3RTX"


def test_key_is_kept_as_a_hash(desk, somebody):
    tablet, token = pair(create_pairing_code(desk=desk, by=somebody))
    assert len(token) == 43
    assert (tablet.token_hash, tablet.event) == (hash_of(token), desk.event)
    assert PairingCode.objects.count() == 0


def test_pairing_again_keeps_the_row_and_changes_the_key(desk, somebody):
    first, token = pair(create_pairing_code(desk=desk, by=somebody))
    other_desk = make_desk(event=desk.event)
    again, other_token = pair(create_pairing_code(desk=other_desk, by=somebody))
    assert (again.pk, again.desk) == (first.pk, other_desk)
    assert token != other_token


def test_desk_has_one_tablet(desk, somebody):
    former, _token = pair(create_pairing_code(desk=desk, by=somebody))
    later, _token = pair(create_pairing_code(desk=desk, by=somebody), series="0" * 22)
    former.refresh_from_db()
    assert former.revoked_at >= former.paired_at
    assert list(Tablet.objects.active()) == [later]


def test_revoking(desk, somebody):
    tablet, _token = pair(create_pairing_code(desk=desk, by=somebody))
    create_pairing_code(desk=desk, by=somebody)
    assert revoke_tablet(desk=desk, by=somebody)
    tablet.refresh_from_db()
    assert tablet.revoked_at is not None
    assert PairingCode.objects.count() == 0
    assert not revoke_tablet(desk=desk, by=somebody)


def test_revoking_a_tablet_that_was_paired_by_a_fast_clock(desk, somebody):
    ahead = timezone.now() + timedelta(minutes=5)
    tablet = make_tablet(event=desk.event, desk=desk, paired_at=ahead)
    revoke_tablet(desk=desk, by=somebody)
    tablet.refresh_from_db()
    assert tablet.revoked_at == ahead


def tried(code, series):
    try:
        return pair(code, series)[0]
    except UnknownCode:
        return None


@pytest.mark.django_db(transaction=True)
def test_one_of_two_tablets_wins_the_code(desk, somebody):
    code = create_pairing_code(desk=desk, by=somebody)
    numberings = [f"{number:022}" for number in range(4)]
    works = [lambda series=series: tried(code, series) for series in numberings]
    winners = [tablet for tablet in all_at_once(works) if tablet]
    assert list(Tablet.objects.all()) == winners
    assert len(winners) == 1


@pytest.mark.django_db(transaction=True)
def test_second_tablet_waits_and_finds_the_code_spent(desk, somebody):
    code = create_pairing_code(desk=desk, by=somebody)
    with other_session() as session:
        session.execute("DELETE FROM visits_pairingcode")
        with in_background(lambda: tried(code, SERIES)) as answer:
            who_waits_for(session)
            session.commit()
            assert answer.result() is None


@pytest.mark.django_db(transaction=True)
def test_same_tablet_paired_with_two_desks_at_once(desk, somebody):
    desks = [desk, *(make_desk(event=desk.event) for _ in range(3))]
    codes = [create_pairing_code(desk=one, by=somebody) for one in desks]
    all_at_once([lambda code=code: tried(code, SERIES) for code in codes])
    assert Tablet.objects.get().desk in desks
    assert PairingCode.objects.count() == 0


def test_desk_that_had_a_tablet_is_not_deleted_but_its_event_is(desk):
    """What its tablet numbered and never sent would be forgotten."""
    make_tablet(desk=desk, last_number=2)
    with pytest.raises(RestrictedError):
        desk.delete()
    desk.event.delete()
    assert not Tablet.objects.exists()


def test_tablet_is_told_from_others_by_when_it_was_paired(desk):
    paired_at = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
    assert str(make_tablet(desk=desk, paired_at=paired_at)) == "23/11/2026 09:05"
