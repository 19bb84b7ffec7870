"""What each figure computes, from facts alone."""

from dataclasses import replace
from decimal import Decimal

from reporting.figures.facts import (
    BudgetFacts,
    ChoiceFacts,
    DeclaredFacts,
    Facts,
    GrantFacts,
    InKindFacts,
    LineFacts,
    QuestionFacts,
    SessionFacts,
    SurveyFacts,
    VisitFacts,
)
from reporting.figures.facts import PreparationFacts as Preparation
from reporting.figures.figure_set import compute
from reporting.models import FrozenFigure
from surveys.holding import Hold

NARROW = "\u202f"


def choice(code, valence, count):
    return ChoiceFacts(code, code, valence, count)


def survey(**changes):
    choices = (
        choice("very", "very_positive", 20),
        choice("good", "positive", 20),
        choice("bad", "negative", 10),
        choice("none", "no_opinion", 30),
    )
    overall = QuestionFacts("overall", "Avis", "satisfaction", choices, respondents=80, asked=90)
    facts = SurveyFacts("visitors", "Visiteurs", "visitor", None, 90, None, {"overall": overall})
    return replace(facts, **changes)


def line(slug, actual, planned=None, grant=""):
    amount = Decimal(actual) if actual is not None else None
    return LineFacts(slug, "", planned, amount, grant, "")


def grant(code, amount):
    return GrantFacts(code, "Commune", "grant_commune", None, None, None, amount)


def test_satisfaction_leaves_no_opinion_out_of_its_base():
    figure = compute(Facts(surveys={"visitors": survey()}))["visitor_satisfaction"]
    assert (figure.numerator, figure.base) == (40, 50)


def test_results_of_an_open_questionnaire_are_withheld_but_not_its_number():
    figures = compute(Facts(surveys={"visitors": survey(hold=Hold.OPEN)}))
    assert figures["visitor_satisfaction"].status == "withheld"
    assert figures["visitor_responses"].value == 90


def test_more_answers_than_people_asked_is_no_rate():
    professionals = survey(code="professionals", asked=60)
    figure = compute(Facts(surveys={"professionals": professionals}))["professional_response_rate"]
    assert figure.status == "empty"


def test_half_days_and_days_count_the_same_time():
    held = SessionFacts(sessions=2, half_days=3)
    facts = Facts(preparation=Preparation(sessions={"resources": held, "portal": held}))
    figures = compute(facts)
    assert figures["resource_half_days"].value == 3
    assert figures["portal_days"].value == Decimal("1.5")


def test_arrivals_interviews_and_workshops_are_not_added():
    facts = Facts(visits=VisitFacts(arrivals=400, interviews=150, workshop_participations=90))
    assert compute(facts)["beneficiaries"].value == 400


def test_cost_per_beneficiary_uses_the_declared_number_without_records():
    budget = BudgetFacts(lines=(line("wages", 31500),))
    declared = {"beneficiaries": DeclaredFacts(Decimal(400), "Bilan")}
    figure = compute(Facts(budget=budget, declared=declared))["cost_per_beneficiary"]
    assert figure.text == f"78,75{NARROW}€"


def test_cost_per_beneficiary_of_nobody_is_a_dash():
    budget = BudgetFacts(lines=(line("wages", 31500),))
    facts = Facts(budget=budget, visits=VisitFacts(arrivals=0))
    assert compute(facts)["cost_per_beneficiary"].text == "—"


def test_memo_lines_are_never_added():
    lines = (line("other_current_income", 1500), line("dues_and_gifts", 500))
    assert compute(Facts(budget=BudgetFacts(lines=lines)))["income_actual"].value == 1500


def test_nothing_planned_is_a_dash_and_never_zero():
    lines = (line("wages", 30000), line("travel", 1500))
    figure = compute(Facts(budget=BudgetFacts(lines=lines)))["expenses_planned"]
    assert (figure.text, figure.value) == ("—", None)


def test_result_needs_both_sides():
    lines = (line("wages", 30000),)
    assert compute(Facts(budget=BudgetFacts(lines=lines)))["result"].text == "—"
    both = (*lines, line("own_resources", 29000))
    assert compute(Facts(budget=BudgetFacts(lines=both)))["result"].value == -1000


def test_each_grant_has_its_share_of_the_income_without_in_kind():
    lines = (line("grant_commune", 15000, grant="a"), line("own_resources", 16500))
    in_kind = (InKindFacts("Salle", "services", "services", "", None, Decimal(13500)),)
    grants = (grant("a", Decimal(15000)), grant("b", None))
    figures = compute(Facts(budget=BudgetFacts(lines, in_kind, grants)))
    assert figures["grant_share.a"].text == f"47,6{NARROW}%"
    assert figures["grant_share.b"].text == "—"
    assert figures["in_kind_share"].text == f"30,0{NARROW}%"


def test_longest_grant_can_be_frozen():
    """The longest code of a grant and name of a funder that their models accept."""
    grant = GrantFacts("g" * 40, "F" * 200, "grant_state", None, None, None, Decimal(1))
    figures = compute(Facts(budget=BudgetFacts(grants=(grant,))))
    share = figures[f"grant_share.{grant.code}"]
    assert len(share.code) <= FrozenFigure._meta.get_field("code").max_length
    assert len(share.name) <= FrozenFigure._meta.get_field("name").max_length
