from events.models.communication import CommunicationSupport
from events.models.event import Event, OpeningDay
from events.models.mail import MailOptOut, MailTemplate, MessageAttachment, OutgoingMessage
from events.models.membership import EventMembership
from events.models.objectives import Indicator
from events.models.programme import Activity, Hub, Room
from events.models.venue import Venue

__all__ = [
    "Activity",
    "CommunicationSupport",
    "Event",
    "EventMembership",
    "Hub",
    "Indicator",
    "MailOptOut",
    "MailTemplate",
    "MessageAttachment",
    "OpeningDay",
    "OutgoingMessage",
    "Room",
    "Venue",
]
