"""The demonstration holds the published figures of the reference event, to the unit."""

import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import partial
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, Sum

from accounts.models import User
from events.models import Event
from reporting.demo.accounts import ACCOUNTS, PASSWORD, create_demo_accounts
from reporting.demo.build import FOLDER, dossier_texts
from reporting.demo.trial import trial_dossier
from reporting.dossier.exporting import export
from reporting.dossier.loading import load, load_file
from reporting.management.commands import load_demo
from reporting.models.bilan import Section
from surveys.models import Answer
from tests.factories import make_user
from tests.reporting.dossier.database import row_counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo() -> Event:
    """The two dossiers of the demonstration; the reference event."""
    events = [load_file(FOLDER / name).event for name in dossier_texts()]
    return events[0]


@pytest.fixture
def command(settings, monkeypatch):
    """The command where it may run; that it publishes the report is tested with the report."""
    settings.DEMO_ALLOWED = True
    monkeypatch.setattr(load_demo, "publish_bilan", lambda **_given: None)
    return partial(call_command, "load_demo")


def counts(event, survey, question):
    answers = Answer.objects.filter(version__survey__event=event, version__survey__code=survey)
    return dict(
        answers.filter(question__code=question)
        .values_list("choice__code")
        .annotate(Count("id"))
        .order_by()
    )


def test_network(demo):
    partners = demo.partnerships.filter(is_partner=True, status="took_part")
    assert partners.count() == 33
    assert partners.filter(organisation__kind="employment_house").count() == 3
    assert demo.partnerships.filter(is_carrier=True, is_partner=False).count() == 3
    assert demo.mobilisations.count() == 84
    assert partners.get(is_host=True).organisation.name == "Campus Fonderie de l’image"


def test_no_person_is_named(demo):
    people = demo.mobilisations.values_list(
        "professional__first_name", "professional__last_name", "professional__email"
    )
    assert set(people) == {("", "", "")}


def test_structures_that_were_not_published_are_examples(demo):
    published = {
        "Cité des métiers de Paris",
        "Est Ensemble",
        "Conseil départemental de la Seine-Saint-Denis",
        "Campus Fonderie de l’image",
    }
    names = set(demo.partnerships.values_list("organisation__name", flat=True))
    assert published < names
    assert {name for name in names - published if not re.search(r" \(exemple \d\)$", name)} == set()


def test_preparation_and_committees(demo):
    held = demo.preparation_sessions.filter(status="held")
    assert Counter(held.values_list("kind", "half_days")) == {
        ("presentation_meeting", 1): 3,
        ("resources", 1): 4,
        ("portal", 2): 1,
    }
    assert demo.committee_meetings.filter(status="held").count() == 4


def test_declared_figures(demo):
    declared = demo.declared_figures.values_list("figure", "is_counted", "value")
    assert set(declared) == {
        ("beneficiaries", True, Decimal(400)),
        ("awareness_days", False, None),
        ("observation_days", False, None),
    }


def test_arrivals(demo):
    assert demo.check_ins.arrivals().headcount() == 400
    assert demo.check_in_cancellations.count() == 2


def test_budget(demo):
    actual = dict(demo.budget_lines.values_list("code", "actual"))
    assert actual == {
        "coordination": 30000,
        "autres-charges": 1500,
        "subvention-cd93": 15000,
        "subvention-est-ensemble": 15000,
        "autres-produits": 1500,
    }
    assert demo.budget_lines.filter(planned__isnull=False).count() == 0
    in_kind = demo.in_kind_contributions.exclude(use="").exclude(source="")
    assert in_kind.aggregate(Sum("value"))["value__sum"] == 13500


def test_professionals_survey(demo):
    assert demo.surveys.get(code="professionals").people_asked == 84
    assert counts(demo, "professionals", "concept_meets_needs") == {"yes": 42, "partly": 4, "no": 5}
    assert counts(demo, "professionals", "main_benefit") == {
        "meeting_professionals": 30,
        "new_tools": 10,
        "practice": 4,
        "other": 7,
    }
    wishes = counts(demo, "professionals", "wish_frequency")
    assert sum(wishes.values()) == 51
    assert wishes["both"] * 2 > 51  # the published report says "a majority", without a figure


def test_visitors_survey(demo):
    overall = counts(demo, "visitors", "overall")
    schedule = counts(demo, "visitors", "date_time_duration")
    assert overall["very_positive"] + overall["positive"] == 85
    assert schedule["very_positive"] + schedule["positive"] == 82
    assert sum(overall.values()) == sum(schedule.values()) == 100
    assert counts(demo, "visitors", "obtained") == {
        "new_information": 53,
        "steps": 15,
        "contacts": 14,
        "prospects": 9,
        "other": 9,
    }


def test_workshops_survey(demo):
    quality = counts(demo, "workshops", "quality")
    assert quality["very_positive"] + quality["positive"] == 94
    assert sum(quality.values()) == 100
    assert counts(demo, "workshops", "left_with") == {
        "information": 60,
        "prospects": 13,
        "steps": 10,
        "expectations": 11,
        "other": 6,
    }


def test_bilan_has_a_text_for_each_part(demo):
    assert set(demo.bilan.blocks.values_list("section", flat=True)) == set(Section.values)


@pytest.mark.parametrize("text", dossier_texts().values(), ids=dossier_texts())
def test_french_typography(text):
    assert re.findall(r"\w'\w|« | »|\w [;:!?%€](?=[\s\"])", text) == []


def test_export_is_the_shipped_dossier(demo):
    assert export(demo) == dossier_texts()["bagnolet-2019.json"]


def test_loading_the_demo_twice_changes_nothing(command):
    command(stdout=StringIO())
    before = row_counts()
    command(stdout=StringIO())
    assert row_counts() == before


def test_loading_the_demo_leaves_what_was_tried_on_it(command):
    command(stdout=StringIO())
    Event.objects.filter(slug="bagnolet-2019").update(summary="Essai")
    command(stdout=StringIO())
    assert Event.objects.get(slug="bagnolet-2019").summary == "Essai"


def test_logins_are_printed_and_work(command, client):
    command(stdout=StringIO())
    output = StringIO()
    command("--show", stdout=output)
    assert PASSWORD in output.getvalue()
    for account in ACCOUNTS:
        assert account.email in output.getvalue()
        assert client.login(username=account.email, password=PASSWORD)


def test_each_account_reaches_its_own_event_only(demo):
    load(json.dumps(trial_dossier(date(2026, 11, 23))).encode())
    create_demo_accounts()
    slugs = {
        account.email: {
            event.slug for event in Event.objects.with_role(User.objects.get(email=account.email))
        }
        for account in ACCOUNTS
    }
    assert slugs == {
        account.email: set(account.slugs) or {"bagnolet-2019", "pantin-exemple", "essai"}
        for account in ACCOUNTS
    }


def test_production_gets_no_account_with_a_public_password(settings):
    assert not settings.DEMO_ALLOWED
    with pytest.raises(CommandError):
        call_command("load_demo")
    assert not User.objects.exists()
    assert not Event.objects.exists()


def test_logins_are_announced_only_where_they_exist(settings, capsys):
    settings.DEMO_ALLOWED = True
    call_command("load_demo", "--show")
    assert "createsuperuser" in capsys.readouterr().out
    make_user(email=ACCOUNTS[0].email)
    call_command("load_demo", "--show")
    assert ACCOUNTS[0].email in capsys.readouterr().out
