"""Who came, as far as they said: each list on its own, never crossed, small cells masked."""

from collections.abc import Iterator, Sequence
from typing import Any

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


def profile_charts(event: Event, masking: Masking) -> Iterator[Chart]:
    choices: dict[str, list[ProfileChoice]] = {}
    for choice in event.profile_choices.order_by("position", "label"):
        choices.setdefault(choice.dimension, []).append(choice)
    for field, name, sort in LISTS:
        yield from _list_chart(event, field, str(name), choices.get(field, []), masking, sort)
    yield from _qpv_chart(event, masking)
    yield from _reasons_chart(event, choices.get(REASONS, []), masking)


def _list_chart(
    event: Event,
    field: str,
    name: str,
    choices: Sequence[ProfileChoice],
    masking: Masking,
    sort: bool,
) -> Iterator[Chart]:
    counts = _people_by(event, field)
    labels = {choice.code: choice.label for choice in choices}
    codes = [*labels, *sorted(set(counts) - {*labels, ""})]
    stated = [Category(code, labels.get(code, code), counts.get(code, 0)) for code in codes]
    shown = mask_categories(stated, masking)
    if shown and shown[0].base:
        subtitle = base_words(shown[0].base, counts.get("", 0))
        yield category_chart(f"profile-{field}", name, shown, subtitle=subtitle, sort=sort)


def _qpv_chart(event: Event, masking: Masking) -> Iterator[Chart]:
    """Exact membership needs an address, so the share that does not know is part of the answer."""
    counts = _people_by(event, "qpv")
    stated = [Category(value, str(label), counts.get(value, 0)) for value, label in Qpv.choices]
    shown = mask_categories(stated, masking)
    if shown and shown[0].base:
        yield category_chart(
            "profile-qpv",
            _("Lives in a priority district (QPV)"),
            shown,
            subtitle=base_words(shown[0].base, counts.get("", 0)),
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
    event: Event, choices: Sequence[ProfileChoice], masking: Masking
) -> Iterator[Chart]:
    counts = _people_by(event, "reasons")
    missing = counts.pop(0, 0)
    respondents = sum(counts.values())
    stated = [Category(choice.code, choice.label, _ticks(counts, choice)) for choice in choices]
    shown = mask_ticks(stated, respondents, masking)
    if shown and respondents:
        yield category_chart(
            "profile-reasons",
            _("Reason for the visit"),
            shown,
            subtitle=base_words(respondents, missing),
            source=_("Several answers possible: shares may add up to more than 100 %%.") % {},
        )


def _ticks(counts: dict[int, int], choice: ProfileChoice) -> int:
    bit = choice.bit or 0
    return sum(people for reasons, people in counts.items() if reasons >> bit & 1)


def _people_by(event: Event, field: str) -> dict[Any, int]:
    return {row[field]: row["people"] for row in event.check_ins.arrivals().by(field)}
