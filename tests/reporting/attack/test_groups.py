"""The pages of the groups: nothing small on them, and nothing small left when they are added up."""

import pytest

from tests.factories import make_event_membership
from tests.reporting.attack import published
from tests.reporting.attack.random_event import make_random_event
from tests.reporting.attack.test_event import INSIDE, SURVEYS, Reader

pytestmark = pytest.mark.django_db
SEEDS = (0, 1, 3, 4, 5, 7)  # some group can be read in each
SATISFIED = {"Choix very_positive", "Choix positive"}
UNSATISFIED = {"Choix negative", "Choix very_negative"}
TOGETHER = {
    "Satisfaits ou très satisfaits": SATISFIED,
    "Pas satisfaits": UNSATISFIED,
    "9 ou 10": {"9", "10"},
    "7 ou 8": {"7", "8"},
    "0 à 6": {str(mark) for mark in range(7)},
}


@pytest.fixture(params=SEEDS)
def reader(request):
    return Reader(request.param)


def test_groups_and_what_they_leave_hold_nobody_or_enough_people(reader):
    seen = 0
    for code in SURVEYS:
        main = reader.get("results_survey", code)
        everybody = published.charts(main)
        for groups in published.groups(main).values():
            pages = [
                published.charts(reader.get("results_survey", code, groupe=address))
                for address in groups.values()
            ]
            assert len({frozenset(page) for page in pages}) == 1  # of all groups, or of none
            for ident in pages[0]:
                charts = [counts(page[ident]) for page in pages]
                whole = counts(everybody[ident.replace("groupe", code)])
                seen += 1
                assert small(charts, whole) == []
    assert seen


def counts(chart):
    """With those who did not answer to the question, whom a base gives."""
    base, rows = chart
    return {"base": base, **{label: published.number(people) for label, _s, people in rows}}


def small(charts, whole):
    """Cells of a group, or of all those that are not told, that few people are in."""
    found = []
    for label in charts[0]:
        parts = TOGETHER.get(label, {label})
        told = [chart[label] for chart in charts]
        rest = sum(whole[part] for part in parts if part in whole) - sum(told)
        found += [(label, n) for n in (*told, rest) if 0 < n < INSIDE]
        found += [
            (label, "not", n)
            for chart in charts
            if 0 < (n := chart["base"] - chart[label]) < INSIDE
        ]
    return found


def test_profile_and_texts_are_on_no_page_of_a_group(reader):
    for code in SURVEYS:
        for groups in published.groups(reader.get("results_survey", code)).values():
            for address in groups.values():
                page = reader.get("results_survey", code, groupe=address).decode()
                assert "heard_from" not in page
                assert "Choix c1" not in page


@pytest.fixture
def compared(reader):
    """With an earlier edition, as random, that the same person may read."""
    earlier = make_random_event(reader.seed + 100)
    reader.event.previous_event = earlier
    reader.event.save()
    make_event_membership(event=earlier, user=reader.user, role="coordinator")
    return reader


def test_comparison_adds_no_equation_to_what_the_results_say(compared):
    """Every number of it is on the page of a questionnaire, with its base; no list of profiles."""
    page = compared.get("results_comparison").decode()
    assert "heard_from" not in page
    assert "Choix c1" not in page
    known = {pair for code in SURVEYS for pair in shares(compared, code)}
    told = [row for part in published.tables(page).values() for table in part for row in table]
    mine = [row[1] for row in told]
    assert mine
    assert [text for text in mine if pair_of(text) not in known] == []


def shares(reader, code):
    """Number and base of each row of each chart, and of those who are satisfied."""
    for ident, chart in published.charts(reader.get("results_survey", code)).items():
        if not ident.endswith("heard_from"):
            found = counts(chart)
            base = found.pop("base")
            yield from ((number, base) for number in found.values())
            yield sum(found.get(label, 0) for label in SATISFIED), base
            yield None, base  # a mean


def pair_of(text):
    """“37 % (20 sur 54)”, “20 sur 54”, “9,1 sur 10 (54 réponses)”."""
    numbers = [int(n.replace("\u202f", "")) for n in published.WHOLE.findall(text)]
    return (None, numbers[-1]) if "réponses" in text else (numbers[-2], numbers[-1])
