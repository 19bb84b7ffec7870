"""The two-sided budget, typed in place."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_budget_line, make_budget_revision, make_evidence
from tests.personas import client_of, holder
from tests.reporting.budget.typist import Typist

pytestmark = pytest.mark.django_db
NARROW = "\u202f"


@pytest.fixture
def line(budget):
    return budget.lines.get(code="achats")


@pytest.fixture
def typist(event, budget, coordinator_client):
    return Typist(coordinator_client, event)


@pytest.mark.parametrize(
    "typed", ["1 234,56", "1\u202f234,56", "1\u00a0234,56 €", "1234.56", "1234,56€", " 1234,56 "]
)
def test_amount_is_read_as_people_write_it(typed, typist, line):
    typist.type(line, planned=typed).send()
    line.refresh_from_db()
    assert line.planned == Decimal("1234.56")


@pytest.mark.parametrize(
    "typed", ["douze", "12 euros", "-5", "−5", "1.234,56", "1,2,3", "1,234", "1e3", "NaN", "9" * 13]
)
def test_wrong_amount_is_said_beside_its_field_and_nothing_is_lost(typed, typist, line):
    other = line.budget.lines.get(code="commune")
    typist.type(line, planned=typed, comment="Ce que j’ai écrit").type(other, actual="280")
    page = typist.send().content.decode()
    line.refresh_from_db()
    other.refresh_from_db()
    assert (line.planned, line.comment) == (300, "")
    assert other.actual == 280
    assert f'id="id_line-{line.pk}-planned_error"' in page
    assert typed in page
    assert "Ce que j’ai écrit" in page
    assert "<title>Erreur" in page


def test_untouched_page_saves_nothing(typist, line):
    typist.send()
    line.refresh_from_db()
    assert line.version == 1


def test_each_change_has_the_next_version(typist, line):
    typist.type(line, actual="10").send()
    typist.read().type(line, actual="11").send()
    line.refresh_from_db()
    assert (line.actual, line.version) == (11, 3)


def test_second_of_two_coordinators_is_told_what_the_first_wrote(event, typist, line):
    colleague = Typist(client_of(holder(event, "coordinator")), event)
    typist.type(line, actual="287,40", comment="Facture du 3 mai").send()
    page = colleague.type(line, actual="999").send().content.decode()
    line.refresh_from_db()
    assert line.actual == Decimal("287.40")
    assert f"287,40{NARROW}€" in page
    assert "Facture du 3 mai" in page
    assert 'value="999"' in page
    # Told, the second may insist: the page that told carries the version they have now read.
    colleague.values = {**colleague.values, f"line-{line.pk}-version": str(line.version)}
    colleague.send()
    line.refresh_from_db()
    assert line.actual == 999


def test_two_coordinators_on_two_lines_do_not_meet(event, typist, line):
    other = line.budget.lines.get(code="commune")
    colleague = Typist(client_of(holder(event, "coordinator")), event)
    typist.type(line, actual="287,40").send()
    colleague.type(other, actual="300").send()
    assert dict(line.budget.lines.values_list("code", "actual")) == {
        "achats": Decimal("287.40"),
        "commune": Decimal(300),
    }


def test_line_saved_alone_answers_with_every_sum(typist, line):
    told = typist.type(line, actual="330").send_line(line)
    assert (told["outcome"], told["now"]) == ("saved", 2)
    assert told["cells"][f"line-{line.pk}.gap"] == f"+30{NARROW}€"
    assert told["cells"]["account-60.gap_percent"] == f"+10,0{NARROW}%"
    assert told["cells"]["total-expense.actual"] == f"330{NARROW}€"
    assert told["to_explain"] == [line.pk]
    assert told["unplanned"] == []


def test_line_that_was_not_planned_is_told_apart(typist, line):
    told = typist.type(line, planned="", actual="330").send_line(line)
    assert told["unplanned"] == [line.pk]


def test_line_saved_alone_tells_the_change_of_a_colleague(event, typist, line):
    colleague = Typist(client_of(holder(event, "coordinator")), event)
    typist.type(line, actual="330").send_line(line)
    told = colleague.type(line, actual="1").send_line(line)
    assert told["outcome"] == "changed"
    assert f"330{NARROW}€" in told["text"]
    assert told["version"] == 2


def test_line_removed_by_a_colleague_is_told(typist, line):
    typist.type(line, actual="1")
    line.budget.lines.filter(pk=line.pk).delete()
    assert typist.send_line(line)["outcome"] == "gone"


def test_wrong_amount_of_a_line_saved_alone_names_its_field(typist, line):
    told = typist.type(line, actual="cent").send_line(line)
    assert (told["outcome"], [*told["errors"]]) == ("refused", ["actual"])


def test_line_is_added_moved_and_removed(typist, event, line):
    typist.add("expense", slug="supplies", label="Badges", planned="50").send()
    added = line.budget.lines.get(label="Badges")
    assert (added.code, added.planned) == ("badges", 50)
    page = typist.read().send(f"up:{added.pk}")
    assert "La ligne est déplacée." in page.text
    supplies = line.budget.lines.filter(slug="supplies")
    assert [one.label for one in supplies.order_by("position")] == ["Badges", ""]
    page = typist.read().send(f"remove:{added.pk}")
    assert "La ligne est retirée." in page.text
    assert not line.budget.lines.filter(label="Badges").exists()


def test_only_lines_that_have_a_neighbour_are_moved(typist, line):
    assert [name for name in ("up:", "down:") if f'value="{name}' in typist.page.text] == []
    typist.add("expense", slug="supplies", label="Badges", planned="50").send()
    added = line.budget.lines.get(label="Badges")
    page = typist.read().page.text
    assert [f'value="down:{one.pk}"' in page for one in (line, added)] == [True, False]
    assert [f'value="up:{one.pk}"' in page for one in (line, added)] == [False, True]
    assert "Rien n’avait changé." in typist.send(f"up:{line.pk}").text


def test_line_to_add_needs_its_place_on_the_form(typist, line):
    page = typist.add("income", planned="50").send().content.decode()
    assert line.budget.lines.count() == 2
    assert 'id="id_new-income-slug_error"' in page


def test_line_with_a_file_is_not_removed(typist, event, line):
    make_evidence(event=event, line=line)
    typist.read().send(f"remove:{line.pk}")
    assert line.budget.lines.filter(pk=line.pk).exists()


def test_first_line_begins_the_budget(event, coordinator_client):
    typist = Typist(coordinator_client, event)
    typist.add("expense", slug="fees", label="Coordination", planned="14 000").send()
    assert event.budget_lines.get().planned == 14000


def test_approved_plan_offers_no_planned_amount(approved, event, coordinator_client):
    line = approved.lines.get(code="achats")
    typist = Typist(coordinator_client, event)
    assert f"line-{line.pk}-planned" not in typist.values
    typist.type(line, actual="290").send()
    typist.read().type(line, planned="1", actual="280").send()  # by hand
    line.refresh_from_db()
    assert (line.planned, line.actual) == (300, 290)


def test_unplanned_charge_is_added_after_approval(approved, event, coordinator_client):
    Typist(coordinator_client, event).add("expense", slug="bank", actual="12,50").send()
    line = approved.lines.get(slug="bank")
    assert (line.planned, line.actual) == (None, Decimal("12.50"))


def test_open_revision_lets_planned_amounts_be_typed(approved, event, coordinator_client):
    make_budget_revision(budget=approved, number=2)
    line = approved.lines.get(code="achats")
    Typist(coordinator_client, event).type(line, planned="350").send()
    line.refresh_from_db()
    assert line.planned == 350


def test_sum_that_the_form_does_not_add_is_watched(typist, budget):
    make_budget_line(
        budget=budget, event=budget.event, slug="dues_and_gifts", planned=500, position=9
    )
    assert typist.read().page.context["sheet"].sides[1].total.planned == f"300{NARROW}€"
    assert len(typist.page.context["sheet"].warnings) == 1


def test_page_asks_as_much_for_many_lines(event, budget, coordinator_client):
    url = reverse("budget_entry", args=[event.slug])
    coordinator_client.get(url)
    asked = []
    for number in (0, 3, 60):
        for _line in range(number):
            make_budget_line(budget=budget, event=event)
        with CaptureQueriesContext(connection) as queries:
            coordinator_client.get(url)
        asked.append(len(queries))
    assert asked == [asked[0]] * 3
