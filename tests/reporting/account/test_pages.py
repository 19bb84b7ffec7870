"""The coordinator writes an account, closes it, and finds the same files again."""

from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core import native_libraries
from partners.models import Organisation
from reporting.account import official_forms
from reporting.account.account import compose_account, compose_application
from reporting.account.services import account_of
from reporting.models import AccountLayout, GrantFinancialReport, OfficialBlank
from tests.factories import (
    make_administrator,
    make_budget,
    make_budget_line,
    make_event,
    make_grant,
    make_organisation,
    make_partnership,
    make_user,
)
from tests.personas import client_of, holder
from tests.reporting.account import blank
from tests.reporting.account.test_layouts import own_table

pytestmark = pytest.mark.django_db
SIGNED = {
    "beneficiaries": "400 personnes.",
    "objectives": "Atteints.",
    "signatory": "Camille Durand",
    "signed_on": "2020-03-01",
    "signed_at": "Bagnolet",
}


@pytest.fixture
def grant():
    """15 000 € of 31 500 received; the carrier has a SIRET."""
    event = make_event(name="Cité de Bagnolet")
    organisation = make_organisation(name="Cité des métiers", siret="73282932000074")
    make_partnership(event=event, is_carrier=True, organisation=organisation)
    grant = make_grant(event=event, slug="grant_department", requested=20000, awarded=15000)
    budget = make_budget(event=event)
    line = {"event": event, "budget": budget}
    make_budget_line(**line, slug="fees", planned=40000, actual=31500)
    make_budget_line(**line, slug="grant_department", planned=20000, actual=15000, grant=grant)
    make_budget_line(**line, slug="own_resources", planned=20000, actual=16500)
    return grant


@pytest.fixture
def client(grant):
    return client_of(holder(grant.event, "coordinator"))


def page(grant, name="account_read", *more):
    return reverse(name, args=[grant.event.slug, grant.code, *more])


def form_values(client, grant, **changes):
    form = client.get(page(grant, "account_edit")).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in (values | changes).items()}


def save(client, grant, **changes):
    values = form_values(client, grant, **(SIGNED | changes))
    return client.post(page(grant, "account_edit"), values)


def told(response):
    """The latest message, with ordinary spaces: those of earlier answers were never shown."""
    *_earlier, latest = response.context["messages"]
    return str(latest).replace("\u202f", " ")


def test_share_is_over_the_actual_produits_without_in_kind(grant):
    account = compose_account(account_of(grant))
    assert account.share_sentence.replace("\u202f", " ") == (
        "La subvention de 15 000 € représente 48 % du total des produits."
    )


def test_application_shows_what_is_planned_and_asked_for(grant):
    account = compose_application(account_of(grant))
    assert account.share_sentence.replace("\u202f", " ") == (
        "La subvention sollicitée de 20 000 € représente 50 % du total des produits du projet."
    )
    assert account.table.rows["total_i"].planned == 40000


def test_observations_say_who_gave_what_on_a_shared_line_of_the_form(grant):
    budget = grant.event.budget
    make_budget_line(
        event=grant.event, budget=budget, slug=grant.slug, label="Val-de-Marne", actual=500
    )
    said = compose_account(account_of(grant)).suggestions["observations"].replace("\u202f", " ")
    assert said == f"Subventions, Département : {grant} (15 000 €), Val-de-Marne (500 €)."


def test_text_left_as_suggested_follows_the_figures(grant, client):
    save(client, grant)
    record = GrantFinancialReport.objects.get()
    assert (record.implementation, record.dates_and_places) == (None, None)


def test_text_that_was_changed_or_emptied_stays(grant, client):
    save(client, grant, implementation="Une journée.", dates_and_places="")
    texts = compose_account(account_of(grant)).content.texts
    assert (texts["implementation"], texts["dates_and_places"]) == ("Une journée.", "")


def test_second_writer_is_told_and_overwrites_nothing(grant, client):
    before = form_values(client, grant, **SIGNED)
    save(client, grant, implementation="Du premier.")
    answer = client.post(page(grant, "account_edit"), before | {"implementation": "Du second."})
    assert answer.status_code == 409
    assert "Du second." in answer.content.decode()
    assert GrantFinancialReport.objects.get().implementation == "Du premier."
    again = form_values(client, grant) | {"implementation": "Des deux.", **SIGNED}
    assert client.post(page(grant, "account_edit"), again).status_code == 302


def test_page_that_told_of_a_conflict_can_be_sent_again_as_it_is(grant, client):
    before = form_values(client, grant, **SIGNED)
    save(client, grant, implementation="Du premier.")
    answer = client.post(page(grant, "account_edit"), before | {"implementation": "Du second."})
    form = answer.context["form"]
    again = {name: form[name].value() for name in form.fields}
    again = {name: "" if value is None else value for name, value in again.items()}
    assert client.post(page(grant, "account_edit"), again).status_code == 302
    record = GrantFinancialReport.objects.get()
    assert (record.implementation, record.signatory) == ("Du second.", "Camille Durand")


def test_suggestion_that_changed_meanwhile_is_not_kept_as_written(grant, client):
    """The page was open while a colleague changed what the text is made of."""
    before = form_values(client, grant, **SIGNED)
    grant.event.name = "Cité de Montreuil"
    grant.event.save()
    assert before["implementation"] not in compose_account(account_of(grant)).suggestions.values()
    client.post(page(grant, "account_edit"), before)
    assert GrantFinancialReport.objects.get().implementation is None


def test_letters_that_the_form_lacks_are_told(grant, client, monkeypatch):
    know_blank(monkeypatch)
    save(client, grant, signatory="Zoé Łukasiewicz")
    assert client.get(page(grant)).context["letters"] == ["Ł"]


def test_account_that_lacks_something_is_not_closed(grant, client):
    save(client, grant, signatory="")
    answer = client.post(page(grant, "account_close"), follow=True)
    assert told(answer) == "Le compte rendu n’est pas clos. Écrivez qui signe."


def test_missing_siret_says_whose(grant, client):
    Organisation.objects.filter(name="Cité des métiers").update(siret="")
    [gap] = [one for one in client.get(page(grant)).context["gaps"] if "SIRET" in one]
    assert gap == "Le numéro SIRET de la structure (Cité des métiers) manque dans l’annuaire."


def test_account_that_nobody_read_is_not_closed(grant, client):
    answer = client.post(page(grant, "account_close"), follow=True)
    assert "enregistrez-les une fois" in told(answer)


@pytest.mark.skipif(bool(native_libraries.load()), reason="no PDF libraries here")
def test_closed_account_keeps_its_files_when_the_budget_changes(grant, client, monkeypatch):
    know_blank(monkeypatch)
    save(client, grant)
    client.post(page(grant, "account_close"))
    first = files(client, grant, 1)
    grant.event.budget_lines.filter(slug="fees").update(actual=31600)
    assert files(client, grant, 1) == first
    client.post(page(grant, "account_close"))
    assert all(new != old for new, old in zip(files(client, grant, 2), first, strict=True))


@pytest.mark.skipif(bool(native_libraries.load()), reason="no PDF libraries here")
def test_same_account_is_not_closed_twice(grant, client):
    save(client, grant)
    client.post(page(grant, "account_close"))
    answer = client.post(page(grant, "account_close"), follow=True)
    assert told(answer) == "Rien n’a changé depuis la version 1 : pas de nouvelle version."


def files(client, grant, number):
    pages = [
        page(grant, "account_version", number, part) for part in ("compte-rendu", "formulaire")
    ]
    answers = [client.get(url) for url in pages]
    assert [answer.status_code for answer in answers] == [200, 200]
    return [answer.content for answer in answers]


def know_blank(monkeypatch):
    """A blank made here, recognised as if it were the official one."""
    content = blank.make_blank()
    known = blank.form()
    fingerprints = {"fingerprints": (sha256(content).hexdigest(),)}
    form = official_forms.OfficialForm(**(vars(known) | fingerprints))
    monkeypatch.setattr(official_forms, "known_forms", lambda: (form,))
    OfficialBlank.objects.create(
        edition=form.edition, content=content, sha256=fingerprints["fingerprints"][0]
    )
    return content


def upload(content):
    client = client_of(make_administrator())
    file = SimpleUploadedFile("formulaire.pdf", content, "application/pdf")
    return client.post(reverse("admin:reporting_officialblank_add"), {"file": file})


def test_administrator_uploads_a_known_blank_once(monkeypatch):
    content = know_blank(monkeypatch)
    OfficialBlank.objects.all().delete()
    assert upload(content).status_code == 302
    assert upload(content).status_code == 302
    assert [bytes(row.content) for row in OfficialBlank.objects.all()] == [content]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7 autre", "une autre édition"), (b"PK not a PDF", "n’est pas un PDF")],
)
def test_other_files_are_refused_with_the_reason(content, words):
    answer = upload(content)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert OfficialBlank.objects.count() == 0


def test_funder_with_its_own_table_is_added_without_code(grant, client):
    AccountLayout.objects.create(code="fondation", name="Fondation", data=own_table())
    assert save(client, grant, layout="fondation").status_code == 302
    assert compose_account(account_of(grant)).table.layout.code == "fondation"
    assert client.get(page(grant)).status_code == 200


def test_table_that_accounts_use_stays(grant, client):
    table = AccountLayout.objects.create(code="fondation", name="Fondation", data=own_table())
    save(client, grant, layout="fondation")
    admin = client_of(make_user(is_superuser=True))
    address = reverse("admin:reporting_accountlayout_delete", args=[table.pk])
    answer = admin.post(address, {"post": "yes"}, follow=True)
    assert "choisissez-en un autre" in answer.content.decode().replace("\u202f", " ")
    assert AccountLayout.objects.filter(pk=table.pk).exists()


def test_number_of_queries_does_not_grow(grant, client, django_assert_max_num_queries):
    for _ in range(20):
        make_budget_line(event=grant.event, budget=grant.event.budget, slug="rent", actual=1)
    client.get(page(grant))
    with django_assert_max_num_queries(60):
        client.get(page(grant))


def note_sent(client, grant, day):
    return client.post(page(grant, "account_sent"), {"on": day}, follow=True)


def test_day_of_sending_is_noted_on_the_account_and_read_everywhere(client, grant):
    note_sent(client, grant, "2020-03-02")
    grant.refresh_from_db()
    assert str(grant.account_sent_on) == "2020-03-02"
    assert list(grant.event.grants.without_account()) == []
    pages = [
        page(grant),
        reverse("account_list", args=[grant.event.slug]),
        reverse("budget_grants", args=[grant.event.slug]),
    ]
    assert [one for one in pages if "2 mars 2020" not in client.get(one).content.decode()] == []
    note_sent(client, grant, "")
    grant.refresh_from_db()
    assert grant.account_sent_on is None


@pytest.mark.parametrize("day", ["hier", "2999-01-01"])
def test_wrong_day_of_sending_is_said_beside_the_field(day, client, grant):
    answer = note_sent(client, grant, day)
    assert list(answer.context["form"].errors) == ["on"]
    assert answer.context["form"]["on"].value() == day
    grant.refresh_from_db()
    assert grant.account_sent_on is None
