"""One chart for each closed question, drawn after its kind. Every share carries its base."""

from django.utils.translation import gettext as _

from reporting.charts.bars import Bar, bars
from reporting.charts.chart import Chart, Words
from reporting.charts.likert import Level, likert
from reporting.figures.definitions.answers import satisfaction_of
from reporting.figures.facts import ChoiceFacts, QuestionFacts
from reporting.statistics.distributions import Distribution
from reporting.statistics.formatting import number_text, rate_text
from reporting.statistics.rates import Rate
from reporting.statistics.recommendation import Recommendation

TONES = {"very_positive": 2, "positive": 1, "negative": -1, "very_negative": -2}


def question_chart(ident: str, question: QuestionFacts) -> Chart | None:
    """Nothing for texts, which are moderated elsewhere, nor before the first answer."""
    draw = DRAWN.get(question.kind)
    return draw(ident, question) if draw and question.respondents else None


def _satisfaction(ident: str, question: QuestionFacts) -> Chart:
    satisfied = satisfaction_of(question)
    unsatisfied = Rate(satisfied.base - satisfied.numerator, satisfied.base)
    words = Words(
        title=_("%(rate)s satisfied or very satisfied") % {"rate": rate_text(satisfied)},
        headings=(_("Answer"), _("Share"), _("Answers")),
        subtitle=_base(question, satisfied.base),
        source=_rounding(_scale(question)),
    )
    levels = [
        Level(
            choice.label,
            choice.count,
            _level_text(choice, satisfied.base),
            TONES.get(choice.valence),
            (number_text(choice.count),),
        )
        for choice in question.choices
    ]
    return likert(
        ident,
        words,
        levels,
        negative=_("%(rate)s not satisfied") % {"rate": rate_text(unsatisfied)},
        positive=_("%(rate)s satisfied") % {"rate": rate_text(satisfied)},
    )


def _level_text(choice: ChoiceFacts, base: int) -> str:
    if choice.valence not in TONES:
        return _("outside the base")
    return rate_text(Rate(choice.count, base))


def _scale(question: QuestionFacts) -> Distribution:
    return Distribution.single_choice(
        (choice.code, choice.label, choice.count)
        for choice in question.choices
        if choice.valence in TONES
    )


def _choices(ident: str, question: QuestionFacts) -> Chart:
    counts = [(choice.code, choice.label, choice.count) for choice in question.choices]
    if question.kind == "multiple":
        shares = Distribution.multiple_choice(counts, respondents=question.respondents)
    else:
        shares = Distribution.single_choice(counts)
    first = shares.sorted_by_count().shares[0]
    words = Words(
        title=_("Most frequent answer: %(label)s, %(rate)s")
        % {"label": first.label, "rate": rate_text(first.rate)},
        headings=(_("Answer"), _("Share"), _("Answers")),
        subtitle=_base(question, shares.base),
        source=_rounding(shares),
    )
    items = [
        Bar(share.label, share.count, rate_text(share.rate), (number_text(share.count),))
        for share in shares.shares
    ]
    return bars(ident, words, items)


def _recommendation(ident: str, question: QuestionFacts) -> Chart:
    result = Recommendation.from_counts(question.scores)
    words = Words(
        title=_("Mean mark: %(mean)s out of 10") % {"mean": number_text(result.mean, 1)},
        headings=(_("Mark"), _("Share"), _("Answers")),
        subtitle=_base(question, result.distribution.base),
        source=_rounding(result.distribution),
    )
    items = [
        Bar(share.label, share.count, rate_text(share.rate), (number_text(share.count),))
        for share in result.distribution.shares
    ]
    return bars(ident, words, items, sort=False)


def _base(question: QuestionFacts, base: int) -> str:
    """The question, its base, what stays outside, and whether the base is small."""
    sentences = [
        question.label,
        _("Base: %(base)s expressed answers") % {"base": number_text(base)},
    ]
    if outside := question.respondents - base:
        sentences.append(_("no opinion: %(number)s") % {"number": number_text(outside)})
    if question.non_response:
        missing = number_text(question.non_response)
        sentences.append(_("no answer: %(number)s") % {"number": missing})
    if Rate(0, base).is_low_base:
        sentences.append(_("small base"))
    return " · ".join(sentences)


def _rounding(shares: Distribution) -> str:
    if shares.multiple:
        return _("Several answers possible: shares may add up to more than 100 %%.") % {}
    if shares.needs_rounding_note:
        return _("Rounded shares may not add up to 100 %%.") % {}
    return ""


DRAWN = {
    "satisfaction": _satisfaction,
    "single": _choices,
    "multiple": _choices,
    "recommendation": _recommendation,
}
