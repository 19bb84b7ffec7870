"""One group read on its own: which may be, what is told of it, and what never is."""

import csv
import io
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_activity
from tests.personas import client_of, holder
from tests.reporting.results.filled import add_question, fill, make_questionnaire

pytestmark = pytest.mark.django_db
ALL = {"channel": "qr"}


def address(event, group="", survey="visitors"):
    page = reverse("results_survey", args=[event.slug, survey])
    return f"{page}?groupe={group}" if group else page


def read(client, event, group="", survey="visitors"):
    answer = client.get(address(event, group, survey))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def make_visitors(event):
    version = make_questionnaire(event, "visitors", "visitor")
    add_question(version, "overall", "satisfaction", position=1)
    add_question(version, "obtained", "multiple", ("ideas", "steps"), position=2)
    add_question(version, "again", "single", ("yes", "no"), position=3)
    add_question(version, "recommend", "recommendation", position=4)
    add_question(version, "age_band", "single", ("young", "old"), position=5)
    add_question(version, "comment", "text", position=6)
    return version


def fill_two_languages(version):
    """Forty in French and twenty in English; one alone in Arabic would be a block of one."""
    fill(version, {"overall": "positive", "again": "yes", "recommend": 9}, 30, language="fr", **ALL)
    fill(version, {"overall": "negative", "again": "no", "recommend": 3}, 10, language="fr", **ALL)
    fill(version, {"overall": "very_positive", "obtained": ["ideas"]}, 12, language="en", **ALL)
    fill(version, {"overall": "positive", "obtained": ["ideas", "steps"]}, 8, language="en", **ALL)


@pytest.fixture
def told(event):
    fill_two_languages(make_visitors(event))
    return event


def test_group_is_read_through_the_whole_questionnaire(told, coordinator_client):
    page = read(coordinator_client, told, "langue:fr")
    assert "40 questionnaires sur 60" in page
    for code in ("overall", "again", "obtained", "recommend"):
        assert f"Question {code} ?" in page
    assert "satisfaits\u202f: 75\u202f%" in page
    assert "9 ou 10" in page
    assert "age_band" not in page
    assert "comment" not in page


def test_files_of_a_group_hold_what_its_page_prints(told, coordinator_client):
    page = reverse("results_summary", args=[told.slug, "visitors", "csv"])
    content = coordinator_client.get(f"{page}?groupe=langue:en").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    ticks = {(row[0], row[3]): (row[5], row[6]) for row in rows[1:]}
    assert ticks["obtained", "ideas"] == ("20", "20")
    assert ticks["obtained", "steps"] == ("8", "20")
    assert ("age_band", "young") not in ticks
    answer = coordinator_client.get(f"{page}?groupe=langue:ar")
    assert answer.status_code == 404


def test_question_with_a_small_cell_in_one_group_is_told_of_none(event, coordinator_client):
    version = make_visitors(event)
    fill_two_languages(version)
    replies = {"overall": "positive", "again": "no", "obtained": ["ideas"]}
    fill(version, replies, 2, language="en", **ALL)
    for group in ("langue:fr", "langue:en"):
        page = read(coordinator_client, event, group)
        assert "Non montré par groupe\u202f: Question again ? (dans" in page
        assert "groupe-again" not in page


def test_one_person_who_ticked_two_things_is_not_told(event, coordinator_client):
    """Ticks and their base would say that somebody did."""
    version = make_visitors(event)
    for language in ("fr", "en"):
        for choice in ("ideas", "steps"):
            replies = {"overall": "positive", "obtained": [choice]}
            fill(version, replies, 9, language=language, **ALL)
    assert "Choix ideas" in read(coordinator_client, event, "langue:fr")
    replies = {"overall": "positive", "obtained": ["ideas", "steps"]}
    fill(version, replies, 1, language="fr", **ALL)
    assert "Choix ideas" not in read(coordinator_client, event, "langue:fr")


def test_levels_that_few_people_gave_are_told_together(event, coordinator_client):
    """Two very satisfied among many: satisfied or not is told, as ADR 13 does in any case."""
    version = make_visitors(event)
    fill_two_languages(version)
    fill(version, {"overall": "very_positive"}, 2, language="fr", **ALL)
    page = read(coordinator_client, event, "langue:fr")
    assert "Choix very_positive" not in page
    assert "Satisfaits ou très satisfaits" in page
    assert "satisfaits\u202f: 76\u202f%" in page  # 32 of 42


def test_marks_are_told_in_three_classes_never_by_their_mean(told, coordinator_client):
    page = read(coordinator_client, told, "langue:fr")
    assert "0 à 6" in page
    assert "Note moyenne" not in page


def test_group_that_is_not_told_says_why_in_one_sentence(event, coordinator_client):
    version = make_visitors(event)
    fill_two_languages(version)
    for language in ("ar", "tr"):
        fill(version, {"overall": "positive"}, 4, language=language, **ALL)
    page = read(coordinator_client, event)
    assert "Ne se lisent pas à part\u202f: العربية, Türkçe." in page
    assert 'value="langue:ar"' not in page
    assert 'value="langue:fr"' in page
    for group in ("langue:ar", "langue:xx", "langue:", "canal:fr", "fr"):
        assert coordinator_client.get(address(event, group)).status_code == 404


def test_nothing_can_be_chosen_while_it_is_open(event, coordinator_client):
    version = make_visitors(event)
    version.survey.opens_at = timezone.now()
    version.survey.save()
    fill_two_languages(version)
    assert "Lire un seul groupe" not in read(coordinator_client, event)
    assert coordinator_client.get(address(event, "langue:fr")).status_code == 404


def test_activity_is_known_by_its_code(event, coordinator_client):
    version = make_questionnaire(event, "workshops", "workshop")
    add_question(version, "overall", "satisfaction")
    for code in ("cv", "entretien"):
        activity = make_activity(event=event, code=code, title=f"Atelier {code}")
        fill(version, {"overall": "positive"}, 12, activity=activity, **ALL)
    page = read(coordinator_client, event, "atelier:cv", "workshops")
    assert "12 questionnaires sur 24" in page
    assert "Avis workshops – Atelier cv" in page


def test_workshop_that_was_held_twice_is_told_apart_by_its_hour(event, coordinator_client):
    version = make_questionnaire(event, "workshops", "workshop")
    add_question(version, "overall", "satisfaction")
    first = make_activity(event=event, title="CV")
    hour = timedelta(hours=1)
    times = {"starts_at": first.starts_at + hour, "ends_at": first.ends_at + hour}
    again = make_activity(event=event, title="CV", **times)
    for activity in (first, again, make_activity(event=event, title="Oral")):
        fill(version, {"overall": "positive"}, 12, activity=activity, **ALL)
    page = read(coordinator_client, event, survey="workshops")
    assert [name for name in ("10\u202fh · CV", "11\u202fh · CV", "Oral") if name not in page] == []
    assert "h · Oral" not in page


def test_same_people_read_groups_as_read_results(told):
    for role in ("coordinator", "funder", "contributor"):
        assert client_of(holder(told, role)).get(address(told, "langue:fr")).status_code == 200
    assert client_of(holder(told, "reception")).get(address(told, "langue:fr")).status_code in (
        403,
        404,
    )


def test_queries_do_not_grow_with_the_forms(event, coordinator_client):
    version = make_visitors(event)
    fill_two_languages(version)
    before = queries_of(coordinator_client, event)
    for _each in range(3):
        fill_two_languages(version)
    assert queries_of(coordinator_client, event) == before < 60


def queries_of(client, event):
    with CaptureQueriesContext(connection) as queries:
        client.get(address(event, "langue:fr"))
    return len(queries)
