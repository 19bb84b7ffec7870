"""The accounts that the coordinator owes the funders: one for each grant."""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from budgets.models import Grant
from budgets.services import note_account_sent
from budgets.views.frame import render_budget
from core.access import View
from core.downloads import pdf_file
from core.pdf import PdfUnavailable
from events.access import for_roles
from events.models import Event
from reporting.account.account import (
    Account,
    compose_account,
    compose_application,
    gaps_of,
    layout_of,
)
from reporting.account.filling import letters_replaced
from reporting.account.overview import accounts_of
from reporting.account.rendering import (
    account_context,
    render_account_pdf,
    render_application_pdf,
)
from reporting.account.services import (
    Conflict,
    Incomplete,
    NothingChanged,
    account_of,
    close_account,
    filled_form,
    form_with_blank,
    save_account,
    versions_of,
)
from reporting.account_form import AccountForm, SentForm
from reporting.figures.loading.budget import load_budget
from reporting.open_data.subventions import open_grants, write_subventions
from reporting.spreadsheets.account import account_workbook
from reporting.views.exports import CSV, TYPES, WRITERS, download


def for_grant(view: View) -> View:
    """For coordinators. The view gets the Grant, with its event, in place of both their codes."""

    @for_roles(Role.COORDINATOR)
    @wraps(view)
    def found(request: HttpRequest, event: Event, account: str, **kwargs: Any) -> HttpResponse:
        row = get_object_or_404(event.grants.select_related("funder__organisation"), code=account)
        row.event = event
        response: HttpResponse = view(request, row, **kwargs)
        return response

    return found


@for_roles(Role.COORDINATOR)
@require_safe
def account_list(request: HttpRequest, event: Event) -> HttpResponse:
    return _page(request, event, "list", {"accounts": accounts_of(event)})


@for_grant
@require_http_methods(["GET", "HEAD", "POST"])
def account_edit(request: HttpRequest, grant: Grant) -> HttpResponse:
    record = account_of(grant)
    suggestions = compose_account(record).suggestions
    sent = (request.POST,) if request.method == "POST" else ()
    form = AccountForm(*sent, instance=record, event=grant.event, suggestions=suggestions)
    status = 200
    if sent and form.is_valid():
        values, edits = form.values(suggestions), form.cleaned_data["edits"]
        try:
            save_account(grant=grant, values=values, edits=edits)
        except Conflict:
            form.add_error(
                None,
                _(
                    "Somebody else saved this account while you were writing. Nothing of theirs is "
                    "overwritten, and your text is still below: open the page in another tab to "
                    "compare, then save again."
                ),
            )
            form.take_over(account_of(grant).edits)
            status = 409
        else:
            messages.success(request, _("The account is saved."))
            return redirect("account_read", grant.event.slug, grant.code)
    return _page(request, grant.event, "edit", {"form": form, "grant": grant}, status)


@for_grant
@require_safe
def account_read(request: HttpRequest, grant: Grant) -> HttpResponse:
    return _read(request, grant)


@for_grant
@require_POST
def account_sent(request: HttpRequest, grant: Grant) -> HttpResponse:
    """Noted by hand: closing an account does not sign it, nor post it."""
    form = SentForm(request.POST)
    if not form.is_valid():
        return _read(request, grant, form)
    note_account_sent(grant=grant, on=form.cleaned_data["on"])
    messages.success(request, _("The day of sending is noted."))
    return redirect("account_read", grant.event.slug, grant.code)


@for_grant
@require_safe
def account_pdf(request: HttpRequest, grant: Grant) -> HttpResponse:
    return _drawn(request, grant, compose_account(account_of(grant)), render_account_pdf)


@for_grant
@require_safe
def account_form(request: HttpRequest, grant: Grant) -> HttpResponse:
    """The official form with what is known today, to be read before it is closed."""
    filled = filled_form(compose_account(account_of(grant)))
    if filled is None:
        messages.error(request, _("An administrator has to upload the blank form first."))
        return redirect("account_read", grant.event.slug, grant.code)
    return pdf_file(filled, f"cerfa-{grant.event.slug}-{grant.code}-brouillon.pdf")


@for_grant
@require_safe
def application(request: HttpRequest, grant: Grant) -> HttpResponse:
    context = account_context(compose_application(account_of(grant)))
    return _page(request, grant.event, "application", context)


@for_grant
@require_safe
def application_pdf(request: HttpRequest, grant: Grant) -> HttpResponse:
    account = compose_application(account_of(grant))
    return _drawn(request, grant, account, render_application_pdf, "budget-previsionnel")


@for_grant
@require_POST
def account_close(request: HttpRequest, grant: Grant) -> HttpResponse:
    record = account_of(grant)
    try:
        version = close_account(account=record, by=request.user)
    except Incomplete as incomplete:
        messages.error(request, _("The account is not closed.") + f" {incomplete}")
    except NothingChanged as unchanged:
        text = _("Nothing has changed since version %s: no new version.")
        messages.warning(request, text % unchanged.latest.number)
    except PdfUnavailable as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Version %s is closed: sign it and send it.") % version.number)
    return redirect("account_read", grant.event.slug, grant.code)


@for_grant
@require_safe
def account_version(request: HttpRequest, grant: Grant, version: int, part: str) -> HttpResponse:
    """`part`: "compte-rendu" or "formulaire"."""
    closed = get_object_or_404(versions_of(account_of(grant)), number=version)
    content = {"compte-rendu": closed.pdf, "formulaire": closed.form}.get(part)
    if not content:
        raise Http404
    return pdf_file(bytes(content), f"{part}-{grant.event.slug}-{grant.code}-v{version}.pdf")


@for_grant
@require_safe
def account_table_file(request: HttpRequest, grant: Grant, file_format: str) -> HttpResponse:
    if file_format not in TYPES:
        raise Http404
    layout = layout_of(account_of(grant).layout)
    workbook = account_workbook(grant, layout, load_budget(grant.event))
    return download(WRITERS[file_format](workbook), workbook.name, file_format)


@for_roles(Role.COORDINATOR)
@require_safe
def open_data(request: HttpRequest, event: Event) -> HttpResponse:
    return _page(request, event, "open_data", {"grants": open_grants(event)})


@for_roles(Role.COORDINATOR)
@require_safe
def open_data_file(request: HttpRequest, event: Event) -> HttpResponse:
    content = write_subventions(open_grants(event))
    return download(content, f"subventions-{event.slug}", CSV)


def _read(request: HttpRequest, grant: Grant, form: SentForm | None = None) -> HttpResponse:
    record = account_of(grant)
    account = compose_account(record)
    sent_on = grant.account_sent_on or timezone.localdate()
    context = {
        "gaps": gaps_of(account),
        "versions": versions_of(record),
        "has_form": form_with_blank(account.table.layout.code) is not None,
        "letters": letters_replaced(account.table, account.content),
        "is_written": record.pk is not None,
        "form": form or SentForm(initial={"on": sent_on}),
    }
    return _page(request, grant.event, "read", account_context(account) | context)


def _drawn(request, grant: Grant, account: Account, draw, name="compte-rendu") -> HttpResponse:
    try:
        pdf = draw(account)
    except PdfUnavailable as error:
        context = {"advice": str(error), "grant": grant}
        return _page(request, grant.event, "unavailable", context, 503)
    return pdf_file(pdf, f"{name}-{grant.event.slug}-{grant.code}-brouillon.pdf")


def _page(
    request: HttpRequest, event: Event, name: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    template = f"reporting/account/{name}.html"
    return render_budget(request, event, template, context, section="account_list", status=status)
