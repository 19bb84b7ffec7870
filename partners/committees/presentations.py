"""Presentation meetings are convened like committees, to more people and with less ceremony."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import date_text
from events.mail.outbox import Recipient
from partners.committees.calendars import Entry, Method, Person
from partners.committees.convening import Called, calendar_file, hours_text, people_told
from partners.committees.occasions import of_session
from partners.committees.posting import prepare_once, withdraw
from partners.committees.refusal import Refused
from partners.models import Convocation, PreparationSession, Professional
from partners.models.preparation import OccurrenceStatus

PURPOSE, CANCELLATION = "presentation_invitation", "presentation_cancellation"
GONE = ("declined", "withdrawn")


def people_to_invite(session: PreparationSession, by: User) -> list[Professional]:
    """Of the organisations invited or in, those whom `by` may bring into the event; and whoever is
    on the list of the meeting."""
    listed = Q(mobilisations__session_attendances__session=session)
    possible = session.event.partnerships.exclude(status__in=GONE).values("organisation")
    known = Professional.objects.reachable_from(session.event, by).values("pk")
    rows = Professional.objects.filter(Q(organisation__in=possible, pk__in=known) | listed)
    return list(rows.select_related("organisation").distinct().order_by("code"))


def session_gaps(session: PreparationSession, by: User, today: date) -> list[str]:
    gaps = []
    if session.status != OccurrenceStatus.PLANNED or session.date < today:
        gaps.append(_("Only a meeting that is still to come is convened."))
    if not (session.starts_at and session.ends_at):
        gaps.append(_("Say when it starts and when it ends."))
    if not session.place:
        gaps.append(_("Say where it takes place."))
    if not any(person.email for person in people_to_invite(session, by)):
        gaps.append(_("No professional of the organisations has an e-mail address."))
    return gaps


def session_has_news(session: PreparationSession, convocation: Convocation | None) -> bool:
    if convocation is None or session.status != OccurrenceStatus.PLANNED:
        return False
    return convocation.is_cancelled or convocation.told != of_session(session).fingerprint()


@transaction.atomic
def invite(*, session: PreparationSession, by: User, today: date) -> Called:
    """The first invitation, or its update when something changed."""
    found = _locked(session)
    if gaps := session_gaps(found, by, today):
        raise Refused(" ".join(gaps))
    convocation, is_new = Convocation.objects.get_or_create(
        session=found, defaults={"event_id": found.event_id, "prepared_on": today}
    )
    if not is_new and session_has_news(found, convocation):
        withdraw(found.event, convocation.key)
        convocation.sequence += 1
    convocation.told, convocation.is_cancelled = of_session(found).fingerprint(), False
    convocation.prepared_on = today
    convocation.save()
    return _call(found, convocation, by)


@transaction.atomic
def tell_called_off(*, session: PreparationSession, by: User | None) -> Called:
    """Once a session is called off, whoever has an invitation to it is told; the others are no
    longer invited. Nothing to tell for any other session, or twice."""
    found = _locked(session)
    convocation = Convocation.objects.filter(session=found).first()
    if found.status != OccurrenceStatus.CANCELLED or convocation is None:
        return Called(0, 0)
    if convocation.is_cancelled:
        return Called(0, 0)
    convocation.sequence += 1
    convocation.is_cancelled = True
    convocation.save(update_fields=["sequence", "is_cancelled"])
    people = people_told(found.event, convocation.key)
    made = [
        _post(found, convocation, CANCELLATION, person, key, by) for key, person in people.items()
    ]
    return Called(sum(made), 0)


@transaction.atomic
def call_off(*, session: PreparationSession, by: User | None) -> Called:
    found = _locked(session)
    if found.status != OccurrenceStatus.PLANNED:
        raise Refused(_("Only a meeting that is still to come is cancelled."))
    found.status = OccurrenceStatus.CANCELLED
    found.save(update_fields=["status"])
    return tell_called_off(session=found, by=by)


def _locked(session: PreparationSession) -> PreparationSession:
    rows = PreparationSession.objects.select_for_update(of=("self",)).select_related("event")
    found: PreparationSession = rows.get(pk=session.pk)
    return found


def _call(session: PreparationSession, convocation: Convocation, by: User) -> Called:
    people = people_to_invite(session, by)
    reachable = [person for person in people if person.email]
    made = [
        _post(session, convocation, PURPOSE, Person(one.email, one.display_name), one.code, by)
        for one in reachable
    ]
    return Called(sum(made), len(people) - len(reachable))


def _post(
    session: PreparationSession,
    convocation: Convocation,
    purpose: str,
    person: Person,
    key: str,
    by: User | None,
) -> bool:
    entry = Entry(convocation.uid, convocation.sequence, of_session(session))
    method = Method.CANCEL if purpose == CANCELLATION else Method.REQUEST
    return prepare_once(
        event=session.event,
        purpose=purpose,
        to=Recipient(person.email, person.name),
        values={
            "reunion": session.title or str(session.get_kind_display()),
            "date": date_text(session.date),
            "horaire": hours_text(session.starts_at, session.ends_at),
            "lieu_reunion": session.place,
        },
        attachments=[calendar_file(session.event, entry, person, method)],
        dedupe=f"{purpose}:{convocation.key}:{convocation.sequence}:{key}",
        about=f"session:{session.code}",
        reference=f"{convocation.key}:{convocation.sequence}" if method == Method.REQUEST else "",
        by=by,
    )
