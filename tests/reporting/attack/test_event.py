"""From every page and file of random events, as one reader gets them: no masked cell is solved."""

from collections import Counter

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from reporting.bilan.rendering import render_page
from reporting.bilan.report import compose_report
from surveys.languages import Language
from surveys.models import Answer
from surveys.models.response import Channel
from tests.personas import client_of, holder
from tests.reporting.attack import published
from tests.reporting.attack.random_event import make_random_event
from tests.reporting.attack.solver import MOST, Unknowns, solved, told_from_empty

pytestmark = pytest.mark.django_db
INSIDE = 5
SEEDS = range(5)
SURVEYS = ("visitors", "workshops")
# Heading on the page, field of the form, name in the files.
DIMENSIONS = (
    ("By workshop", "activity__title", "Activity"),
    ("By way of answering", "channel", "Way of answering"),
    ("By language", "language", "Language"),
)
SATISFIED, UNSATISFIED = {"very_positive", "positive"}, {"negative", "very_negative"}


class Reader:
    """Coordinators read the most: every page, every file, and the public report."""

    def __init__(self, seed):
        self.seed, self.event = seed, make_random_event(seed)
        self.user = holder(self.event, "coordinator")
        self.client = client_of(self.user)
        self.public = published.charts(render_page(compose_report(self.event)))

    def get(self, name, *more, **asked):
        answer = self.client.get(reverse(name, args=[self.event.slug, *more]), asked)
        return b"".join(answer.streaming_content) if answer.streaming else answer.content

    def inside(self):
        pages = [self.get("dashboard_attendance"), self.get("dashboard_satisfaction")]
        pages += [self.get("results_survey", code) for code in SURVEYS]
        return [published.charts(page) for page in pages]


@pytest.fixture(params=SEEDS)
def reader(request):
    return Reader(request.param)


def is_masked_somewhere(chart):
    return any(published.MASKED in row for row in chart[1])


def add(unknowns, chart, *, several, least=0):
    """One chart with its data table. Gives the labels of what it masks."""
    base, rows = chart
    masked = []
    for label, share, people in rows:
        shown = published.number(people)
        assert (shown is None) == (share == published.MASKED)
        if shown is None:
            masked.append(label)
            unknowns.add(label, least=least, most=base)
        else:
            unknowns.told(label, shown)
    weights = {label: 1 for label, _share, _people in rows}
    unknowns.between(weights, base, MOST if several else base)
    return masked


def about_people(charts):
    """Profiles and communes: whatever is masked in at least one of the outputs."""
    return {
        ident: chart
        for ident, chart in charts.items()
        if ident.startswith(("profile", "communes")) or ident.endswith("heard_from")
    }


def test_public_report_tells_neither_a_count_nor_that_there_is_none(reader):
    charts = about_people(reader.public)
    assert any(map(is_masked_somewhere, charts.values()))
    found = {}
    for ident, chart in charts.items():
        unknowns = Unknowns()
        masked = add(unknowns, chart, several=ident == "profile-reasons")
        found |= {(ident, label): ends for label, ends in told_from_empty(unknowns, masked).items()}
    assert found == {}


def test_pages_of_the_team_and_the_report_together_solve_nothing(reader):
    """An empty cell is shown on the pages: a masked one holds somebody."""
    found, seen = {}, 0
    for charts in reader.inside():
        for ident, chart in about_people(charts).items():
            unknowns = Unknowns()
            several = ident == "profile-reasons"
            masked = add(unknowns, chart, several=several, least=1)
            if ident in reader.public:
                add(unknowns, reader.public[ident], several=several)
            for code in SURVEYS if ident.endswith("heard_from") else ():
                add_file(unknowns, reader, code, ident)
            seen += len(masked)
            found |= {(ident, label): ends for label, ends in solved(unknowns, masked).items()}
    assert seen
    assert found == {}


def add_file(unknowns, reader, code, ident):
    """The same answers in the file of the results."""
    if ident == f"{code}-heard_from":
        content = reader.get("results_summary", code, "xlsx")
        for row in published.sheet(content, gettext("Answers")):
            if row[0] == "heard_from" and row[5] != published.MASKED:
                unknowns.told(row[4], row[5])


@pytest.mark.parametrize("code", SURVEYS)
def test_groups_stay_untold_for_whoever_has_every_form(reader, code):
    """The forms one by one without their group, the forms of each group, and the groups told."""
    page = published.tables(reader.get("results_survey", code).decode())
    content = reader.get("results_summary", code, "xlsx")
    told = {
        (name, group, question): (satisfied, base)
        for name, group, _forms, question, satisfied, base, *_shares in published.sheet(
            content, gettext("Groups")
        )
        if satisfied != published.MASKED
    }
    patterns = forms_by_pattern(reader.get("results_raw", code, "csv"))
    known, seen = [], 0
    for heading, field, name in DIMENSIONS:
        if gettext(heading) not in page:
            continue
        sizes = page[gettext(heading)][0]
        unknowns = unknown_groups(sizes, patterns, told, gettext(name))
        add_levels(unknowns, reader, code, gettext(name), patterns)
        for group, question, kind, number in true_cells(reader.event, code, field):
            if (gettext(name), group, question) in told or not 0 < number < INSIDE:
                continue
            seen += 1
            cell = weights(group, question, kind, patterns)
            if len(set(unknowns.range_of(cell))) == 1:
                known.append((heading, group, question, kind, number))
    assert seen
    assert known == []


def forms_by_pattern(content):
    """How many forms gave each pair of replies to the two satisfaction questions."""
    headings, *forms = published.lines(content)
    assert headings[:2] == ["Question overall ?", "Question welcome ?"]
    return Counter(tuple(reply.removeprefix("Choix ") for reply in form[:2]) for form in forms)


def unknown_groups(sizes, patterns, told, name):
    unknowns = Unknowns()
    groups = [row[0] for row in sizes]
    for pattern, number in patterns.items():
        for group in groups:
            unknowns.add((group, pattern))
        unknowns.total([(group, pattern) for group in groups], number)
    for row in sizes:
        forms = published.number(row[-2] if len(row) > 2 else row[1])
        if forms is not None:
            unknowns.total([(row[0], pattern) for pattern in patterns], forms)
    for (dimension, group, question), (satisfied, base) in told.items():
        if dimension == name:
            for kind, number in ((SATISFIED, satisfied), (UNSATISFIED, base - satisfied)):
                unknowns.between(weights(group, question, kind, patterns), number, number)
    return unknowns


def add_levels(unknowns, reader, code, name, patterns):
    """What the pages of the groups say of each level, where they tell them apart."""
    main = reader.get("results_survey", code)
    for group, address in published.groups(main).get(name, {}).items():
        page = published.charts(reader.get("results_survey", code, groupe=address))
        for question in ("overall", "welcome"):
            for label, _share, people in page[f"groupe-{question}"][1]:
                if level := label.removeprefix("Choix ") if label.startswith("Choix") else "":
                    cell = weights(group, question, {level}, patterns)
                    unknowns.between(cell, number := published.number(people), number)


def weights(group, question, kind, patterns):
    place = 0 if "overall" in question else 1
    return {(group, pattern): 1 for pattern in patterns if pattern[place] in kind}


def true_cells(event, code, field):
    """What the database holds: group, question, kind of reply, number."""
    answers = Answer.objects.filter(version__event=event, version__survey__code=code)
    rows = answers.filter(question__kind="satisfaction").values_list(
        f"response__{field}", "question__label", "choice__code"
    )
    counts = Counter()
    for group, question, level in rows:
        for kind in (SATISFIED, UNSATISFIED):
            if level in kind:
                counts[label_of(field, group), question, frozenset(kind)] += 1
    return [(*cell, number) for cell, number in counts.items()]


def label_of(field, group):
    if field == "language":
        return str(Language(group).label)
    return str(Channel(group).label) if field == "channel" else group
