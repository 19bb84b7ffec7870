"""The whole way: mail received over SMTP, link opened by a bot, answered, answered again."""

import re

import pytest
from django.test import Client

from events.mail.outbox import approve
from events.mail.sending import send_due
from partners.asking import Wanted, ask, choose
from surveys.models import Response
from surveys.words import words_in
from tests.events.mail.real_server import Box, mail_server

FRENCH = words_in("fr")


@pytest.mark.django_db
def test_from_the_mailbox_to_the_answer(survey, people, event, settings):
    box = Box()
    with mail_server(box) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        ask(survey=survey, mobilisations=choose(survey, Wanted()).to_ask, by=None)
        approve(event=event, messages=event.outgoing_messages.to_review(), by=None)
        assert send_due().sent == 3
    received = next(each for each in box.received if str(each["To"]).startswith("A "))
    door = link_in(received)
    bot, person = Client(), Client()
    for _time in range(5):
        assert (bot.get(door).status_code, bot.head(door).status_code) == (200, 200)
    bot.post(door)  # some scanners press buttons too
    assert answered(event) == []
    question = person.post(door).url
    end = person.post(question, {"text": "Très utile.", "go": "send"})
    finish = end.url
    if "merci" not in finish:
        finish = person.post(finish, {"go": "send"}).url
    assert "merci" in finish
    assert answered(event) == ["pro-a"]
    for again in (person.get(door), person.post(door), person.post(question, {"text": "Encore"})):
        assert again.status_code == 410
        assert FRENCH.already_answered_title in again.content.decode()
    assert Response.objects.count() == 1


def link_in(message):
    text = message.get_body(("plain",)).get_content()
    return re.search(r"http://testserver(/q/lien/\S+)", text)[1]


def answered(event):
    return list(event.invitations.filter(is_answered=True).values_list("code", flat=True))
