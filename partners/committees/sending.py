"""The minutes to every member, for the outbox."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import date_text
from events.mail.outbox import Attachment, Recipient
from partners.committees.convening import Called, about_meeting, members_to_call
from partners.committees.minutes import mark_sent
from partners.committees.papers import minutes_pdf
from partners.committees.posting import prepare_once, withdraw
from partners.models import CommitteeMeeting

PURPOSE = "committee_minutes"


@transaction.atomic
def send_minutes(*, meeting: CommitteeMeeting, by: User | None, today: date) -> Called:
    """Each revision goes out once; an earlier one that has not left stays. Raises Refused,
    core.pdf.PdfUnavailable."""
    found = mark_sent(meeting=meeting, today=today)
    members = list(members_to_call(found))
    reachable = [member for member in members if member.address]
    minutes = f"{found.event_id}-{found.number}"
    now = f"{PURPOSE}:{minutes}:{found.minutes_revision}:"
    withdraw(found.event, minutes, but=(now,))
    name = _("minutes-%(number)d.pdf") % {"number": found.number}
    paper = Attachment(name, "application/pdf", minutes_pdf(found)) if reachable else None
    made = [
        prepare_once(
            event=found.event,
            purpose=PURPOSE,
            to=Recipient(member.address, member.display_name),
            values={"comite": str(found), "date": date_text(found.date)},
            attachments=[paper] if paper else [],
            dedupe=f"{now}{member.code}",
            about=about_meeting(found),
            reference=f"{found.pk}:{found.minutes_revision}",
            by=by,
        )
        for member in reachable
    ]
    return Called(sum(made), len(members) - len(reachable))
