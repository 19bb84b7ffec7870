"""The account as a tagged PDF of our own, with everything that the official form asks for."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import override

from core.pdf import render_pdf
from reporting.account.account import Account
from reporting.account.content import ANNEX, QUALITATIVE
from reporting.account.printing import Question, columns_of, printed_sides
from reporting.bilan.identity import end_of
from reporting.bilan.narrative import passages
from reporting.bilan.report import LANGUAGE
from reporting.models import GrantFinancialReport

STYLESHEETS = ("css/fonts.css", "css/account-paper.css")


def render_account_pdf(
    account: Account, *, number: int | None = None, dated: datetime | None = None
) -> bytes:
    """A draft without `number`. Raises core.pdf.PdfUnavailable."""
    return _render("reporting/account/paper.html", account, "compte-rendu", number, dated)


def render_application_pdf(account: Account) -> bytes:
    """The planned budget for a grant application. Raises core.pdf.PdfUnavailable."""
    return _render("reporting/account/application_paper.html", account, "demande", None, None)


def _render(
    template: str, account: Account, kind: str, number: int | None, dated: datetime | None
) -> bytes:
    with override(LANGUAGE):
        html = render_to_string(template, account_context(account) | {"number": number})
    event, grant = account.event, account.grant
    return render_pdf(
        html,
        stylesheets=STYLESHEETS,
        identity=f"{event.slug} {kind} {grant.code} {number or 'draft'}",
        dated=dated or end_of(event),
    )


def account_context(account: Account) -> dict[str, object]:
    """What the page, its paper and the draft draw."""
    return {
        "account": account,
        "event": account.event,
        "grant": account.grant,
        "content": account.content,
        "sides": printed_sides(account.table),
        "columns": columns_of(account.table.layout),
        "qualitative": _questions(account, QUALITATIVE),
        "annex": _questions(account, ANNEX),
    }


def _questions(account: Account, names: tuple[str, ...]) -> list[Question]:
    return [
        Question(
            GrantFinancialReport._meta.get_field(name).verbose_name,
            passages(account.content.texts.get(name, "")),
        )
        for name in names
    ]
