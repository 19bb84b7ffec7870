"""Changes to the reception of an event that touch several rows."""

from itertools import count

from django.db import transaction
from django.db.models import QuerySet

from events.models import Event
from visits.default_profiles import default_choices
from visits.models import CheckIn, CheckInCancellation, ProfileChoice
from visits.models.check_in import CancellationReason
from visits.models.profile import ProfileDimension


@transaction.atomic
def create_default_profile_lists(*, event: Event) -> list[ProfileChoice]:
    """The items that the event does not have yet; each reason takes a free place."""
    known = set(event.profile_choices.values_list("dimension", "code"))
    missing = [
        values for values in default_choices() if (values["dimension"], values["code"]) not in known
    ]
    created = []
    for values in missing:
        is_reason = values["dimension"] == ProfileDimension.REASON
        bit = free_reason_bit(event) if is_reason else None
        created.append(ProfileChoice.objects.create(event=event, bit=bit, **values))
    return created


def free_reason_bit(event: Event) -> int:
    """The first place that no reason of the event uses; past 30 the database refuses it."""
    reasons = event.profile_choices.filter(dimension=ProfileDimension.REASON)
    taken = set(reasons.values_list("bit", flat=True))
    return next(bit for bit in count() if bit not in taken)


@transaction.atomic
def cancel_check_ins(check_ins: QuerySet[CheckIn], *, reason: CancellationReason) -> int:
    """Appends a cancellation to each one that still counts; how many that was."""
    counted = [
        CheckInCancellation(event_id=check_in.event_id, check_in=check_in, reason=reason)
        for check_in in check_ins.counted()
    ]
    return len(CheckInCancellation.objects.bulk_create(counted))
