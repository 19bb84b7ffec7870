"""One chart for each closed question, drawn after its kind. Every share carries its base."""

from django.utils.translation import gettext as _

from reporting.charts.bars import Bar, bars
from reporting.charts.chart import Chart, Words
from reporting.charts.likert import Level, likert
from reporting.figures.facts import QuestionFacts
from reporting.sections.masked import Masking
from reporting.sections.question_results import QuestionResult, result_of
from reporting.statistics.formatting import rate_text
from reporting.statistics.rates import Rate


def question_chart(
    ident: str, question: QuestionFacts, masking: Masking | None = None
) -> Chart | None:
    result = result_of(question, masking)
    return draw(ident, result) if result else None


def draw(ident: str, result: QuestionResult) -> Chart:
    words = Words(
        title=result.finding,
        headings=(result.heading, _("Share"), _("Answers")),
        subtitle=" · ".join((result.question.label, result.base_words)),
        source=result.rounding,
    )
    if result.scale == "likert":
        return _levels(ident, words, result)
    items = [Bar(row.label, row.count or 0, row.text, (row.count_text,)) for row in result.rows]
    return bars(ident, words, items, sort=result.scale == "sorted")


def _levels(ident: str, words: Words, result: QuestionResult) -> Chart:
    satisfied = result.headline or Rate(0, 0)
    unsatisfied = Rate(satisfied.base - satisfied.numerator, satisfied.base)
    levels = [
        Level(row.label, row.count or 0, row.text, row.tone, (row.count_text,))
        for row in result.rows
    ]
    return likert(
        ident,
        words,
        levels,
        negative=_("%(rate)s not satisfied") % {"rate": rate_text(unsatisfied)},
        positive=_("%(rate)s satisfied") % {"rate": rate_text(satisfied)},
    )
