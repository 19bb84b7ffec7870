"""Satisfaction of the groups of one questionnaire, as far as they may be told (ADR 13)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.models import Event
from reporting.figures.facts import SurveyFacts
from reporting.figures.loading.groups import Breakdown, load_breakdowns
from reporting.statistics.blocks import Group, shown_forms, untold
from reporting.statistics.masking import Published
from reporting.statistics.rates import Rate
from surveys.languages import Language
from surveys.models.response import Channel

ACTIVITY = "activity"


@dataclass(frozen=True)
class GroupResult:
    """`rates`: satisfied over expressed, question by question; None when the group is not told.
    `counted`: the participations in the activity, where they were counted. `address`: its name
    in an address, where an activity is known by its own code."""

    code: str
    label: str
    address: str
    forms: Published
    rates: tuple[Rate, ...] | None
    counted: int | None = None


@dataclass(frozen=True)
class GroupResults:
    """One way of telling respondents apart. `questions`: their labels. `sizes`: the forms of each
    group, which is not printed of all."""

    dimension: str
    questions: tuple[str, ...]
    groups: tuple[GroupResult, ...]
    sizes: Mapping[str, int]

    @property
    def told(self) -> tuple[GroupResult, ...]:
        return tuple(group for group in self.groups if group.rates is not None)

    @property
    def name(self) -> str:
        return {
            "activity": _("Activity"),
            "channel": _("Way of answering"),
            "language": _("Language"),
        }[self.dimension]


def group_results(event: Event, survey: SurveyFacts) -> tuple[GroupResults, ...]:
    """Under the inside threshold whoever reads: two thresholds would be two partitions, and what
    one of them shows could be taken away from the other."""
    return tuple(
        _results(event, survey, breakdown, event.mask_inside)
        for breakdown in load_breakdowns(event, survey)
    )


def _results(
    event: Event, survey: SurveyFacts, breakdown: Breakdown, threshold: int
) -> GroupResults:
    hidden = untold(breakdown.groups, threshold=threshold)
    forms = shown_forms(breakdown.groups, hidden, threshold=threshold)
    names = _names(event, breakdown)
    counted = _participations(event) if breakdown.dimension == ACTIVITY else {}
    return GroupResults(
        breakdown.dimension,
        tuple(survey.questions[code].label for code in breakdown.questions),
        tuple(
            GroupResult(
                group.code,
                names.get(group.code, ("", group.code))[1] or _("not stated"),
                names.get(group.code, (group.code, ""))[0],
                forms[group.code],
                None if group.code in hidden else _rates(group),
                counted.get(group.code),
            )
            for group in breakdown.groups
        ),
        {group.code: group.forms for group in breakdown.groups},
    )


def _rates(group: Group) -> tuple[Rate, ...]:
    return tuple(
        Rate(satisfied, satisfied + unsatisfied) for satisfied, unsatisfied, _none in group.answers
    )


def _names(event: Event, breakdown: Breakdown) -> Mapping[str, tuple[str, str]]:
    """What stands for a group in an address, and what it is called: with its day and hour where a
    workshop was held several times."""
    if breakdown.dimension == ACTIVITY:
        rows = list(event.activities.all())
        held = Counter(activity.title for activity in rows)
        return {
            str(activity.pk): (
                activity.code,
                activity.title if held[activity.title] == 1 else activity.dated_title,
            )
            for activity in rows
        }
    choices = Channel.choices if breakdown.dimension == "channel" else Language.choices
    return {code: (code, str(label)) for code, label in choices}


def _participations(event: Event) -> dict[str, int]:
    rows = event.slot_tallies.workshop_participations().by("activity")
    return {str(row["activity"]): row["people"] for row in rows}
