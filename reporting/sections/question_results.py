"""What the answers to one question say: its rows, its base and what stays outside it.

Charts, pages and spreadsheets all read this, so that they print the same texts. Opinions are not
masked; what a questionnaire asks about the people themselves is, like the profile of the visitors.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext as _

from reporting.figures.definitions.answers import satisfaction_of
from reporting.figures.facts import ChoiceFacts, QuestionFacts
from reporting.sections.masked import (
    Category,
    Masking,
    Shown,
    category_finding,
    mask_categories,
    mask_ticks,
)
from reporting.statistics.distributions import Distribution
from reporting.statistics.formatting import number_text, rate_text
from reporting.statistics.masking import Published
from reporting.statistics.rates import Rate
from reporting.statistics.recommendation import Recommendation
from surveys.models.instrument_rules import PROFILE_CODES

TONES = {"very_positive": 2, "positive": 1, "negative": -1, "very_negative": -2}
MULTIPLE = "multiple"
Scale = Literal["likert", "sorted", "ordered"]


@dataclass(frozen=True)
class AnswerRow:
    """One possible answer. `count` is None when it is masked; `rate` when it has no share."""

    code: str
    label: str
    count: Published
    text: str
    rate: Rate | None = None
    tone: int | None = None

    @property
    def count_text(self) -> str:
        return _("masked") if self.count is None else number_text(self.count)


@dataclass(frozen=True)
class QuestionResult:
    """`finding` says in words what comes out: a rate (`headline`) or a mean. `outside`: replies
    that are no opinion."""

    question: QuestionFacts
    finding: str
    base: int
    rows: tuple[AnswerRow, ...]
    heading: str
    scale: Scale
    rounding: str = ""
    headline: Rate | None = None
    mean: Decimal | None = None

    @property
    def outside(self) -> int:
        return self.question.respondents - self.base

    @property
    def is_low(self) -> bool:
        return Rate(0, self.base).is_low_base

    @property
    def base_words(self) -> str:
        """Its base, what stays outside, and whether the base is small."""
        words = [_("Base: %(base)s expressed answers") % {"base": number_text(self.base)}]
        if self.outside:
            words.append(_("no opinion: %(number)s") % {"number": number_text(self.outside)})
        if missing := self.question.non_response:
            words.append(_("no answer: %(number)s") % {"number": number_text(missing)})
        if self.is_low:
            words.append(_("small base"))
        return " · ".join(words)


def is_profile(question: QuestionFacts) -> bool:
    """It asks who the person is."""
    return question.code in PROFILE_CODES


def result_of(question: QuestionFacts, masking: Masking | None = None) -> QuestionResult | None:
    """Nothing for texts, which are moderated elsewhere, nor before the first answer; nothing about
    the people themselves without a masking, or when they are too few for it."""
    if not question.respondents or question.kind not in RESULTS:
        return None
    if is_profile(question):
        return _profile(question, masking) if masking and question.choices else None
    return RESULTS[question.kind](question)


def _satisfaction(question: QuestionFacts) -> QuestionResult:
    satisfied = satisfaction_of(question)
    return QuestionResult(
        question,
        _("%(rate)s satisfied or very satisfied") % {"rate": rate_text(satisfied)},
        satisfied.base,
        tuple(_level(choice, satisfied.base) for choice in question.choices),
        _("Answer"),
        "likert",
        _rounding(_scale(question)),
        satisfied,
    )


def _level(choice: ChoiceFacts, base: int) -> AnswerRow:
    tone = TONES.get(choice.valence)
    if tone is None:
        return AnswerRow(choice.code, choice.label, choice.count, _("outside the base"))
    rate = Rate(choice.count, base)
    return AnswerRow(choice.code, choice.label, choice.count, rate_text(rate), rate, tone)


def _scale(question: QuestionFacts) -> Distribution:
    return Distribution.single_choice(
        (choice.code, choice.label, choice.count)
        for choice in question.choices
        if choice.valence in TONES
    )


def _choices(question: QuestionFacts) -> QuestionResult:
    counts = [(choice.code, choice.label, choice.count) for choice in question.choices]
    if question.kind == MULTIPLE:
        shares = Distribution.multiple_choice(counts, respondents=question.respondents)
    else:
        shares = Distribution.single_choice(counts)
    first = shares.sorted_by_count().shares[0]
    finding = _("Most frequent answer: %(label)s, %(rate)s")
    return QuestionResult(
        question,
        finding % {"label": first.label, "rate": rate_text(first.rate)},
        shares.base,
        _rows(shares),
        _("Answer"),
        "sorted",
        _rounding(shares),
        first.rate,
    )


def _recommendation(question: QuestionFacts) -> QuestionResult:
    result = Recommendation.from_counts(question.scores)
    return QuestionResult(
        question,
        _("Mean mark: %(mean)s out of 10") % {"mean": number_text(result.mean, 1)},
        result.distribution.base,
        _rows(result.distribution),
        _("Mark"),
        "ordered",
        _rounding(result.distribution),
        mean=result.mean,
    )


def _rows(shares: Distribution) -> tuple[AnswerRow, ...]:
    return tuple(
        AnswerRow(share.code, share.label, share.count, rate_text(share.rate), share.rate)
        for share in shares.shares
    )


def _rounding(shares: Distribution) -> str:
    if shares.multiple:
        return _("Several answers possible: shares may add up to more than 100 %%.") % {}
    if shares.needs_rounding_note:
        return _("Rounded shares may not add up to 100 %%.") % {}
    return ""


def _profile(question: QuestionFacts, masking: Masking) -> QuestionResult | None:
    shown = _shown(question, masking)
    if not shown:
        return None
    return QuestionResult(
        question,
        category_finding(question.label, shown),
        shown[0].base,
        tuple(_masked_rows(shown)),
        _("Answer"),
        "sorted" if question.kind == MULTIPLE else "ordered",
        masking.note(),
    )


def _shown(question: QuestionFacts, masking: Masking) -> tuple[Shown, ...]:
    if question.kept:
        return _as_kept(question, question.kept.shown(public=masking.public), masking)
    stated = [_category(choice) for choice in question.choices]
    if question.kind == MULTIPLE:
        return mask_ticks(stated, question.respondents, masking)
    return mask_categories(stated, masking)


def _as_kept(
    question: QuestionFacts, respondents: Published, masking: Masking
) -> tuple[Shown, ...]:
    """Masked before the answers were erased: what was hidden is not there any more."""
    if respondents is None:
        return ()
    return tuple(
        Shown(
            _category(choice),
            choice.kept.shown(public=masking.public) if choice.kept else None,
            respondents,
        )
        for choice in question.choices
    )


def _category(choice: ChoiceFacts) -> Category:
    return Category(choice.code, choice.label, choice.count)


def _masked_rows(shown: Iterable[Shown]) -> Iterable[AnswerRow]:
    for item in shown:
        rate = None if item.people is None else Rate(item.people, item.base)
        category = item.category
        yield AnswerRow(category.code, category.label, item.people, item.share_text, rate)


RESULTS = {
    "satisfaction": _satisfaction,
    "single": _choices,
    "multiple": _choices,
    "recommendation": _recommendation,
}
