"""What stands in the addresses of the pages about messages."""

from events.models import Event, MessageAttachment
from tests.factories import make_message_attachment, make_outgoing_message


def attachment(event: Event) -> MessageAttachment:
    """Of the one message of the event."""
    known = MessageAttachment.objects.filter(message__event=event).first()
    return known or make_message_attachment(message=make_outgoing_message(event=event))
