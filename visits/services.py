"""Changes to the reception of an event that touch several rows."""

from itertools import count

from django.db import transaction
from django.db.models import QuerySet

from events.models import Event
from visits.default_profiles import default_choices
from visits.models import AskedQuestion, CheckIn, CheckInCancellation, ProfileChoice
from visits.models.asked import Question
from visits.models.check_in import CancellationReason
from visits.models.profile import ProfileDimension

USUAL_QUESTIONS = (Question.AGE_BAND, Question.SITUATION, Question.INSEE_CODE)


@transaction.atomic
def create_default_profile_lists(*, event: Event) -> list[ProfileChoice]:
    """The items that the event does not have yet; each reason takes a free place.

    An event that asks no question yet gets the usual ones: two taps, then the one that counts.
    """
    if not event.asked_questions.exists():
        ask_usual_questions(event)
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


def ask_usual_questions(event: Event) -> None:
    for position, question in enumerate(USUAL_QUESTIONS, start=1):
        AskedQuestion.objects.create(event=event, question=question, position=position)


def free_reason_bit(event: Event) -> int:
    """The first place that no reason of the event uses; past 30 the database refuses it."""
    reasons = event.profile_choices.filter(dimension=ProfileDimension.REASON)
    taken = set(reasons.values_list("bit", flat=True))
    return next(bit for bit in count() if bit not in taken)


@transaction.atomic
def cancel_check_ins(check_ins: QuerySet[CheckIn], *, reason: CancellationReason) -> int:
    """Appends a cancellation to each one that still counts; how many that was.

    What somebody else cancels at this moment is theirs. In the order of the keys, like tablets:
    two never wait for each other crosswise.
    """
    cancellations = [
        CheckInCancellation(event_id=check_in.event_id, check_in=check_in, reason=reason)
        for check_in in check_ins.counted().order_by("pk")
    ]
    CheckInCancellation.objects.bulk_create(cancellations, ignore_conflicts=True)
    own = [cancellation.pk for cancellation in cancellations]
    return CheckInCancellation.objects.filter(pk__in=own).count()
