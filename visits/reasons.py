"""Reasons for a visit: several in one number of `CheckIn`, a bit for each."""

from collections.abc import Iterable, Mapping

from events.models import Event
from visits.models import ProfileChoice
from visits.models.profile import ProfileDimension


def reason_codes(event: Event) -> dict[int, str]:
    """{bit: code}, in the order of the list."""
    choices = ProfileChoice.objects.filter(event=event, dimension=ProfileDimension.REASON)
    return dict(choices.order_by("position", "code").values_list("bit", "code"))


def reasons_number(codes: Iterable[str], bits: Mapping[str, int]) -> int:
    """The number that holds these reasons; `bits` is {code: bit}."""
    return sum(1 << bits[code] for code in set(codes))
