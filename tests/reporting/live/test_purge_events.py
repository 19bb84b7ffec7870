"""`manage.py purge_events`, and what is left to read afterwards."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core.dates import months_later
from reporting.bilan.readiness import gaps_of
from reporting.figures import figures_of
from reporting.retention import due_for_purge
from reporting.sections.attendance import attendance_section
from tests.factories import make_bilan, make_bilan_version, make_check_in, make_event
from visits.purge import purge_check_ins

pytestmark = pytest.mark.django_db
KINDS = ("arrival", "interview", "workshop")


def published(event, *days_ago):
    bilan = make_bilan(event=event)
    for number, days in enumerate(sorted(days_ago, reverse=True), start=1):
        moment = timezone.now() - timedelta(days=days)
        make_bilan_version(bilan=bilan, number=number, published_at=moment)
    return event


def visited(event, people=30):
    """With a small commune of somebody, so that every chart of the visitors is drawn."""
    for kind in KINDS:
        make_check_in(
            event=event, kind=kind, headcount=people, age_band="18_25", insee_code="93006"
        )
    return event


def purge_events(*arguments):
    written = StringIO()
    call_command("purge_events", *arguments, stdout=written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2019, 4, 17), 12, date(2020, 4, 17)),
        (date(2019, 12, 31), 1, date(2020, 1, 31)),
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2020, 2, 29), 60, date(2025, 2, 28)),
    ],
)
def test_months_later(day, months, later):
    assert months_later(day, months) == later


def test_event_is_due_months_after_its_latest_report(event):
    visited(event)
    bilan = make_bilan(event=event)
    for number, month in ((1, 1), (2, 6)):
        moment = datetime(2019, month, 15, 22, 30, tzinfo=UTC)  # the 16th in Paris, in June
        make_bilan_version(bilan=bilan, number=number, published_at=moment)
    assert list(due_for_purge(date(2020, 6, 15))) == []
    [due] = due_for_purge(date(2020, 6, 16))
    assert (due.event, due.since) == (event, date(2020, 6, 16))


def test_command_purges_what_is_due_only():
    old, recent, unpublished = (visited(make_event()) for _ in range(3))
    published(old, 800)
    published(recent, 800, 10)
    assert old.name in purge_events()
    left = [event.check_ins.count() for event in (old, recent, unpublished)]
    assert left == [0, 3, 3]
    assert purge_events() == "Rien à effacer.\n"


def test_dry_run_erases_nothing(event):
    published(visited(event), 800)
    assert "3" in purge_events("--dry-run")
    assert event.check_ins.count() == 3


def test_figures_and_charts_that_name_nobody_outlive_the_purge(event):
    visited(event)
    before = charts(event)
    texts = [figures_of(event)[code].text for code in CODES]
    purge_check_ins(event=event, on=date(2020, 10, 1))
    assert [figures_of(event)[code].text for code in CODES] == texts == ["30", "30", "30"]
    after = charts(event)
    assert set(before) - set(after) == {"profile-age_band", "communes"}
    assert {ident: before[ident] for ident in after} == after


CODES = ("beneficiaries", "interviews", "workshop_participations")


def charts(event):
    section = attendance_section(event, figures_of(event), public=False)
    return {chart.ident: chart for panel in section.panels for chart in panel.charts}


def test_dashboard_says_that_the_detail_was_erased(coordinator_client, event):
    visited(event)
    page = reverse("dashboard_attendance", args=[event.slug])
    words = "Détail effacé le 1er octobre 2020".replace(" octobre ", "\u00a0octobre\u00a0")
    assert words not in coordinator_client.get(page).content.decode()
    purge_check_ins(event=event, on=date(2020, 10, 1))
    assert words in coordinator_client.get(page).content.decode()


def test_publishing_again_warns_that_profiles_are_gone(event):
    titles = len(gaps_of(event, figures_of(event)))
    purge_check_ins(event=event, on=date(2020, 10, 1))
    assert len(gaps_of(event, figures_of(event))) == titles + 1
