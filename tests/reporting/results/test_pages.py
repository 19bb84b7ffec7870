"""The pages of the results: what they print, to whom, and in how many queries."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from reporting.figures import figures_of
from reporting.sections.group_results import group_results
from reporting.sections.masked import masking_for
from reporting.sections.results import survey_section
from tests.factories import (
    make_activity,
    make_check_in,
    make_event,
    make_event_membership,
    make_profile_choice,
    make_survey_version,
)
from tests.personas import client_of, holder
from tests.reporting.figures.reference import make_reference
from tests.reporting.results.filled import add_question, fill, make_questionnaire

pytestmark = pytest.mark.django_db
NARROW = "\u202f"
MASKED = gettext("masked")
PAGES = ("results", "results_survey", "results_comparison")


def address(name, event, *more):
    return reverse(name, args=[event.slug, *more])


def read(client, name, event, *more):
    answer = client.get(address(name, event, *more))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def tables(event, code="visitors"):
    """Rows by caption, charts first."""
    figures = figures_of(event)
    masking = masking_for(event, public=False)
    survey = figures.facts.surveys[code]
    groups = group_results(event, survey)
    section = survey_section(event, survey, figures, masking, groups=groups)
    charts = [chart.table for panel in section.panels for chart in panel.charts]
    return {
        table.caption: table.rows
        for table in [*charts, *(table for panel in section.panels for table in panel.tables)]
    }


def group_rows(event, code, question):
    return {row[0]: row[1:] for row in tables(event, code)[f"Question {question} ?"]}


def test_reference_results_are_the_published_ones():
    """51 professionals, 100 visitors, 100 participants; from answers to the decimal."""
    event = make_reference()
    client = client_of(holder(event, "funder"))
    printed = {
        "professionals": ("82,4", "58,8", "19,6", "7,8", "60,7", "42", "51"),
        "visitors": ("85,0", "82,0", "53,0", "15,0", "14,0", "9,0", "100"),
        "workshops": ("94,0", "60,0", "13,0", "10,0", "11,0", "6,0"),
    }
    for code, texts in printed.items():
        page = read(client, "results_survey", event, code)
        assert [text for text in texts if text not in page] == []


@pytest.mark.parametrize("name", ["results_survey", "results_comparison", "results"])
def test_open_questionnaire_tells_how_many_answered_only(coordinator_client, event, name):
    version = make_questionnaire(event, opens_at=timezone.now() - timedelta(hours=1))
    add_question(version, "overall", "satisfaction")
    add_question(version, "comment", "text")
    for level, number in (("very_positive", 41), ("negative", 22)):
        fill(version, {"overall": level, "comment": "Formidable."}, number, language="tr")
    more = ["visitors"] if name == "results_survey" else []
    page = read(coordinator_client, name, event, *more)
    assert [
        text for text in ("Choix", "Formidable", "Türkçe", "41 ", "22 ", "65,1") if text in page
    ] == []
    if name != "results_comparison":
        assert "63" in page


@pytest.mark.parametrize("file_format", ["csv", "ods", "xlsx"])
def test_open_questionnaire_has_no_file(coordinator_client, event, file_format):
    version = make_questionnaire(event, opens_at=timezone.now() - timedelta(hours=1))
    fill(version, {}, 3)
    for name in ("results_summary", "results_raw"):
        assert (
            coordinator_client.get(address(name, event, "visitors", file_format)).status_code == 404
        )


@pytest.mark.parametrize("code", ["rien", "visitors"])
def test_questionnaire_of_another_event_does_not_exist(
    coordinator_client, event, other_event, code
):
    make_questionnaire(other_event)
    assert coordinator_client.get(address("results_survey", event, code)).status_code == 404


def test_only_the_coordinator_is_led_to_texts_and_raw_answers(event):
    version = make_questionnaire(event)
    fill(version, {}, 3)
    links = (address("verbatims", event), address("results_raw", event, "visitors", "csv"))
    for role, sees in (("coordinator", True), ("funder", False), ("contributor", False)):
        page = read(client_of(holder(event, role)), "results_survey", event, "visitors")
        assert [link in page for link in links] == [sees, sees]
        assert address("results_summary", event, "visitors", "xlsx") in page


def test_summary_gives_base_no_opinion_and_no_answer(event):
    version = make_questionnaire(event)
    add_question(version, "overall", "satisfaction")
    for level, number in (("very_positive", 30), ("negative", 10), ("no_opinion", 4), (None, 6)):
        fill(version, {"overall": level}, number)
    [row] = tables(event)[gettext("What comes out of each question")]
    assert row[1].endswith(f"75{NARROW}%")
    assert row[2:] == ("40", "4", "6")


def test_workshops_are_told_in_full_or_not_at_all(event):
    version = make_questionnaire(event, "workshops", "workshop")
    add_question(version, "quality", "satisfaction")
    sizes = {"A": (12, 0), "B": (40, 6), "C": (9, 2), "D": (8, 3)}
    for title, (good, bad) in sizes.items():
        activity = make_activity(event=event, title=title)
        make_check_in(event=event, kind="workshop", activity=activity, headcount=60)
        fill(version, {"quality": "positive"}, good, activity=activity)
        fill(version, {"quality": "negative"}, bad, activity=activity)
    rows = group_rows(event, "workshops", "quality")
    assert rows["A"][0] == f"100{NARROW}%"
    assert rows["B"][0] == f"87{NARROW}%"
    assert rows["C"] == rows["D"] == (MASKED, MASKED)
    forms = tables(event, "workshops")[gettext("Questionnaires against participations")]
    assert [row[1:3] for row in forms] == [("60", "12"), ("60", "46"), ("60", "11"), ("60", "11")]


def test_a_group_alone_too_small_takes_another_with_it(event):
    version = make_questionnaire(event)
    add_question(version, "overall", "satisfaction")
    for language, number in (("fr", 60), ("en", 20), ("ar", 12), ("tr", 2)):
        fill(version, {"overall": "positive"}, number, language=language)
    rows = group_rows(event, "visitors", "overall")
    told = {label for label, (share, _base) in rows.items() if share != MASKED}
    assert told == {"Français", "English"}
    forms = dict(tables(event)[gettext("Questionnaires received")])
    assert forms == {"Français": "60", "English": "20", "العربية": MASKED, "Türkçe": MASKED}


def test_too_few_answers_tell_no_group(event):
    version = make_questionnaire(event)
    add_question(version, "overall", "satisfaction")
    for channel in ("qr", "paper"):
        fill(version, {"overall": "negative"}, 3, channel=channel)
    assert gettext("Questionnaires received") in tables(event)
    page = read(client_of(holder(event, "funder")), "results_survey", event, "visitors")
    assert gettext("Too few answers to tell the groups apart.") in page


def test_what_a_questionnaire_asks_about_people_is_masked(event):
    for position, code in enumerate(("poster", "press", "adviser")):
        make_profile_choice(
            event=event, dimension="heard_from", code=code, label=code, position=position
        )
    make_check_in(event=event, heard_from="poster", headcount=80)
    make_check_in(event=event, heard_from="press", headcount=20)
    version = make_questionnaire(event)
    add_question(version, "heard_from", choices=("poster", "press", "adviser"))
    for choice, number in (("poster", 40), ("press", 12), ("adviser", 3)):
        fill(version, {"heard_from": choice}, number)
    found = tables(event)
    against = next(rows for caption, rows in found.items() if len(rows) == 3 and "0,0" in str(rows))
    assert [row[1:] for row in against] == [
        (f"72,7{NARROW}%", f"80,0{NARROW}%"),
        (MASKED, f"20,0{NARROW}%"),
        (MASKED, f"0,0{NARROW}%"),
    ]
    assert "12" not in {cell for rows in found.values() for row in rows for cell in row}


def test_answers_of_both_sides_meet_by_their_words_where_codes_differ(event):
    """A coordinator who types the list of the reception gets codes made from its words."""
    make_profile_choice(event=event, dimension="heard_from", code="tv", label="La télévision")
    make_check_in(event=event, heard_from="tv", headcount=50)
    version = make_questionnaire(event)
    question = add_question(version, "heard_from", choices=("la-television",))
    question.choices.update(label="La Télévision")
    fill(version, {"heard_from": "la-television"}, 50)
    row = ("La Télévision", f"100,0{NARROW}%", f"100,0{NARROW}%")
    assert (row,) in list(tables(event).values())


def test_markup_in_labels_is_shown_as_it_was_typed(coordinator_client, event):
    version = make_questionnaire(event)
    add_question(version, "overall", choices=("a",))
    version.questions.update(label="<script>alert(1)</script>")
    fill(version, {"overall": "a"}, 3)
    page = coordinator_client.get(address("results_survey", event, "visitors")).content.decode()
    assert "<script>alert" not in page
    assert re.search(r"&lt;script&gt;alert\(1\)", page)


@pytest.mark.parametrize("name", PAGES)
def test_queries_do_not_depend_on_the_number_of_rows(
    coordinator, name, django_assert_max_num_queries
):
    counts = set()
    for number in (1, 3, 60):
        event = make_event()
        make_event_membership(event=event, user=coordinator, role="coordinator")
        version = make_questionnaire(event)
        for index in range(number):
            add_question(version, f"q{index}", "satisfaction", position=index)
        replies = {f"q{index}": "positive" for index in range(number)}
        fill(version, replies, number, activity=make_activity(event=event))
        fill(version, replies, number, activity=make_activity(event=event), language="en")
        more = ["visitors"] if name == "results_survey" else []
        with django_assert_max_num_queries(62) as captured:
            read(client_of(coordinator), name, event, *more)
        counts.add(len(captured))
    assert len(counts) == 1


def test_groups_add_up_over_the_versions_of_a_questionnaire(event):
    first = make_questionnaire(event)
    second = make_survey_version(event=event, survey=first.survey, number=2)
    for version in (first, second):
        add_question(version, "overall", "satisfaction")
        for language in ("fr", "en"):
            fill(version, {"overall": "positive"}, 10, language=language)
            fill(version, {"overall": "negative"}, 5, language=language)
    rows = group_rows(event, "visitors", "overall")
    assert {row[0] for row in rows.values()} == {f"67{NARROW}%"}
    assert {row[1] for row in rows.values()} == {"30"}
