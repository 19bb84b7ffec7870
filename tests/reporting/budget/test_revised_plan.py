"""While a plan is revised, and once it was: what is read is what was approved."""

import pytest

from reporting.figures import figures_of
from reporting.sections.plan_comparison import plan_tables
from tests.factories import make_budget_line, make_budget_revision, make_in_kind_contribution
from tests.refusals import changed

pytestmark = pytest.mark.django_db


def read(event):
    """Place, wording and plan of the charges, as every report reads them."""
    lines = figures_of(event).facts.budget.lines
    return {(line.slug, line.label, line.planned) for line in lines if line.slug != "grant_commune"}


def test_reports_read_places_and_words_of_the_plan_that_was_approved(approved, event):
    make_budget_revision(budget=approved, number=2)
    approved.lines.filter(code="achats").update(slug="publicity", label="Affiches", planned=1)
    assert read(event) == {("supplies", "", 300)}


def test_reports_do_not_read_lines_that_only_the_open_revision_has(approved, event):
    make_budget_revision(budget=approved, number=2)
    line = make_budget_line(budget=approved, event=event, slug="fees", label="Étude")
    assert read(event) == {("supplies", "", 300)}
    changed(line, actual=5).save()
    assert read(event) == {("supplies", "", 300), ("fees", "Étude", None)}


def test_reports_read_contributions_of_the_plan_that_was_approved(budget, event):
    given = make_in_kind_contribution(event=event, label="Salle", planned=250)
    changed(budget, status="approved", approved_on="2019-01-15").save()
    make_budget_revision(budget=budget, number=2)
    changed(given, use="relief", source="gifts", label="Autre", planned=1).save()
    make_in_kind_contribution(event=event, label="Prêt", planned=9, quantity=None)
    rows = figures_of(event).facts.budget.in_kind
    assert [(row.use, row.source, row.label, row.planned) for row in rows] == [
        ("volunteers", "volunteering", "Salle", 250)
    ]


def test_each_plan_adds_up_as_it_did_when_a_line_moves(budget, event):
    """From what counts to an "of which" line of the same account, which does not."""
    values = {"budget": budget, "event": event}
    make_budget_line(code="dons", slug="other_current_income", label="Dons", planned=50, **values)
    make_budget_line(code="loyer", slug="rent", planned=50, **values)
    changed(budget, status="approved", approved_on="2019-01-15").save()
    make_budget_revision(budget=budget, number=2)
    budget.lines.filter(code="dons").update(slug="dues_and_gifts")
    budget.lines.filter(code="loyer").update(planned=0)
    plans = budget.revisions.order_by("number").prefetch_related("amounts")
    income = next(one for one in plan_tables(budget, plans) if one.side == "produits")
    assert [
        (row.label, [cell.text.replace("\u202f", " ") for cell in row.cells]) for row in income.rows
    ] == [
        ("Commune", ["300 €", "300 €"]),
        ("Dons – Autres produits de gestion courante", ["50 €", "—"]),
        ("Dons – dont cotisations, dons manuels ou legs", ["—", "50 €"]),
        ("Total hors contributions en nature", ["350 €", "300 €"]),
    ]
