"""Puts the account of a grant together: table, texts, identity, share."""

import json
from dataclasses import asdict, dataclass
from decimal import Decimal
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import override

from budgets.models import Grant
from budgets.nomenclature import Side
from events.models import Event
from reporting.account.content import (
    QUALITATIVE,
    TEXTS,
    AccountContent,
    Attestation,
    GrantShare,
    Identity,
)
from reporting.account.layout import APPLICATION, OFFICIAL, Layout, official_layout, read_layout
from reporting.account.suggestions import suggest
from reporting.account.table import AccountTable, account_table
from reporting.bilan.report import LANGUAGE
from reporting.figures import FigureSet, amounts, figures_of
from reporting.models import AccountLayout, GrantFinancialReport
from reporting.statistics.amounts import AmountRatio
from reporting.statistics.formatting import amount_text, percent_text


@dataclass(frozen=True)
class Account:
    """`suggestions`: what each text would say if it were not written."""

    event: Event
    grant: Grant
    table: AccountTable
    content: AccountContent
    suggestions: dict[str, str]
    figures: FigureSet

    @property
    def share_sentence(self) -> str:
        return share_sentence(self.table.layout, self.content.share)

    @property
    def fingerprint(self) -> str:
        """Of everything that is printed, so that the same account is not closed twice."""
        printed = {
            "content": asdict(self.content),
            "rows": [asdict(row) for side in self.table.sides for row in side.rows],
            "grant": str(self.grant),
        }
        return sha256(json.dumps(printed, default=str, sort_keys=True).encode()).hexdigest()


def layout_of(code: str) -> Layout:
    """Official or a funder's own. KeyError for a table that was deleted."""
    if code in OFFICIAL:
        return official_layout(code)
    own = AccountLayout.objects.filter(code=code).first()
    if own is None:
        raise KeyError(code)
    return read_layout(own.data)


def layout_choices() -> list[tuple[str, str]]:
    official = [official_layout(code) for code in OFFICIAL if code != APPLICATION]
    own = AccountLayout.objects.values_list("code", "name")
    return [*((layout.code, layout.name) for layout in official), *own]


def compose_account(record: GrantFinancialReport, *, layout: Layout | None = None) -> Account:
    """In French, as the documents that funders ask for are."""
    with override(LANGUAGE):
        event, grant = record.event, record.grant
        figures = figures_of(event)
        table = account_table(layout or layout_of(record.layout), figures.facts.budget)
        suggestions = suggest(event, figures, table)
        content = AccountContent(
            identity=_identity(record),
            year=grant.year,
            share=_share(grant, figures, table.layout),
            texts={name: _text(record, name, suggestions) for name in TEXTS},
            attestation=Attestation(
                signatory=record.signatory,
                organisation=_holder_name(record),
                signed_on=record.signed_on,
                signed_at=record.signed_at,
            ),
        )
        return Account(event, grant, table, content, suggestions, figures)


def compose_application(record: GrantFinancialReport) -> Account:
    """The planned budget, in the table of a grant application; the share is that of the request."""
    account = compose_account(record, layout=official_layout(APPLICATION))
    budget = account.figures.facts.budget
    share = _ratio(
        record.grant.requested, amounts.planned(budget, Side.INCOME), account.table.layout
    )
    content = AccountContent(account.content.identity, account.content.year, share)
    return Account(
        account.event, account.grant, account.table, content, account.suggestions, account.figures
    )


def _text(record: GrantFinancialReport, name: str, suggestions: dict[str, str]) -> str:
    written: str | None = getattr(record, name)
    return suggestions[name] if written is None else written


def _share(grant: Grant, figures: FigureSet, layout: Layout) -> GrantShare:
    facts = next(one for one in figures.facts.budget.grants if one.code == grant.code)
    amount = facts.amount if facts.amount is not None else facts.awarded
    return _ratio(amount, amounts.actual(figures.facts.budget, Side.INCOME), layout)


def _ratio(amount: Decimal | None, whole: Decimal | None, layout: Layout) -> GrantShare:
    places = layout.percent_places
    return GrantShare(
        amount, None if amount is None else AmountRatio(amount, whole).percent_to(places)
    )


def share_sentence(layout: Layout, share: GrantShare) -> str:
    if not layout.share or share.amount is None:
        return ""
    percent = percent_text(share.percent, layout.percent_places)
    return layout.share.format(amount=amount_text(share.amount), share=percent)


def _identity(record: GrantFinancialReport) -> Identity:
    organisation = record.holder.organisation if record.holder else None
    return Identity(
        name=_holder_name(record),
        siret=organisation.siret if organisation else "",
        rna=record.rna,
        local_registration=record.local_registration,
    )


def _holder_name(record: GrantFinancialReport) -> str:
    return record.holder.organisation.name if record.holder else ""


def gaps_of(account: Account) -> list[str]:
    """What is missing before the account can be closed: a sentence for each."""
    identity, attestation = account.content.identity, account.content.attestation
    rows = account.table.rows
    missing = [
        (not identity.name, _("Choose the organisation that received the grant.")),
        (
            bool(identity.name) and not identity.siret,
            _("The SIRET of %(name)s is missing in the directory.") % {"name": identity.name},
        ),
        (not attestation.signatory, _("Write who signs.")),
        (not attestation.signed_on, _("Write the date of the signature.")),
        (not attestation.signed_at, _("Write where it is signed.")),
        (account.content.share.amount is None, _("No amount is recorded for this grant.")),
        (not any(row.actual for row in rows.values()), _("The budget has no actual amount.")),
    ]
    return [sentence for is_missing, sentence in missing if is_missing] + _empty_texts(account)


def _empty_texts(account: Account) -> list[str]:
    empty = [name for name in QUALITATIVE if not account.content.texts[name]]
    labels = [GrantFinancialReport._meta.get_field(name).verbose_name for name in empty]
    return [_("The text “%(name)s” is empty.") % {"name": label} for label in labels]
