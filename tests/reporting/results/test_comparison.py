"""Editions and populations side by side, by the codes of their questions."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from hypothesis import given
from hypothesis import strategies as st

from reporting.editions import editions_of
from reporting.figures.loading.surveys import load_surveys
from reporting.sections.comparison import editions_section, points_words, populations_panel
from reporting.statistics.comparison import points_between
from reporting.statistics.rates import Rate
from reporting.views.pages import RESULTS
from tests.factories import make_event, make_event_membership
from tests.personas import client_of
from tests.reporting.results.filled import add_question, fill, make_questionnaire

NARROW = "\u202f"
rates = st.integers(0, 400).flatmap(lambda n: st.builds(Rate, st.integers(0, n), st.just(n)))


@given(rates, rates)
def test_points_are_between_the_printed_rates_and_only_from_thirty_answers(before, after):
    points = points_between(before, after)
    if min(before.base, after.base) < 30:
        assert points is None
        return
    places = min(before.decimals, after.decimals)
    assert points == points.quantize(Decimal(1).scaleb(-places))
    assert abs(points - (after.percent - before.percent)) <= Decimal("0.5")
    assert points_between(after, before) == -points


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ("0.0", "no difference"),
        ("5.0", "5 %(number)s points more"),
        ("-0.5", "0,5 %(number)s point less"),
        ("-12.4", "12,4 %(number)s points less"),
    ],
)
def test_difference_is_said_in_words(points, words):
    number, _space, msgid = words.partition(" ")
    said = gettext(words) if points == "0.0" else gettext(msgid) % {"number": number}
    assert points_words(Decimal(points)) == said


def edition(previous, number, **fields):
    """`number` satisfied visitors, 40 who are not."""
    event = make_event(previous_event=previous, **fields)
    version = make_questionnaire(event)
    add_question(version, "overall", "satisfaction")
    fill(version, {"overall": "positive"}, number)
    fill(version, {"overall": "negative"}, 40)
    return event


def rows(*events):
    section = editions_section([(event, load_surveys(event)) for event in events])
    return [table.rows for panel in section.panels for table in panel.tables]


@pytest.mark.django_db
def test_rates_stand_side_by_side_with_their_bases():
    first = edition(None, 40)
    second = edition(first, 60)
    [[row]] = rows(second, first)
    assert row[1:] == (
        f"60,0{NARROW}% (60 sur 100)",
        f"50,0{NARROW}% (40 sur 80)",
        gettext("%(number)s points more") % {"number": "10"},
    )


@pytest.mark.django_db
def test_small_base_is_not_compared():
    first = make_event()
    version = make_questionnaire(first)
    add_question(version, "overall", "satisfaction")
    fill(version, {"overall": "positive"}, 29)
    [[row]] = rows(edition(first, 60), first)
    assert row[-1] == gettext("not compared: small base")


@pytest.mark.django_db
def test_choices_are_matched_by_code_whatever_their_order_and_labels():
    events = []
    for choices in (("a", "b"), ("b", "a", "c")):
        event = make_event(previous_event=events[-1] if events else None)
        version = make_questionnaire(event)
        add_question(version, "obtained", choices=choices)
        for choice in choices:
            fill(version, {"obtained": choice}, 30)
        events.append(event)
    [found] = rows(*reversed(events))
    assert [(row[0], row[2], row[3]) for row in found] == [
        (
            "Choix b",
            f"50,0{NARROW}% (30 sur 60)",
            gettext("%(number)s points less") % {"number": "16,7"},
        ),
        (
            "Choix a",
            f"50,0{NARROW}% (30 sur 60)",
            gettext("%(number)s points less") % {"number": "16,7"},
        ),
        ("Choix c", "—", gettext("not asked alike")),
    ]


@pytest.mark.django_db
def test_questionnaire_that_is_open_is_not_compared():
    first = edition(None, 40)
    second = edition(first, 60)
    second.surveys.update(opens_at=timezone.now())
    assert rows(second, first) == []


@pytest.mark.django_db
def test_question_asked_otherwise_is_not_compared():
    first = make_event()
    version = make_questionnaire(first)
    add_question(version, "overall", choices=("positive",))
    fill(version, {"overall": "positive"}, 50)
    assert rows(edition(first, 60), first) == []


@pytest.mark.django_db
def test_edition_that_the_reader_may_not_see_is_passed_over(coordinator):
    oldest = edition(None, 40, name="La plus ancienne")
    hidden = edition(oldest, 44, name="La cachée")
    latest = edition(hidden, 60, name="La dernière")
    for event in (oldest, latest):
        make_event_membership(event=event, user=coordinator, role="contributor")
    make_event_membership(event=hidden, user=coordinator, role="reception")
    assert editions_of(latest, coordinator, *RESULTS.roles) == [latest, oldest]
    page = client_of(coordinator).get(reverse("results_comparison", args=[latest.slug]))
    body = page.content.decode()
    assert "50,0" in body  # of the oldest
    assert "52,4" not in body  # of the one where the reader has another role


@pytest.mark.django_db
def test_editions_that_follow_each_other_in_a_circle_end(coordinator):
    first = edition(None, 40)
    second = edition(first, 60)
    type(first).objects.filter(pk=first.pk).update(previous_event=second)
    first.refresh_from_db()
    for event in (first, second):
        make_event_membership(event=event, user=coordinator)
    assert editions_of(first, coordinator, *RESULTS.roles) == [first, second]


@pytest.mark.django_db
def test_populations_are_compared_on_what_they_are_asked_alike(event):
    for code, audience, good in (("visitors", "visitor", 60), ("workshops", "workshop", 30)):
        version = make_questionnaire(event, code, audience)
        add_question(version, "welcome", "satisfaction")
        add_question(version, f"only-{code}", "satisfaction")
        fill(version, {"welcome": "positive", f"only-{code}": "positive"}, good)
        fill(version, {"welcome": "negative"}, 40)
    [table] = populations_panel(load_surveys(event)).tables
    [row] = table.rows
    assert row[1:3] == (f"60,0{NARROW}% (60 sur 100)", f"42,9{NARROW}% (30 sur 70)")


@pytest.mark.django_db
def test_two_questionnaires_of_one_population_bear_their_titles(event):
    audiences = {"in": "visitor", "out": "visitor", "workshops": "workshop"}
    for code, audience in audiences.items():
        version = make_questionnaire(event, code, audience)
        add_question(version, "welcome", "satisfaction")
        fill(version, {"welcome": "positive"}, 12)
    [table] = populations_panel(load_surveys(event)).tables
    assert table.headings[1:4] == ("Avis in", "Avis out", "participants aux ateliers")


@pytest.mark.django_db
def test_marks_are_compared_by_their_means(event):
    previous = make_event()
    for edition_of, mark in ((previous, 6), (event, 9)):
        version = make_questionnaire(edition_of)
        add_question(version, "recommend", "recommendation")
        fill(version, {"recommend": mark}, 12)
    [[row]] = rows(event, previous)
    means = [
        gettext("%(mean)s out of 10 (%(base)s answers)") % {"mean": mean, "base": "12"}
        for mean in ("9,0", "6,0")
    ]
    assert row[1:] == (*means, "—")


@pytest.mark.django_db
def test_what_is_asked_about_people_is_never_compared(event):
    previous = make_event()
    for edition_of in (previous, event):
        version = make_questionnaire(edition_of)
        add_question(version, "heard_from", choices=("poster", "press"))
        fill(version, {"heard_from": "poster"}, 40)
        fill(version, {"heard_from": "press"}, 3)
    assert rows(event, previous) == []
