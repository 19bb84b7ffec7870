"""Numbered decisions. The number is given here, once, and never again, even to replace one that was
deleted."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from events.models import Event
from partners.committees.locking import lock_open_meeting
from partners.committees.refusal import Refused
from partners.models import CommitteeMeeting, Decision, Partnership, WithdrawnNumber
from partners.models.decision import DecisionStatus


@transaction.atomic
def add_decision(
    *,
    meeting: CommitteeMeeting,
    text: str,
    owner: Partnership | None = None,
    due_on: date | None = None,
    about: str = "",
) -> Decision:
    found = lock_open_meeting(meeting)
    _check_due(found, due_on)
    Event.objects.select_for_update(no_key=True).get(pk=found.event_id)
    return Decision.objects.create(
        event_id=found.event_id,
        meeting=found,
        number=_next_number(found.event_id),
        text=text,
        owner=owner,
        due_on=due_on,
        about=about,
    )


@transaction.atomic
def change_decision(
    *,
    decision: Decision,
    text: str,
    owner: Partnership | None,
    due_on: date | None,
    about: str,
) -> None:
    found = lock_open_meeting(decision.meeting)
    _check_due(found, due_on)
    decision.text, decision.owner = text, owner
    decision.due_on, decision.about = due_on, about
    decision.save(update_fields=["text", "owner", "due_on", "about"])


def set_state(*, decision: Decision, status: DecisionStatus) -> None:
    """What becomes of it is told even after the minutes are approved."""
    decision.status = status
    decision.save(update_fields=["status"])


@transaction.atomic
def delete_decision(*, decision: Decision) -> None:
    """A mistake of the draft; once people have read it, it is dropped instead."""
    lock_open_meeting(decision.meeting)
    decision.delete()


def _next_number(event: int) -> int:
    given = Decision.objects.filter(event=event).values("number")
    withdrawn = WithdrawnNumber.objects.filter(event=event).values("number")
    lasts = (rows.aggregate(last=Max("number"))["last"] or 0 for rows in (given, withdrawn))
    return max(lasts) + 1


def _check_due(meeting: CommitteeMeeting, due_on: date | None) -> None:
    if due_on and due_on < meeting.date:
        raise Refused(_("A decision cannot be due before its meeting."))
