from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils import timezone

from events.models import Event
from partners.committees.quorum import THERE
from partners.models import SessionAttendance
from partners.querysets import ACTIVE, ASKED
from partners.readiness import STEPS
from reporting.figures.facts import GovernanceFacts, PartnerFacts, PreparationFacts, SessionFacts


def load_partners(event: Event) -> PartnerFacts:
    partners = event.partnerships.aggregate(
        entered=Count("pk"),
        partners=Count("pk", filter=ACTIVE & Q(is_partner=True)),
        carriers=Count("pk", filter=ACTIVE & Q(is_carrier=True)),
        funders=Count("pk", filter=ACTIVE & Q(is_funder=True)),
        asked=Count("pk", filter=ASKED & Q(is_partner=True)),
        charter=Count("pk", filter=ACTIVE & Q(is_partner=True, charter_accepted_on__isnull=False)),
        spro=Count("pk", filter=ACTIVE & Q(is_partner=True, organisation__is_spro=True)),
    )
    attended = SessionAttendance.objects.filter(mobilisation=OuterRef("pk"), status="attended")
    everybody = event.mobilisations.with_steps().annotate(came_once=Exists(attended))
    people = everybody.aggregate(
        mobilised=Count("pk"),
        prepared=Count("pk", filter=Q(came_once=True)),
        ready=Count("pk", filter=Q(is_ready=True)),
        **{kind: Count("pk", filter=Q(**{f"attended_{kind}": True})) for kind in STEPS},
    )
    has_attendance = event.session_attendances.exists()
    entered = partners.pop("entered")
    return PartnerFacts(
        **(partners if entered else {}),
        mobilised=people["mobilised"] or None,
        prepared=people["prepared"] if has_attendance else None,
        ready=people["ready"] if has_attendance else None,
        attended={kind: people[kind] for kind in STEPS},
    )


def load_preparation(event: Event) -> PreparationFacts:
    held = Q(status="held")
    kinds = (
        event.preparation_sessions.order_by("kind")
        .values("kind")
        .annotate(sessions=Count("pk", filter=held), half_days=Sum("half_days", filter=held))
    )
    committees = event.committee_meetings.aggregate(
        entered=Count("pk", distinct=True),
        held=Count("pk", filter=held, distinct=True),
        decisions=Count("decisions"),
    )
    entered = committees["entered"]
    sessions = {row["kind"]: SessionFacts(row["sessions"], row["half_days"] or 0) for row in kinds}
    places = _places(event)
    noted = places["attended"] or places["absent"]
    return PreparationFacts(
        sessions=sessions,
        attended=places["attended"] if noted else None,
        absent=places["absent"],
        committees=committees["held"] if entered else None,
        decisions=committees["decisions"] if entered else None,
        governance=_governance(event) if entered else None,
    )


def _governance(event: Event) -> GovernanceFacts:
    attendance = event.meeting_attendances.filter(meeting__status="held").aggregate(
        noted=Count("pk"),
        people=Sum("people"),
        organisations=Count("partnership", distinct=True, filter=Q(status__in=THERE)),
    )
    is_late = Q(status="open", due_on__lt=timezone.localdate())
    decisions = event.decisions.aggregate(
        open=Count("pk", filter=Q(status="open")),
        done=Count("pk", filter=Q(status="done")),
        late=Count("pk", filter=is_late),
    )
    noted = attendance["noted"]
    return GovernanceFacts(
        attended_people=attendance["people"] if noted else None,
        attended_organisations=attendance["organisations"] if noted else None,
        **decisions,
    )


def _places(event: Event) -> dict[str, int]:
    """Of the sessions that were held."""
    noted = event.session_attendances.filter(session__status="held")
    counts: dict[str, int] = noted.aggregate(
        attended=Count("pk", filter=Q(status="attended")),
        absent=Count("pk", filter=Q(status="absent")),
    )
    return counts
