"""Writing an account, closing it, and the blanks and tables that administrators give."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from budgets.models import Grant
from core.spreadsheets.ods import write_ods
from core.spreadsheets.xlsx import write_xlsx
from events.models import Event
from partners.models import Partnership
from reporting.account.account import Account, compose_account, gaps_of
from reporting.account.filling import fill
from reporting.account.official_forms import OfficialForm, known_forms, recognise
from reporting.account.rendering import render_account_pdf
from reporting.models import (
    GrantFinancialReport,
    GrantFinancialReportVersion,
    OfficialBlank,
)
from reporting.spreadsheets.account import account_workbook


class Conflict(Exception):
    """Somebody else saved this account meanwhile: nothing was changed."""

    def __init__(self, current: GrantFinancialReport) -> None:
        self.current = current
        super().__init__(str(current.pk))


class Incomplete(Exception):
    """The account lacks something. `gaps`: a sentence for each."""

    def __init__(self, gaps: list[str]) -> None:
        self.gaps = gaps
        super().__init__(" ".join(gaps))


class NothingChanged(Exception):
    """The account says exactly what its latest version says."""

    def __init__(self, latest: GrantFinancialReportVersion) -> None:
        self.latest = latest
        super().__init__(str(latest))


class UnknownBlank(Exception):
    """The file is not a blank that we know how to fill. `str()` is a sentence for the reader."""


def account_of(grant: Grant) -> GrantFinancialReport:
    """Of this grant; a new one, not saved, when nobody has written it yet."""
    found = GrantFinancialReport.objects.filter(grant=grant).first()
    account = found or GrantFinancialReport(event=grant.event, grant=grant)
    account.event, account.grant = grant.event, grant
    if account.holder_id is None:
        account.holder = likely_holder(grant, carriers_of(grant.event))
    return account


def versions_of(account: GrantFinancialReport) -> QuerySet[GrantFinancialReportVersion]:
    """The latest first, tables left out; none of an account that nobody has saved."""
    versions = GrantFinancialReportVersion.objects.filter(account=account.pk)
    return versions.order_by("-number").defer("xlsx", "ods")


def carriers_of(event: Event) -> list[Partnership]:
    """Those that pay nothing, with their organisation."""
    carriers = event.partnerships.carriers().filter(is_funder=False)
    return list(carriers.select_related("organisation"))


def likely_holder(grant: Grant, carriers: list[Partnership]) -> Partnership | None:
    """The only carrier that does not pay this grant; nobody when there are several."""
    others = [one for one in carriers if one.pk != grant.funder_id]
    return others[0] if len(others) == 1 else None


@transaction.atomic
def save_account(*, grant: Grant, values: Mapping[str, Any], edits: int) -> GrantFinancialReport:
    """`edits`: how many there were when the writer opened the page. Raises Conflict."""
    Grant.objects.select_for_update().get(pk=grant.pk)  # one writer at a time
    account = account_of(grant)
    if account.edits != edits:
        raise Conflict(account)
    for name, value in values.items():
        setattr(account, name, value)
    account.edits += 1
    account.save()
    return account


@transaction.atomic
def close_account(*, account: GrantFinancialReport, by: User) -> GrantFinancialReportVersion:
    """The next version: the accessible PDF, its table as spreadsheets and, when its blank is known,
    the official form.

    Raises Incomplete, NothingChanged, and core.pdf.PdfUnavailable.
    """
    if account.pk is None:
        raise Incomplete([_("Read the suggested texts and save them once.")])
    GrantFinancialReport.objects.select_for_update().get(pk=account.pk)
    composed = compose_account(account)
    if gaps := gaps_of(composed):
        raise Incomplete(gaps)
    latest = account.versions.order_by("-number").first()
    content = composed.fingerprint
    form = filled_form(composed)
    if latest and latest.content_sha256 == content and bool(latest.form) == bool(form):
        raise NothingChanged(latest)
    number = latest.number + 1 if latest else 1
    closed_at = timezone.now().replace(microsecond=0)
    pdf = render_account_pdf(composed, number=number, dated=closed_at)
    table = account_workbook(account.grant, composed.table.layout, composed.figures.facts.budget)
    return GrantFinancialReportVersion.objects.create(
        account=account,
        number=number,
        closed_at=closed_at,
        closed_by=by,
        pdf=pdf,
        form=form,
        xlsx=write_xlsx(table),
        ods=write_ods(table),
        sha256=sha256(pdf).hexdigest(),
        content_sha256=content,
    )


def filled_form(account: Account) -> bytes | None:
    """Nothing for a table without an official form, or whose blank nobody has uploaded."""
    found = form_with_blank(account.table.layout.code)
    return fill(*found, account.table, account.content) if found else None


def form_with_blank(layout: str) -> tuple[OfficialForm, bytes] | None:
    for form in known_forms():
        if form.layout == layout:
            blank = OfficialBlank.objects.filter(edition=form.edition).first()
            if blank:
                return form, bytes(blank.content)
    return None


@transaction.atomic
def keep_blank(*, content: bytes) -> OfficialBlank:
    """In place of the one of the same edition. Raises UnknownBlank."""
    form = recognise(content)
    if form is None:
        raise UnknownBlank(unknown_blank_words(content))
    blank, _created = OfficialBlank.objects.update_or_create(
        edition=form.edition,
        defaults={
            "content": content,
            "sha256": sha256(content).hexdigest(),
            "uploaded_at": timezone.now(),
        },
    )
    return blank


def unknown_blank_words(content: bytes) -> str:
    names = ", ".join(form.name for form in known_forms())
    if not content.startswith(b"%PDF-"):
        return _("This file is not a PDF. Upload the blank form as you downloaded it.")
    return _(
        "This is not a form that can be filled: either another edition, or a copy that somebody "
        "has typed in or saved again. Known: %(names)s. Download the blank again, do not open it "
        "with a PDF editor, and upload it as it is. The accessible account does not need it."
    ) % {"names": names}
