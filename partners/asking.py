"""Asking the professionals of an event to answer a questionnaire, and reminding them.

Nobody here knows who said what, and no page says who has answered: a reminder is prepared for all
who were asked, and the worker leaves out those who have answered as it sends (docs/adr/0015).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import date_text
from events.mail.outbox import CannotPrepare, Recipient, prepare
from partners.models import Mobilisation, Professional
from surveys.asked_by_link import open_codes
from surveys.links import create_link
from surveys.mail_purposes import INVITATION, REMINDER
from surveys.models import Invitation, Survey
from surveys.models.instrument import Audience
from surveys.services import Refused, refuse_purged

BETWEEN_REMINDERS = timedelta(days=5)
MOST_REMINDERS = 2


@dataclass(frozen=True)
class Wanted:
    """Whom to ask, among all who are mobilised; empty: whoever."""

    role: str = ""
    hub: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Choice:
    """Those who match, by what can be done for them."""

    to_ask: list[Mobilisation]
    without_email: list[Mobilisation]
    already_asked: int

    @property
    def number(self) -> int:
        return len(self.to_ask) + len(self.without_email) + self.already_asked


def choose(survey: Survey, wanted: Wanted) -> Choice:
    asked = set(survey.invitations.values_list("code", flat=True))
    found = list(_matching(survey, wanted))
    fresh = [each for each in found if each.professional.code not in asked]
    return Choice(
        to_ask=[each for each in fresh if each.professional.email],
        without_email=[each for each in fresh if not each.professional.email],
        already_asked=len(found) - len(fresh),
    )


def _matching(survey: Survey, wanted: Wanted) -> QuerySet[Mobilisation]:
    rows = survey.event.mobilisations.select_related("professional__organisation", "hub")
    if wanted.role:
        rows = rows.filter(role=wanted.role)
    if wanted.hub:
        rows = rows.filter(hub__code=wanted.hub)
    if wanted.organisation:
        rows = rows.filter(professional__organisation__code=wanted.organisation)
    return rows.order_by("professional__code")


@transaction.atomic
def ask(*, survey: Survey, mobilisations: Iterable[Mobilisation], by: User) -> int:
    """An invitation and a draft for each who has an address. How many. Raises Refused.

    In the order of the codes, which says nothing.
    """
    if survey.audience != Audience.PROFESSIONAL:
        raise Refused(_("Personal links are for the questionnaires of professionals."))
    refuse_purged(survey.event)
    Survey.objects.select_for_update().get(pk=survey.pk)  # `surveys.services.ways_in` does too
    if codes := open_codes(survey):
        told = _(
            "These people can also answer by a code (%(codes)s) and would count twice. Switch it "
            "off on the page “Codes”, then send the links."
        )
        raise Refused(told % {"codes": ", ".join(codes)})
    return sum(_ask(survey, each.professional, by) for each in mobilisations)


def _ask(survey: Survey, person: Professional, by: User) -> bool:
    if not person.email:
        return False
    invitation, is_new = Invitation.objects.get_or_create(
        survey=survey, code=person.code, defaults={"event": survey.event}
    )
    if is_new:
        create_link(invitation)
    return _prepared(INVITATION.code, survey, survey.code, invitation, person, by)


@transaction.atomic
def remind(*, survey: Survey, by: User) -> int:
    """A draft for each who was asked, whether they answered or not. How many. Raises Refused."""
    Survey.objects.select_for_update().get(pk=survey.pk)
    if reason := why_no_reminder(survey, timezone.now()):
        raise Refused(reason)
    about = f"{survey.code}:{_batches(survey).distinct().count() + 1}"
    invitations = {str(each.pk): each for each in survey.invitations.order_by("code")}
    reached = _messages(survey).filter(purpose=INVITATION.code, state="sent")
    wanted = [invitations[key] for key in _references(reached) if key in invitations]
    people = Professional.objects.in_bulk([each.code for each in wanted], field_name="code")
    return sum(
        _prepared(REMINDER.code, survey, about, each, people[each.code], by)
        for each in sorted(wanted, key=lambda one: one.code)
        if each.code in people and people[each.code].email
    )


def why_no_reminder(survey: Survey, now: datetime) -> str:
    """In words; nothing when a reminder may be prepared."""
    if not survey.is_open_at(now):
        return _("The questionnaire is not open: nobody could answer.")
    if not _messages(survey).filter(purpose=INVITATION.code, state="sent").exists():
        return _("Nobody has received the request yet.")
    done = reminders_of(survey)
    if len(done) >= MOST_REMINDERS:
        return _("Two reminders are enough: a third one would annoy more than it would bring.")
    latest = max([*done, _latest_request(survey)])
    if now - latest < BETWEEN_REMINDERS:
        day = timezone.localtime(latest + BETWEEN_REMINDERS).date()
        told = _("The last message is too recent. A reminder is possible from %(day)s.")
        return told % {"day": date_text(day)}
    return ""


def reminders_of(survey: Survey) -> list[datetime]:
    """When each was prepared, aside from those that nobody can have received."""
    kept = _batches(survey).exclude(state__in=["cancelled", "skipped"])
    return [row["at"] for row in kept.annotate(at=Max("created_at"))]


def _batches(survey: Survey) -> QuerySet[Any, Any]:
    """What each reminder was about: its number, used once even if it was cancelled."""
    rows = survey.event.outgoing_messages.filter(
        purpose=REMINDER.code, about__startswith=f"{survey.code}:"
    )
    return rows.order_by("about").values("about")


def _latest_request(survey: Survey) -> datetime:
    rows = _messages(survey).filter(purpose=INVITATION.code, state="sent")
    latest: datetime = rows.aggregate(at=Max("sent_at"))["at"]
    return latest


def _messages(survey: Survey) -> QuerySet[Any]:
    return survey.event.outgoing_messages.filter(about=survey.code)


def _references(rows: QuerySet[Any]) -> list[str]:
    return list(rows.order_by("reference").values_list("reference", flat=True).distinct())


def _prepared(
    purpose: str, survey: Survey, about: str, invitation: Invitation, person: Professional, by: User
) -> bool:
    """Whether there is a message; not when the address is no address."""
    values = {
        "prenom": person.first_name,
        "questionnaire": survey.title,
        "fin": _until(survey),
    }
    try:
        prepare(
            event=survey.event,
            purpose=purpose,
            to=Recipient(person.email, f"{person.first_name} {person.last_name}".strip()),
            values=values,
            dedupe=f"{purpose}-{about}-{person.code}",
            about=about,
            reference=str(invitation.pk),
            by=by,
        )
    except CannotPrepare:
        return False
    return True


def _until(survey: Survey) -> str:
    if survey.closes_at is None:
        return _("over the next days")
    return _("until %(day)s") % {"day": date_text(timezone.localtime(survey.closes_at).date())}
