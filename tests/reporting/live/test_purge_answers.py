"""What a purge of the answers leaves: the same numbers on every page, and nothing of anybody."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting.bilan.readiness import gaps_of
from reporting.bilan.report import compose_report
from reporting.figures import figures_of
from reporting.kept_answers import totals_of
from reporting.retention import due_for_purge
from reporting.sections.comparison import editions_section, populations_panel
from reporting.sections.masked import masking_for
from reporting.sections.results import survey_lines, survey_section
from reporting.sections.satisfaction import satisfaction_section
from reporting.spreadsheets.summary import summary_workbook
from reporting.tables.method import response_tables
from reporting.views.impact import impact_parts
from surveys.models import KeptChoice, KeptQuestion
from surveys.purge import purge_responses
from tests.factories import (
    make_check_in,
    make_invitation,
    make_outgoing_message,
    make_response,
    make_survey_version,
)
from tests.reporting.live.filled_event import make_filled_event, make_filled_event_in
from tests.reporting.live.test_purge_events import published, purge_events

pytestmark = pytest.mark.django_db
DAY = date(2020, 10, 1)
SAID = "remplacées par leurs totaux le 1er octobre 2020".replace(" octobre ", "\u00a0octobre\u00a0")


def purge(event):
    return purge_responses(event=event, on=DAY, keep=totals_of, report_number=1)


def everything_printed(event, earlier):
    """Every number about questionnaires, page by page, without groups and texts."""
    figures, before = figures_of(event), figures_of(earlier).facts.surveys
    surveys = figures.facts.surveys
    printed = {code: (value.text, value.base_text) for code, value in figures.values.items()}
    for public in (False, True):
        masking = masking_for(event, public=public)
        printed["satisfaction", public] = satisfaction_section(figures, masking)
        for code, survey in surveys.items():
            section = survey_section(event, survey, figures, masking, groups=())
            printed["results", code, public] = panels_kept(section)
    printed["files"] = {
        code: sheets_kept(event, survey, figures) for code, survey in surveys.items()
    }
    printed["comparison"] = editions_section([(event, surveys), (earlier, before)])
    printed["populations"] = populations_panel(surveys)
    printed["impact"] = impact_parts(event, figures)
    printed["method"] = [str(table) for table in response_tables(figures)]
    printed["list"] = survey_lines(event, figures)
    return printed


def sheets_kept(event, survey, figures):
    """Without that of the groups, nor the method, which speaks of them."""
    sheets = summary_workbook(event, survey, figures).sheets
    return [sheet for sheet in sheets if sheet.title not in ("Groupes", "Méthode")]


def panels_kept(section):
    headings = ("Combien", "Toutes les", "Question par")
    return [panel for panel in section.panels if panel.heading.startswith(headings)]


def test_every_number_is_the_same_after_the_purge():
    earlier = make_filled_event()
    event = make_filled_event(previous_event=earlier)
    before = everything_printed(event, earlier)
    assert before["results", "visitors", False] != before["results", "visitors", True]
    assert "masqué" in str(before["results", "visitors", False])
    assert purge(event) == 42 + 52 + 43 + 8
    after = everything_printed(event, earlier)
    assert {key: after[key] for key in before} == before


@pytest.mark.parametrize("sent", [0, 3])
def test_response_rate_stays_that_of_the_people_who_were_really_asked(event, sent):
    """Those whose message failed, or was not wanted, were not asked."""
    make_filled_event_in(event)
    survey = event.surveys.get(code="professionals")
    survey.people_asked = 21
    survey.save()
    asked = [*["sent"] * sent, "failed", "skipped"]
    for state in asked:
        make_outgoing_message(
            event=event, purpose="survey-invitation", about=survey.code, state=state
        )
    before = figures_of(event).facts.surveys[survey.code].asked
    assert before == (sent or 21)
    purge(event)
    assert figures_of(event).facts.surveys[survey.code].asked == before


def test_earlier_edition_whose_answers_are_erased_still_compares():
    earlier = make_filled_event()
    event = make_filled_event(previous_event=earlier)
    before = everything_printed(event, earlier)
    purge(earlier)
    assert everything_printed(event, earlier)["comparison"] == before["comparison"]


def test_small_cells_that_no_page_showed_are_gone():
    event = make_filled_event()
    purge(event)
    kept = {
        row.choice.code: (row.number, row.public_number)
        for row in KeptChoice.objects.filter(choice__question__code="age_band").exclude(number=0)
    }
    assert kept["under_16"] == (None, None)  # three of them: under the inside threshold
    assert kept["16_17"][1] is None
    assert kept["18_25"] == (27, 27)
    questions = KeptQuestion.objects.filter(question__code="age_band")
    assert [row.respondents for row in questions] == [56]


def test_detail_that_no_page_prints_is_not_kept():
    """One row for each question and choice of the latest version: no version, channel or group."""
    event = make_filled_event()
    purge(event)
    versions = set(KeptQuestion.objects.values_list("question__version__number", flat=True))
    latest = {version.number for version in event.survey_versions.all()}
    assert (versions, latest) == ({1, 2}, {1, 2})
    visitors = KeptQuestion.objects.filter(question__version__survey__code="visitors")
    assert set(visitors.values_list("question__version__number", flat=True)) == {2}


def test_event_with_nothing_but_answers_or_links_is_due():
    by_answers = make_response(version=make_survey_version()).event
    by_link = make_invitation().event
    published(by_answers, 800)
    published(by_link, 800)
    assert {due.event for due in due_for_purge(timezone.localdate())} == {by_answers, by_link}
    assert "1 réponse" in purge_events()
    assert purge_events() == "Rien à effacer.\n"
    assert by_answers.survey_purge.report_number == 1


def test_dry_run_says_what_would_go_and_erases_nothing():
    event = published(make_response(version=make_survey_version()).event, 800)
    assert "1 réponse" in purge_events("--dry-run")
    assert event.responses.count() == 1


def test_interrupted_between_visits_and_answers_it_goes_on(monkeypatch):
    event = published(make_response(version=make_survey_version()).event, 800)
    make_check_in(event=event)
    with monkeypatch.context() as broken:
        broken.setattr("reporting.retention.purge_responses", interrupt)
        with pytest.raises(KeyboardInterrupt):
            purge_events()
    assert (event.check_ins.count(), event.responses.count()) == (0, 1)
    purge_events()
    assert event.responses.count() == 0


def interrupt(**_values):
    raise KeyboardInterrupt


def test_publishing_again_warns_that_texts_are_gone(event):
    gaps = len(gaps_of(event, figures_of(event)))
    purge(event)
    assert len(gaps_of(event, figures_of(event))) == gaps + 1


def test_next_report_prints_the_same_figures():
    event = make_filled_event()
    before = compose_report(event).figures
    purge(event)
    after = compose_report(event).figures
    assert [(value.code, value.text) for value in after] == [
        (value.code, value.text) for value in before
    ]


PAGES = {
    "results_survey": ["professionals"],
    "verbatims": [],
    "survey_list": [],
    "survey_builder": ["professionals"],
    "survey_ways_in": ["professionals"],
    "survey_opening": ["professionals"],
    "survey_invitations": ["professionals"],
    "paper_list": [],
    "paper_answers": ["visitors"],
}


@pytest.mark.parametrize("name", PAGES)
def test_page_says_that_totals_stand_for_the_answers(name, coordinator_client, event):
    make_filled_event_in(event)
    address = reverse(name, args=[event.slug, *PAGES[name]])
    assert SAID not in coordinator_client.get(address).content.decode()
    purge(event)
    page = coordinator_client.get(address).content.decode()
    assert page.count(SAID) == 1


AWAY = {
    "results_raw": ["professionals", "csv"],
    "survey_posters": ["visitors", "a4"],
    "paper_sheet": ["visitors", "fr"],
}


@pytest.mark.parametrize("name", AWAY)
def test_file_that_cannot_be_made_any_more_leads_to_the_reason(name, coordinator_client, event):
    make_filled_event_in(event)
    purge(event)
    answer = coordinator_client.get(reverse(name, args=[event.slug, *AWAY[name]]), follow=True)
    assert SAID in answer.content.decode()


def test_buttons_that_were_still_on_the_screen_say_it_too(coordinator_client, event):
    make_filled_event_in(event)
    purge(event)
    for name, action in (("survey_ways_in", "everybody"), ("survey_invitations", "ask")):
        address = reverse(name, args=[event.slug, "professionals"])
        answer = coordinator_client.post(address, {"action": action}, follow=True)
        assert SAID in answer.content.decode()
