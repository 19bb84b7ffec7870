"""How the figures were made: who answered, what is masked, what each figure means."""

from collections.abc import Collection, Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import Event
from reporting.figures import FigureSet, FigureValue, Group
from reporting.figures.facts import SurveyFacts
from reporting.sections.section import recorded
from reporting.statistics.formatting import number_text, rate_text
from reporting.tables.table import Column, Table, build_table
from reporting.tables.typography import french
from surveys.models.instrument import Audience


def method_notes(event: Event, *, public: bool) -> tuple[str, ...]:
    """`public`: for the report, which masks more than the pages of those who work on the event."""
    notes = (
        _(
            "Visitors are counted, never identified: no name, no address, no registration. "
            "Arrivals, interviews and workshop participations are three separate counts; "
            "they are never added together."
        ),
        _(
            "The base of a rate is the number of answers expressed to that question. Rates have "
            "one decimal from 50 answers, none under; under 10 answers only counts are given; "
            "under 30 the base is said to be small. Halves are rounded up, so rounded shares may "
            "not add up to 100 %%."
        )
        % {},
        _(
            "Respondents chose to answer: their opinion cannot be extended to all visitors, and "
            "no margin of error is given."
        ),
        _(
            "A question that depends on an earlier answer was asked to those who gave it: they are "
            "its base, with those who left it out beside it. Satisfaction counts the two positive "
            "levels over the opinions expressed."
        ),
        _(
            "Texts are read before they are published; names are taken out, and each stands alone, "
            "beside no other answer, in an order that says nothing."
        ),
        _masking_note(event, public=public),
        _(
            "“—” means that nothing was planned or recorded; “not counted”, that it took place "
            "but that nobody counted it."
        ),
    )
    return tuple(french(note) for note in notes)


def _masking_note(event: Event, *, public: bool) -> str:
    if public:
        return _(
            "In profiles and origins, cells of fewer than %(threshold)s people are masked, and "
            "others with them where a total would give them back."
        ) % {"threshold": event.mask_public}
    return _(
        "On these pages, counts of fewer than %(inside)s people are masked, and others with them "
        "where a total would give them back; in the published report, those of fewer than "
        "%(public)s."
    ) % {"inside": event.mask_inside, "public": event.mask_public}


def response_tables(figures: FigureSet) -> Iterator[Table]:
    rows = [_survey(survey) for survey in figures.facts.surveys.values()]
    if rows:
        columns = (
            Column(_("Questionnaire")),
            Column(_("Population")),
            Column(_("Received"), numeric=True),
            Column(_("People asked"), numeric=True),
            Column(_("Response rate"), numeric=True),
        )
        yield build_table(_("Questionnaires received and response rates"), columns, rows)


def definition_tables(
    figures: FigureSet, *, without_empty: Collection[Group] = ()
) -> Iterator[Table]:
    """Every figure of the registry, group by group, whatever the parts above show.

    `without_empty`: groups of which the reader may not know that something was recorded.
    """
    columns = (
        Column(_("Figure")),
        Column(_("Value"), numeric=True),
        Column(_("Base and origin")),
        Column(_("Definition")),
    )
    for group in Group:
        values = figures.in_group(group)
        shown = recorded(values) if group in without_empty else values
        rows = [_figure(value) for value in shown]
        if rows:
            yield build_table(_("Figures: %(group)s") % {"group": group.label}, columns, rows)


def _survey(survey: SurveyFacts) -> tuple[str, ...]:
    rate = survey.response_rate
    return (
        french(survey.title),
        str(Audience(survey.audience).label),
        number_text(survey.responses),
        number_text(survey.asked),
        rate_text(rate) if rate else "",
    )


def _figure(value: FigureValue) -> tuple[str, ...]:
    definition = french(str(value.figure.definition))
    return (capfirst(value.name), value.text, french(_origin(value)), definition)


def _origin(value: FigureValue) -> str:
    """What it is a share of; else, or beside what was declared, where it comes from."""
    if not value.base_text:
        return value.origin
    return value.base_text if value.gap is None else f"{value.base_text} · {value.origin}"
