"""Who came, as far as they said: each list on its own, never crossed, small cells masked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event
from reporting.charts.chart import Chart
from reporting.sections.masked import (
    Category,
    Masking,
    Shown,
    base_words,
    category_chart,
    mask_categories,
    mask_ticks,
    not_stated,
)
from visits.models import ProfileChoice
from visits.models.check_in import Qpv

# Field of the check-in, its name on the chart, whether bars are sorted (else the list's order).
LISTS = (
    ("age_band", gettext_lazy("Age"), False),
    ("situation", gettext_lazy("Situation"), True),
    ("study_level", gettext_lazy("Level of study"), False),
    ("gender", gettext_lazy("Gender"), False),
    ("heard_from", gettext_lazy("How the event was heard of"), True),
)
REASONS = "reason"


@dataclass(frozen=True)
class Counts:
    """People by code of one list."""

    people: dict[str, int]
    not_stated: int


def profile_charts(event: Event, arrivals: int, masking: Masking) -> Iterator[Chart]:
    choices: dict[str, list[ProfileChoice]] = {}
    for choice in event.profile_choices.order_by("position", "label"):
        choices.setdefault(choice.dimension, []).append(choice)
    people = event.profile_tallies.by_dimension()

    def counts_of(field: str) -> Counts:
        found = people.get(field, {})
        return Counts(found, not_stated(arrivals, found))

    for field, name, sort in LISTS:
        counts = counts_of(field)
        yield from _list_chart(field, str(name), counts, choices.get(field, []), masking, sort)
    yield from _qpv_chart(counts_of("qpv"), masking)
    yield from _reasons_chart(counts_of("reasons"), choices.get(REASONS, []), masking)


def _list_chart(
    field: str,
    name: str,
    counts: Counts,
    choices: Sequence[ProfileChoice],
    masking: Masking,
    sort: bool,
) -> Iterator[Chart]:
    shown = _shown(counts.people, choices, masking)
    if shown and shown[0].base:
        subtitle = base_words(shown[0].base, counts.not_stated)
        yield category_chart(f"profile-{field}", name, shown, subtitle=subtitle, sort=sort)


def shown_list(event: Event, field: str, masking: Masking) -> tuple[Shown, ...]:
    """One list of the profile as it is masked wherever it is shown."""
    choices = list(event.profile_choices.filter(dimension=field).order_by("position", "label"))
    return _shown(event.profile_tallies.by_code(field), choices, masking)


def _shown(
    people: Mapping[str, int], choices: Sequence[ProfileChoice], masking: Masking
) -> tuple[Shown, ...]:
    labels = {choice.code: choice.label for choice in choices}
    codes = [*labels, *sorted(set(people) - set(labels))]
    stated = [Category(code, labels.get(code, code), people.get(code, 0)) for code in codes]
    return mask_categories(stated, masking)


def _qpv_chart(counts: Counts, masking: Masking) -> Iterator[Chart]:
    """Exact membership needs an address, so the share that does not know is part of the answer."""
    people = counts.people
    stated = [Category(value, str(label), people.get(value, 0)) for value, label in Qpv.choices]
    shown = mask_categories(stated, masking)
    if shown and shown[0].base:
        yield category_chart(
            "profile-qpv",
            _("Lives in a priority district (QPV)"),
            shown,
            subtitle=base_words(shown[0].base, counts.not_stated),
            title=_qpv_finding(shown),
            sort=False,
        )


def _qpv_finding(shown: Sequence[Shown]) -> str:
    """Those who live there, even when others are more; nothing when that is masked."""
    [living] = [item for item in shown if item.category.code == Qpv.YES]
    if living.people is None:
        return ""
    return _("%(share)s live in a priority district (QPV)") % {"share": living.share_text}


def _reasons_chart(
    counts: Counts, choices: Sequence[ProfileChoice], masking: Masking
) -> Iterator[Chart]:
    """Counted by the number whose bits are the reasons that were ticked together."""
    ticked = {int(number): people for number, people in counts.people.items()}
    respondents = sum(ticked.values())
    stated = [Category(choice.code, choice.label, _ticks(ticked, choice)) for choice in choices]
    shown = mask_ticks(stated, respondents, masking)
    if shown and respondents:
        yield category_chart(
            "profile-reasons",
            _("Reason for the visit"),
            shown,
            subtitle=base_words(respondents, counts.not_stated),
            source=_("Several answers possible: shares may add up to more than 100 %%.") % {},
        )


def _ticks(ticked: dict[int, int], choice: ProfileChoice) -> int:
    bit = choice.bit or 0
    return sum(people for reasons, people in ticked.items() if reasons >> bit & 1)
