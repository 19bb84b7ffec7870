"""Calling people to a meeting: convocations, updates, cancellations.

Messages are prepared for the outbox, where somebody reads them before they leave. The same change
is told once: whoever presses twice, or runs the command twice, prepares nothing more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import SPACE, date_text
from events.mail.outbox import Attachment, Recipient
from events.models import Event, OutgoingMessage
from events.models.mail import MessageState
from partners.committees.calendars import Entry, Method, Person, invitation, organiser_of
from partners.committees.locking import lock_open_meeting
from partners.committees.occasions import agenda_lines, of_meeting
from partners.committees.posting import (
    addresses_told,
    code_in,
    prepare_once,
    withdraw,
    withdraw_all,
)
from partners.committees.refusal import Refused
from partners.models import CommitteeMeeting, CommitteeMember, Convocation
from partners.models.preparation import OccurrenceStatus

CONVOCATION, UPDATE = "committee_convocation", "committee_update"
CANCELLATION = "committee_cancellation"


@dataclass(frozen=True)
class Called:
    """How many messages were prepared, and how many people have no address."""

    messages: int
    unreachable: int


def convocation_of(meeting: CommitteeMeeting) -> Convocation | None:
    return Convocation.objects.filter(meeting=meeting).first()


def gaps_of(meeting: CommitteeMeeting, today: date) -> list[str]:
    """What is missing before people can be called, in words; nothing when all is there."""
    gaps = []
    if meeting.date < today:
        gaps.append(_("This day is over."))
    if not (meeting.starts_at and meeting.ends_at):
        gaps.append(_("Say when it starts and when it ends."))
    if not meeting.place:
        gaps.append(_("Say where it takes place."))
    if not agenda_lines(meeting):
        gaps.append(_("Write at least one point of the agenda."))
    if not any(member.address for member in members_to_call(meeting)):
        gaps.append(_("No member of the committee has an e-mail address."))
    return gaps


def members_to_call(meeting: CommitteeMeeting) -> Iterable[CommitteeMember]:
    rows = CommitteeMember.objects.filter(event=meeting.event_id)
    return rows.sitting(meeting.date).with_people()


def has_news(meeting: CommitteeMeeting, convocation: Convocation | None) -> bool:
    """People were called, and what they were told last is no longer true."""
    if convocation is None or meeting.status != OccurrenceStatus.PLANNED:
        return False
    return convocation.is_cancelled or convocation.told != _told(meeting)


def messages_about(meeting: CommitteeMeeting) -> QuerySet[OutgoingMessage]:
    rows: QuerySet[OutgoingMessage] = meeting.event.outgoing_messages.filter(
        about=about_meeting(meeting)
    )
    return rows


def members_since(
    meeting: CommitteeMeeting, convocation: Convocation, members: Iterable[CommitteeMember]
) -> list[CommitteeMember]:
    """Those of `members` for whom no message of the last call was prepared, or only one that was
    cancelled in the outbox."""
    last_call = f":{convocation.key}:{convocation.sequence}:"
    rows = messages_about(meeting).filter(dedupe__contains=last_call)
    keys = rows.exclude(state=MessageState.CANCELLED).values_list("dedupe", flat=True)
    called = {code_in(key) for key in keys}
    return [member for member in members if member.code not in called]


def _told(meeting: CommitteeMeeting) -> str:
    """Of what people are told again when it changes. An old decision that is done meanwhile only
    shortens the list of those that come back."""
    return of_meeting(meeting, with_names=True, with_follow_up=False).fingerprint()


@transaction.atomic
def convene(*, meeting: CommitteeMeeting, by: User | None, today: date) -> Called:
    """The first call, or its update when something changed. Members who joined since get it too,
    and those whose message was cancelled in the outbox."""
    found = lock_open_meeting(meeting)
    if found.status != OccurrenceStatus.PLANNED:
        raise Refused(_("Only a meeting that is still to come is convened."))
    if gaps := gaps_of(found, today):
        raise Refused(" ".join(gaps))
    convocation, is_new = Convocation.objects.get_or_create(
        meeting=found, defaults={"event_id": found.event_id, "prepared_on": today}
    )
    told = _told(found)
    if not is_new and (convocation.told != told or convocation.is_cancelled):
        withdraw(found.event, convocation.key)
        convocation.sequence += 1
        convocation.prepared_on = today
    convocation.told, convocation.is_cancelled = told, False
    convocation.save()
    if found.convened_on is None:
        found.convened_on = today
        found.save(update_fields=["convened_on"])
    return _call(found, convocation, by, today)


@transaction.atomic
def cancel_meeting(*, meeting: CommitteeMeeting, by: User | None) -> Called:
    found = lock_open_meeting(meeting)
    if found.status != OccurrenceStatus.PLANNED:
        raise Refused(_("Only a meeting that is still to come is cancelled."))
    found.status = OccurrenceStatus.CANCELLED
    found.save(update_fields=["status"])
    return tell_cancelled(meeting=found, by=by)


@transaction.atomic
def tell_cancelled(*, meeting: CommitteeMeeting, by: User | None) -> Called:
    """Once a meeting is cancelled, wherever that was done: whoever has a message about it is told,
    even if they left the committee since. What has not left the outbox does not leave any more: to
    whom nothing was sent, nothing is said. Nothing to tell of any other meeting, or twice."""
    found = lock_open_meeting(meeting)
    convocation = convocation_of(found)
    if found.status != OccurrenceStatus.CANCELLED or convocation is None:
        return Called(0, 0)
    if convocation.is_cancelled:
        return Called(0, 0)
    convocation.sequence += 1
    convocation.is_cancelled = True
    convocation.save(update_fields=["sequence", "is_cancelled"])
    people = people_told(found.event, convocation.key)
    entry = Entry(convocation.uid, convocation.sequence, of_meeting(found, with_names=True))
    made = [
        prepare_once(
            event=found.event,
            purpose=CANCELLATION,
            to=Recipient(person.email, person.name),
            values=values_of(found),
            attachments=[calendar_file(found.event, entry, person, Method.CANCEL)],
            dedupe=f"{CANCELLATION}:{convocation.key}:{convocation.sequence}:{key}",
            about=about_meeting(found),
            by=by,
        )
        for key, person in people.items()
    ]
    return Called(sum(made), 0)


def people_told(event: Event, name: str) -> dict[str, Person]:
    """Who has a message about a meeting that is called off, once for each address. Nothing that is
    still in the outbox leaves."""
    people: dict[str, Person] = {}
    for message in withdraw_all(event, name):
        if not any(person.email.lower() == message.to_email.lower() for person in people.values()):
            people[message.public_id] = Person(message.to_email, message.to_name)
    return people


def calendar_file(event: Event, entry: Entry, person: Person, method: Method) -> Attachment:
    content = invitation(
        entry, method=method, organiser=organiser_of(event), to=person, stamped=timezone.now()
    )
    return Attachment("invitation.ics", f"text/calendar; method={method}", content)


def about_meeting(meeting: CommitteeMeeting) -> str:
    return f"committee:{meeting.number}"


def _call(
    meeting: CommitteeMeeting, convocation: Convocation, by: User | None, today: date
) -> Called:
    """Whoever hears of the meeting for the first time is convened, whatever changed before."""
    members = list(members_to_call(meeting))
    reachable = [member for member in members if member.address]
    told = addresses_told(meeting.event, convocation.key)
    entry = Entry(convocation.uid, convocation.sequence, of_meeting(meeting, with_names=True))
    made = 0
    for member in reachable:
        person = Person(member.address, member.display_name)
        made += prepare_once(
            event=meeting.event,
            purpose=UPDATE if person.email.lower() in told else CONVOCATION,
            to=Recipient(person.email, person.name),
            values=values_of(meeting),
            attachments=[calendar_file(meeting.event, entry, person, Method.REQUEST)],
            dedupe=f"{CONVOCATION}:{convocation.key}:{convocation.sequence}:{member.code}",
            about=about_meeting(meeting),
            reference=f"{convocation.key}:{convocation.sequence}",
            by=by,
        )
    if made == len(reachable):  # everybody was called today
        convocation.prepared_on = today
        convocation.save(update_fields=["prepared_on"])
    return Called(made, len(members) - len(reachable))


def values_of(meeting: CommitteeMeeting) -> dict[str, object]:
    return {
        "comite": str(meeting),
        "date": date_text(meeting.date),
        "horaire": hours_text(meeting.starts_at, meeting.ends_at),
        "lieu_reunion": meeting.place,
        "ordre_du_jour": "\n".join(agenda_lines(meeting)),
    }


def hours_text(starts: time | None, ends: time | None) -> str:
    """ "14 h 00 – 16 h 00", with spaces that do not break."""
    hours = [f"{hour:%H:%M}".replace(":", f"{SPACE}h{SPACE}") for hour in (starts, ends) if hour]
    return f"{SPACE}– ".join(hours)
