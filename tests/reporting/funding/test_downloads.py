"""Files leave by POST, to those whose they are, and that they left is written down."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_download, make_event_membership, make_user
from tests.personas import client_of, holder
from tests.reporting.funding.money import FILES, close, funded, publish

pytestmark = pytest.mark.django_db
PARTS = {"compte-rendu": "pdf", "formulaire": "form", "xlsx": "xlsx", "ods": "ods"}


@pytest.fixture
def case(event):
    made = funded(event)
    close(made.mine)
    close(made.other, pdf=b"%PDF-secret")
    publish(event)
    return made


def account_file(event, code="mienne", version=1, part="compte-rendu"):
    return reverse("funder_account_file", args=[event.slug, code, version, part])


def report_file(event, number=1):
    return reverse("funder_report_file", args=[event.slug, number])


@pytest.mark.parametrize(("part", "field"), PARTS.items())
def test_own_account_is_given_as_it_was_closed(part, field, case, event):
    answer = case.client.post(account_file(event, part=part))
    assert answer.content == FILES[field]
    assert "attachment" in answer["Content-Disposition"]
    [row] = event.downloads.all()
    assert (row.user, row.account.account.grant, row.version) == (case.user, case.mine, 1)


def test_published_report_is_given_in_the_version_asked_for(case, event):
    publish(event, 2)
    assert case.client.post(report_file(event, 1)).content == b"%PDF-bilan-1"
    assert [(row.user, row.document, row.version) for row in event.downloads.all()] == [
        (case.user, "report", 1)
    ]


def test_looking_gives_nothing_and_writes_nothing(case, event):
    space = reverse("funder_space", args=[event.slug])
    for page in (space, reverse("funder_report", args=[event.slug])):
        assert case.client.get(page).status_code == 200
    for page in (account_file(event), report_file(event)):
        assert case.client.get(page).status_code == 405
    assert not event.downloads.exists()


@pytest.mark.parametrize(
    "wanted", [{"code": "autre"}, {"version": 9}, {"part": "brouillon"}, {"code": "rien"}]
)
def test_what_is_not_theirs_does_not_exist(wanted, case, event):
    assert case.client.post(account_file(event, **wanted)).status_code == 404
    assert not event.downloads.exists()


def test_file_that_a_version_lacks_does_not_exist(case, event):
    close(case.mine, 2, form=None, xlsx=None, ods=None)
    for part in ("formulaire", "xlsx", "ods"):
        assert case.client.post(account_file(event, version=2, part=part)).status_code == 404
    assert not event.downloads.exists()


def test_funder_of_another_event_finds_nothing(case, event, other_event):
    elsewhere = client_of(make_event_membership(event=other_event, role="funder").user)
    pages = [reverse(name, args=[event.slug]) for name in ("funder_space", "funder_report")]
    assert [elsewhere.get(page).status_code for page in pages] == [404, 404]
    files = (account_file(event), report_file(event))
    assert [elsewhere.post(page).status_code for page in files] == [404, 404]
    assert not event.downloads.exists()


def test_another_funder_of_the_event_does_not_get_the_account(case, event):
    other = client_of(make_event_membership(event=event, role="funder").user)
    assert other.post(account_file(event)).status_code == 404


def test_without_the_log_nothing_is_given(case, event):
    """The row and the file are one transaction: break the table, and the file stays."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reporting_download ADD CONSTRAINT broken CHECK (document = '')")
    client = case.client
    client.raise_request_exception = False
    answer = client.post(report_file(event))
    assert answer.status_code == 500
    assert b"%PDF" not in answer.content


def test_funder_reads_its_own_lines_only(case, event):
    stranger = make_user(full_name="Quelqu’un d’autre")
    make_download(event=event, user=stranger)
    case.client.post(report_file(event))
    shown = case.client.get(reverse("funder_space", args=[event.slug])).context["downloads"]
    assert [row.user for row in shown] == [case.user]


def log(event, **query):
    return reverse("download_log", args=[event.slug]) + (
        "?recherche=" + query["q"] if query else ""
    )


def test_coordinator_searches_the_log_of_the_event(case, event, other_event):
    make_download(event=other_event, user=make_user(full_name="Paule Ailleurs"))
    paule = make_user(full_name="Paule Durand", email="pd@example.org")
    make_download(event=event, user=paule)
    case.client.post(account_file(event))
    client = client_of(holder(event, "coordinator"))

    def found(words=""):
        page = client.get(log(event, q=words)).context["log"].page
        return {row.user for row in page}

    assert found() == {paule, case.user}
    assert found("durand paule") == found("PD@example") == {paule}
    assert found("est ensemble") == {case.user}
    assert found("ailleurs") == set()


def test_log_is_exported_as_it_is_searched(case, event):
    make_download(event=event, user=make_user(full_name="Paule Durand", email="pd@example.org"))
    case.client.post(account_file(event))
    client = client_of(holder(event, "coordinator"))
    page = reverse("download_log_file", args=[event.slug, "csv"])
    rows = client.get(page + "?recherche=paule").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "Paule Durand;pd@example.org" in rows[1]


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_pages_take_the_same_queries_however_many_were_taken(
    rows, case, event, django_assert_num_queries
):
    for number in range(2, rows + 2):
        close(case.mine, number)
        publish(event, number)
        make_download(event=event, user=case.user)
    client = client_of(holder(event, "coordinator"))
    with django_assert_num_queries(10):
        client.get(log(event))
    with django_assert_num_queries(30):
        case.client.get(reverse("funder_space", args=[event.slug]))


def test_downloads_are_erased_after_the_time_that_the_event_says(case, event):
    now = timezone.now()
    old = make_download(event=event, downloaded_at=now - timedelta(days=370))
    kept = make_download(event=event, downloaded_at=now - timedelta(days=360))
    call_command("purge_events", "--dry-run", stdout=StringIO())
    assert set(event.downloads.all()) == {old, kept}
    said = StringIO()
    call_command("purge_events", stdout=said)
    assert list(event.downloads.all()) == [kept]
    assert "1" in said.getvalue()


def test_account_that_is_erased_leaves_its_lines_without_a_name(case, event):
    gone = make_user()
    row = make_download(event=event, user=gone)
    gone.delete()
    row.refresh_from_db()
    assert row.user is None
