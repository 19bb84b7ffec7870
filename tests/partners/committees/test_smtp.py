"""One whole convocation, its update and its cancellation, received by a mail server."""

import email
from email import policy
from typing import Any

import pytest

from events.mail.outbox import approve
from events.mail.sending import send_due
from partners.committees.convening import cancel_meeting
from tests.events.mail.real_server import mail_server
from tests.factories import make_committee_member
from tests.partners.committees.calendar_reading import Reader, only_event
from tests.partners.committees.calling import call, move, ready_meeting

pytestmark = pytest.mark.django_db(transaction=True)
MEMBERS = 5


class Mailbox:
    """What the server accepted, by address."""

    def __init__(self) -> None:
        self.received: list[tuple[str, Any]] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        self.received += [(address, message) for address in envelope.rcpt_tos]
        return "250 OK"

    def of(self, address: str) -> list[Any]:
        return [message for to, message in self.received if to == address]


@pytest.fixture
def mailbox(settings):
    box = Mailbox()
    with mail_server(box) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield box


def send_all(event, by):
    approve(event=event, messages=event.outgoing_messages.filter(state="draft"), by=by)
    return send_due()


def calendar_of(message):
    """The part that mail programs offer to accept, and the same file to save."""
    parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    contents = {part.get_payload(decode=True) for part in parts}
    methods = {part.get_param("method") for part in parts}
    [content] = contents
    return methods, content


def test_convocation_update_and_cancellation_arrive(event, coordinator, mailbox):
    members = [make_committee_member(event=event) for _ in range(MEMBERS)]
    meeting = ready_meeting(event)
    call(meeting, coordinator)
    send_all(event, coordinator)
    moved = move(meeting, place="Bobigny, salle 3")
    call(moved, coordinator)
    send_all(event, coordinator)
    cancel_meeting(meeting=moved, by=coordinator)
    send_all(event, coordinator)
    assert len(mailbox.received) == 3 * MEMBERS
    for member in members:
        messages = mailbox.of(member.email)
        files = [calendar_of(message) for message in messages]
        assert [methods for methods, _file in files] == [{"REQUEST"}, {"REQUEST"}, {"CANCEL"}]
        reader, places = Reader(), []
        for _methods, content in files:
            reader.open(content)
            places.append([str(entry["LOCATION"]) for entry in reader.entries.values()])
        assert places == [["Est Ensemble"], ["Bobigny, salle 3"], []]
        assert [int(only_event(content)["SEQUENCE"]) for _methods, content in files] == [0, 1, 2]
        assert "Choix du lieu" in messages[0].get_body(("plain",)).get_content()
