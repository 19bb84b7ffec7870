"""Asking for answers by personal links, and reminding without knowing who said what."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from events.mail.opting_out import address_hash, opt_out
from events.mail.outbox import approve
from events.mail.sending import send_due
from partners.asking import MOST_REMINDERS, Wanted, ask, choose, remind, why_no_reminder
from partners.asking_progress import progress_of
from surveys.links import create_link, find_invitation, spend, token_of
from surveys.mail_purposes import REMINDER
from surveys.services import Refused
from tests.factories import make_hub, make_invitation, make_survey

pytestmark = pytest.mark.django_db


def ask_all(survey, by=None):
    return ask(survey=survey, mobilisations=choose(survey, Wanted()).to_ask, by=by)


def send_all(event):
    approve(event=event, messages=event.outgoing_messages.to_review(), by=None)
    return send_due().sent


def age_messages(event, days):
    """As if all that was sent had been sent so many days ago."""
    for message in event.outgoing_messages.all():
        moment = timezone.now() - timedelta(days=days)
        message.created_at = moment
        message.sent_at = message.sent_at and moment
        message.save()


def answer(event, code):
    spend(event.invitations.get(code=code))


def links():
    return {
        message.to[0]: re.search(r"/q/lien/([^/\s]+)/", message.body)[1] for message in mail.outbox
    }


def test_choice_says_who_has_no_address(survey, people):
    choice = choose(survey, Wanted())
    assert [each.professional.code for each in choice.to_ask] == ["pro-a", "pro-b", "pro-c"]
    assert [each.professional.code for each in choice.without_email] == ["pro-d"]
    assert (choice.number, choice.already_asked) == (4, 0)


def test_choice_by_role_hub_and_organisation(survey, people, event):
    hub = make_hub(event=event)
    people[0].hub, people[1].role = hub, "reception"
    for each in people[:2]:
        each.save()
    of_hub = choose(survey, Wanted(hub=hub.code)).to_ask
    of_role = choose(survey, Wanted(role="reception")).to_ask
    organisation = people[2].professional.organisation.code
    of_organisation = choose(survey, Wanted(organisation=organisation)).to_ask
    assert [of_hub, of_role, of_organisation] == [[people[0]], [people[1]], [people[2]]]


def test_asking_prepares_one_draft_for_each_and_never_two(survey, people, event, coordinator):
    assert ask_all(survey, coordinator) == 3
    assert event.outgoing_messages.numbers_by_state() == {"draft": 3}
    assert sorted(event.invitations.values_list("code", flat=True)) == ["pro-a", "pro-b", "pro-c"]
    assert ask(survey=survey, mobilisations=people, by=coordinator) == 3
    assert event.outgoing_messages.count() == 3
    assert choose(survey, Wanted()).already_asked == 3


def test_visitors_have_no_personal_link(event, people):
    with pytest.raises(Refused):
        ask(survey=make_survey(event=event), mobilisations=people, by=None)


def test_link_is_in_the_mail_and_nowhere_else(survey, people, event):
    ask_all(survey)
    assert send_all(event) == 3
    tokens = links()
    assert len(set(tokens.values())) == 3
    for address, token in tokens.items():
        invitation = find_invitation(token)
        assert address.endswith(f"<{invitation.code[-1]}@example.org>")
        assert occurrences(token) == 0


def occurrences(text):
    """In how many values of the whole database it is."""
    found = 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(
                f'SELECT count(*) FROM "{table}" AS row WHERE row::text LIKE %s', [f"%{text}%"]
            )
            found += cursor.fetchone()[0]
    return found


def test_message_sent_again_bears_the_same_link(survey, people, event):
    ask_all(survey)
    send_all(event)
    first = links()
    mail.outbox.clear()
    age_messages(event, 6)
    remind(survey=survey, by=None)
    send_all(event)
    assert links() == first


def test_secret_key_that_changed_opens_nothing_and_says_so(survey, people, event, settings):
    ask_all(survey)
    settings.SECRET_KEY = "another"
    assert send_all(event) == 0
    assert event.outgoing_messages.numbers_by_state() == {"failed": 3}
    assert "lien" in event.outgoing_messages.first().last_error


def test_token_needs_the_key_of_the_server(survey, settings):
    invitation = make_invitation(survey=survey, event=survey.event)
    token = create_link(invitation)
    assert token_of(invitation) == token
    settings.SECRET_KEY = "another"
    assert token_of(invitation) is None


def test_closed_questionnaire_is_not_sent(survey, people, event):
    ask_all(survey)
    survey.closes_at = timezone.now()
    survey.save()
    assert send_all(event) == 0
    assert event.outgoing_messages.numbers_by_state() == {"failed": 3}


def test_reminder_leaves_out_those_who_answered_and_does_not_tell_them(survey, people, event):
    ask_all(survey)
    send_all(event)
    age_messages(event, 6)
    answer(event, "pro-b")
    mail.outbox.clear()
    assert remind(survey=survey, by=None) == 3
    assert send_all(event) == 3
    assert sorted(address[-15:-1] for address in links()) == ["<a@example.org", "<c@example.org"]
    reminders = event.outgoing_messages.filter(purpose=REMINDER.code)
    shown = {(row.state, row.sent_at, row.claimed_at, row.attempts) for row in reminders}
    assert len(shown) == 1


def test_answer_between_the_approval_and_the_sending_is_left_out(survey, people, event):
    ask_all(survey)
    send_all(event)
    age_messages(event, 6)
    remind(survey=survey, by=None)
    approve(event=event, messages=event.outgoing_messages.to_review(), by=None)
    answer(event, "pro-a")
    mail.outbox.clear()
    send_due()
    assert len(mail.outbox) == 2


def test_reminder_after_the_closing_is_said_to_have_reached_nobody(survey, people, event):
    ask_all(survey)
    send_all(event)
    age_messages(event, 6)
    answer(event, "pro-b")
    mail.outbox.clear()
    remind(survey=survey, by=None)
    reminders = event.outgoing_messages.filter(purpose=REMINDER.code)
    approve(event=event, messages=reminders, by=None)
    tried = reminders.get(reference=event.invitations.get(code="pro-a").pk)
    tried.attempts = 1  # the mail server had asked to wait, so this person had not answered
    tried.save()
    survey.closes_at = timezone.now()
    survey.save()
    assert send_due().sent == 0
    assert mail.outbox == []
    shown = {(row.state, row.last_error, row.attempts, row.claimed_at) for row in reminders.all()}
    [(state, reason, attempts, claimed_at)] = shown
    assert (state, attempts, claimed_at) == ("skipped", 0, None)
    assert "n’était pas ouvert" in reason


def test_reminder_that_nobody_got_does_not_use_one_up(survey, people, event):
    ask_all(survey)
    send_all(event)
    age_messages(event, 6)
    remind(survey=survey, by=None)
    survey.closes_at = timezone.now()
    survey.save()
    send_all(event)
    survey.closes_at = None
    survey.save()
    assert why_no_reminder(survey, timezone.now()) == ""
    assert remind(survey=survey, by=None) == 3
    assert send_all(event) == 3


def test_reminder_goes_to_those_who_received_the_request(survey, people, event):
    ask_all(survey)
    failed = event.outgoing_messages.get(reference=event.invitations.get(code="pro-a").pk)
    failed.state = "cancelled"
    failed.save()
    send_all(event)
    age_messages(event, 6)
    assert remind(survey=survey, by=None) == 2


def test_reminders_are_few_and_far_between(survey, people, event):
    assert why_no_reminder(survey, timezone.now()) == ("Personne n’a encore reçu la demande.")
    ask_all(survey)
    send_all(event)
    assert "trop récent" in why_no_reminder(survey, timezone.now())
    for _time in range(MOST_REMINDERS):
        age_messages(event, 6)
        assert why_no_reminder(survey, timezone.now()) == ""
        remind(survey=survey, by=None)
        send_all(event)
    age_messages(event, 6)
    with pytest.raises(Refused, match="Deux relances"):
        remind(survey=survey, by=None)


def test_nobody_is_reminded_once_it_is_closed(survey, people, event):
    ask_all(survey)
    send_all(event)
    survey.closes_at = timezone.now()
    survey.save()
    with pytest.raises(Refused):
        remind(survey=survey, by=None)


def test_who_unsubscribed_is_neither_asked_nor_reminded(survey, people, event):
    opt_out(event, address_hash(event.pk, "a@example.org"))
    ask_all(survey)
    assert send_all(event) == 2
    opt_out(event, address_hash(event.pk, "b@example.org"))
    age_messages(event, 6)
    remind(survey=survey, by=None)
    assert send_all(event) == 1


def test_progress_counts_and_names_nobody(survey, people, event):
    ask_all(survey)
    send_all(event)
    answer(event, "pro-a")
    progress = progress_of(survey)
    assert (progress.asked, progress.sent, progress.answered) == (3, 3, 1)
