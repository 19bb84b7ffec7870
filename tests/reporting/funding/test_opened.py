"""What a funder reads of the budget, level by level, on every page that shows money."""

import pytest
from django.urls import reverse

from tests.factories import (
    make_decision,
    make_declared_figure,
    make_event_membership,
    make_partnership,
)
from tests.personas import client_of, holder
from tests.reporting.funding.money import OTHER, funded

pytestmark = pytest.mark.django_db
PAGES = ("dashboard", "dashboard_impact", "dashboard_budget", "dashboard_method", "funder_space")
LEVELS = ("nothing", "totals", "plan", "lines")


def text_of(client, event, page):
    answer = client.get(reverse(page, args=[event.slug]))
    assert answer.status_code == 200
    return answer.content.decode().replace("\u202f", " ").replace("&nbsp;", " ")


def everything(client, event):
    return "".join(text_of(client, event, page) for page in PAGES)


@pytest.mark.parametrize("level", LEVELS)
def test_amounts_of_another_funder_are_never_named(level, event):
    case = funded(event, level)
    seen = everything(case.client, event)
    assert [word for word in (OTHER[0], "Confidence") if word in seen] == []


def test_decision_about_the_grant_of_another_funder_is_not_read(event):
    case = funded(event, "lines")
    for line in event.budget_lines.all():
        make_decision(event=event, about=f"line:{line.code}", text=f"Décidé pour {line}.")
    seen = text_of(case.client, event, "dashboard_budget")
    told = [str(line) for line in event.budget_lines.all() if f"Décidé pour {line}." in seen]
    assert told == ["Décoration", "Est Ensemble", "Ressources propres"]
    assert f"Décidé pour {OTHER[0]}." in text_of(
        client_of(holder(event, "coordinator")), event, "dashboard_budget"
    )


# 9 111: charges spent; 9 000: planned; Décoration: a line; 9 999: all that came in.
@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ("nothing", set()),
        ("totals", {"9 111", "9 000", "9 999"}),
        ("plan", {"9 000", "Décoration", "1 111"}),
        (
            "lines",
            {"9 111", "9 000", "Décoration", "1 111", "9 999", "Bilan du trésorier"},
        ),
    ],
)
def test_budget_is_read_as_far_as_it_is_opened(level, shown, event):
    case = funded(event, level)
    words = ("9 111", "9 000", "Décoration", "1 111", "9 999", "Bilan du trésorier")
    seen = everything(case.client, event)
    assert {word for word in words if word in seen} == shown


@pytest.mark.parametrize("level", LEVELS)
def test_coordinator_reads_everything_whatever_is_opened(level, event):
    funded(event, level)
    seen = text_of(client_of(holder(event, "coordinator")), event, "dashboard_budget")
    assert [
        word for word in ("9 111", "Décoration", *OTHER[:3], "Confidence") if word not in seen
    ] == []


def test_totals_stay_whole_when_others_are_one_sum(event):
    case = funded(event, "lines")
    seen = text_of(case.client, event, "dashboard_budget")
    assert "Autres subventions, ensemble" in seen
    assert "8 765" in seen  # the one other amount, without its name


@pytest.mark.parametrize(("level", "told"), [("nothing", False), ("totals", True), ("plan", False)])
def test_declared_money_follows_the_opening(level, told, event):
    case = funded(event, level)
    event.budget_lines.all().delete()
    make_declared_figure(event=event, figure="expenses_actual", value=4321)
    seen = everything(case.client, event)
    assert ("4 321" in seen) is told


def test_method_does_not_say_that_nothing_was_recorded_where_nothing_is_opened(event):
    case = funded(event, "nothing")
    assert "dépenses réalisées" not in text_of(case.client, event, "dashboard_method").lower()


def test_previous_edition_is_compared_as_far_as_it_is_opened(event, other_event):
    funded(other_event, "nothing")
    case = funded(event, "totals")
    make_event_membership(event=other_event, user=case.user, role="funder")
    type(event).objects.filter(pk=event.pk).update(previous_event=other_event)
    shown = text_of(case.client, event, "dashboard_budget")
    assert "Par rapport à l’édition précédente" not in shown
    other_event.budget.shown_to_funders = "totals"
    other_event.budget.save()
    assert other_event.name in text_of(case.client, event, "dashboard_budget")


def test_account_that_reads_for_nobody_sees_all_grants_as_one_sum(event):
    funded(event, "lines")
    lost = make_event_membership(event=event, role="funder").user
    seen = everything(client_of(lost), event)
    assert [word for word in ("Est Ensemble", OTHER[0]) if word in seen] == []
    assert "9 999" in seen


def test_coordinator_sees_the_page_of_one_funder(event):
    case = funded(event, "totals")
    client = client_of(holder(event, "coordinator"))
    page = reverse("funder_preview", args=[event.slug, case.mine.funder_id])
    seen = client.get(page).content.decode().replace("\u202f", " ")
    assert "1 234" in seen
    assert OTHER[0] not in seen
    assert "telecharger/" not in seen
    partner = make_partnership(event=event)
    assert client.get(reverse("funder_preview", args=[event.slug, partner.pk])).status_code == 404
