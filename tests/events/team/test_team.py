"""Who works on an event: invited by mail, without a password that anybody else has seen."""

import re
from smtplib import SMTPException

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from events.team.joining import Refused, join, leave
from tests.factories import PASSWORD, make_event_membership, make_user, make_venue
from tests.personas import client_of

pytestmark = pytest.mark.django_db
ZOE = {"email": "zoe@example.org", "full_name": "Zoé Martin", "role": "reception"}
NEW_PASSWORD = "une phrase assez longue"


def team_page(event):
    return reverse("team", args=[event.slug])


def invite(client, event, **values):
    return client.post(team_page(event), {**ZOE, **values}, follow=True)


def link_in(message):
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def test_somebody_invited_chooses_a_password_and_enters(event, coordinator_client, client):
    invite(coordinator_client, event)
    [letter] = mail.outbox
    assert (letter.to, event.name in letter.body) == (["zoe@example.org"], True)
    form = client.get(link_in(letter), follow=True)
    passwords = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    client.post(form.request["PATH_INFO"], passwords)
    sent = {"username": "Zoe@example.org", "password": NEW_PASSWORD}
    assert client.post(reverse("login"), sent).status_code == 302
    assert client.get(reverse("desks", args=[event.slug])).status_code == 200
    assert client.get(team_page(event)).status_code == 404
    assert User.objects.get(email="zoe@example.org").full_name == "Zoé Martin"


def test_forgotten_password_works_when_the_invitation_is_too_old(event, coordinator_client, client):
    invite(coordinator_client, event)
    client.post(reverse("password_reset"), {"email": "zoe@example.org"})
    assert len(mail.outbox) == 2


def test_known_account_keeps_its_name_and_its_password(event, coordinator_client):
    known = make_user(email="zoe@example.org", full_name="Z. M.")
    client_of(known)  # who has logged in once
    invite(coordinator_client, event, email="ZOE@example.org")
    known.refresh_from_db()
    assert (known.full_name, known.check_password(PASSWORD)) == ("Z. M.", True)
    assert known.memberships.get().role == "reception"
    assert link_in(mail.outbox[0]) == reverse("login")


def test_same_role_twice_and_closed_accounts_are_refused_beside_the_field(
    event, coordinator_client
):
    make_user(email="ferme@example.org", is_active=False)
    invite(coordinator_client, event)
    for email in ("zoe@example.org", "ferme@example.org", "pas une adresse"):
        answer = invite(coordinator_client, event, email=email)
        assert list(answer.context["form"].errors) == ["email"]
    assert event.memberships.exclude(role="coordinator").count() == len(mail.outbox) == 1


def test_last_coordinator_stays(event):
    first = make_event_membership(event=event, role=Role.COORDINATOR)
    make_event_membership(event=event, role=Role.RECEPTION)
    with pytest.raises(Refused):
        leave(membership=first)
    make_event_membership(event=event, role=Role.COORDINATOR)
    leave(membership=first)
    assert event.memberships.count() == 2


def test_role_is_taken_back_and_the_account_stays(event, coordinator_client):
    membership = join(event=event, email="a@example.org", full_name="", role=Role.FUNDER).membership
    address = reverse("team_member", args=[event.slug, membership.pk])
    coordinator_client.post(address, {"remove": "1"})
    assert not event.memberships.filter(pk=membership.pk).exists()
    assert User.objects.filter(email="a@example.org").exists()


def test_who_takes_their_own_role_back_is_led_home(event, coordinator_client):
    make_event_membership(event=event, role=Role.COORDINATOR)
    user = User.objects.get(pk=coordinator_client.session["_auth_user_id"])
    own = event.memberships.get(user=user)
    answer = coordinator_client.post(
        reverse("team_member", args=[event.slug, own.pk]), {"remove": "1"}, follow=True
    )
    assert (answer.status_code, answer.redirect_chain) == (200, [(reverse("home"), 302)])


def test_member_of_another_event_is_out_of_reach(event, other_event, coordinator_client):
    foreign = make_event_membership(event=other_event, role=Role.FUNDER)
    address = reverse("team_member", args=[event.slug, foreign.pk])
    assert coordinator_client.post(address, {"remove": "1"}).status_code == 404
    assert other_event.memberships.count() == 1


@pytest.mark.parametrize("problem", [SMTPException(), UnicodeError("label too long")])
def test_mail_server_that_is_away_is_told_and_the_letter_is_sent_again(
    problem, event, coordinator_client, monkeypatch
):
    def refuse(*_arguments):
        raise problem

    with monkeypatch.context() as patch:
        patch.setattr("events.team.letter.send_mail", refuse)
        answer = invite(coordinator_client, event)
        assert "Renvoyez" in str(next(iter(answer.context["messages"])))
    membership = event.memberships.get(role="reception")
    address = reverse("team_member", args=[event.slug, membership.pk])
    coordinator_client.post(address, {"write": "1"})
    assert len(mail.outbox) == 1


def test_new_event_leads_an_administrator_to_its_team(administrator_client):
    sent = {
        "name": "Cité de Bondy",
        "slug": "bondy-2027",
        "venue": make_venue().pk,
        "starts_on": "17/12/2027",
        "ends_on": "17/12/2027",
        "mask_inside": "5",
        "mask_public": "11",
        "explain_gap_from": "10",
        "retention_months": "12",
    }
    answer = administrator_client.post(reverse("admin:events_event_add"), sent)
    assert answer.url == "/pilotage/bondy-2027/equipe/"
