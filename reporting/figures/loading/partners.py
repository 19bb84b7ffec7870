from django.db.models import Count, Exists, OuterRef, Q, Sum

from events.models import Event
from partners.models import SessionAttendance
from partners.querysets import ACTIVE
from reporting.figures.facts import PartnerFacts, PreparationFacts, SessionFacts


def load_partners(event: Event) -> PartnerFacts:
    partners = event.partnerships.aggregate(
        entered=Count("pk"),
        partners=Count("pk", filter=ACTIVE & Q(is_partner=True)),
        carriers=Count("pk", filter=ACTIVE & Q(is_carrier=True)),
        funders=Count("pk", filter=ACTIVE & Q(is_funder=True)),
        spro=Count("pk", filter=ACTIVE & Q(is_partner=True, organisation__is_spro=True)),
    )
    attended = SessionAttendance.objects.filter(mobilisation=OuterRef("pk"), status="attended")
    people = event.mobilisations.aggregate(
        mobilised=Count("pk"), prepared=Count("pk", filter=Exists(attended))
    )
    has_attendance = event.session_attendances.exists()
    entered = partners.pop("entered")
    return PartnerFacts(
        **(partners if entered else {}),
        mobilised=people["mobilised"] or None,
        prepared=people["prepared"] if has_attendance else None,
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
    return PreparationFacts(
        sessions={
            row["kind"]: SessionFacts(row["sessions"], row["half_days"] or 0) for row in kinds
        },
        committees=committees["held"] if entered else None,
        decisions=committees["decisions"] if entered else None,
    )
