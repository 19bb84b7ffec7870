"""Grants as open data: the French local authorities' common schema, SCDL subventions 2.1.1.

Sixteen columns; UTF-8 without mark, commas, ISO dates, decimal points, "oui" and "non". Decree
2017-779: the funder publishes it; the coordinator hands it over.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from budgets.models import Grant
from core.spreadsheets.workbook import harmless
from events.models import Event
from partners.models import Partnership
from reporting.account.services import carriers_of, likely_holder

VERSION = "2.1.1"
SCHEMA = Path(__file__).parent / "subventions.schema.json"
LONGEST_PURPOSE = 256
RNA = re.compile(r"W[0-9]{9}")  # others are numbers of declarations, which the schema refuses
WHOLE = "1.00"  # of the grant: each has one beneficiary here
AT_ONCE, IN_PARTS = "unique", "échelonné"


@dataclass(frozen=True)
class OpenGrant:
    """`missing`: what keeps the row out of the file, a sentence for each."""

    grant: Grant
    row: dict[str, str]
    missing: tuple[str, ...]


def open_grants(event: Event) -> list[OpenGrant]:
    grants = event.grants.in_words().select_related("account__holder__organisation")
    carriers = carriers_of(event)
    return [_open(event, grant, carriers) for grant in grants.order_by("code")]


def write_subventions(grants: list[OpenGrant]) -> bytes:
    """Only the rows that lack nothing."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns(), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(one.row for one in grants if not one.missing)
    return text.getvalue().encode()


def columns() -> list[str]:
    return list(_schema()["properties"])


def faults_of(row: dict[str, str]) -> list[str]:
    """Names of the columns in which a row disagrees with the schema."""
    errors = Draft202012Validator(_schema()).iter_errors(row)
    return sorted({str(next(iter(error.absolute_path), error.message)) for error in errors})


@cache
def _schema() -> dict:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def _open(event: Event, grant: Grant, carriers: list[Partnership]) -> OpenGrant:
    grant.event = event
    account = getattr(grant, "account", None)
    holder = (account.holder if account else None) or likely_holder(grant, carriers)
    row = _row(grant, holder, account.rna if account else "")
    return OpenGrant(grant, row, tuple(_missing(grant, holder)))


def _missing(grant: Grant, holder: Partnership | None) -> Iterator[str]:
    if not grant.funder.organisation.siret:
        yield _("the SIRET of the funder")
    if holder is None:
        yield _("the organisation that received the grant (in its account)")
    elif not holder.organisation.siret:
        yield _("the SIRET of the organisation that received the grant")
    if not grant.awarded:
        yield _("the amount awarded")
    if not (grant.agreement_signed_on or grant.decided_on):
        yield _("the date of the agreement or of the decision")


def _row(grant: Grant, holder: Partnership | None, rna: str) -> dict[str, str]:
    funder = grant.funder.organisation
    dated = grant.agreement_signed_on or grant.decided_on
    return {
        "nomAttribuant": harmless(funder.name),
        "idAttribuant": funder.siret,
        "dateConvention": dated.isoformat() if dated else "",
        "referenceDecision": harmless(grant.decision_reference),
        "nomBeneficiaire": harmless(holder.organisation.name) if holder else "",
        "idBeneficiaire": holder.organisation.siret if holder else "",
        "rnaBeneficiaire": rna if RNA.fullmatch(rna) else "",
        "objet": harmless(grant.event.name)[:LONGEST_PURPOSE],
        "montant": "" if grant.awarded is None else f"{grant.awarded:.2f}",
        "nature": "aide en numéraire",
        **_payment(grant),
        "idRAE": "",
        "notificationUE": "non",
        "pourcentageSubvention": WHOLE,
        "dispositifAide": "",
    }


def _payment(grant: Grant) -> dict[str, str]:
    """The days of the payments where all are known; else the financial year."""
    payments = list(grant.payments.all())
    days = sorted(one.paid_on for one in payments if one.paid_on)
    is_whole = grant.awarded is not None and grant.paid == grant.awarded
    period = f"{grant.year}-01-01/{grant.year}-12-31"
    if is_whole and len(days) == len(payments):
        first, last = days[0].isoformat(), days[-1].isoformat()
        period = first if first == last else f"{first}/{last}"
    is_at_once = is_whole and len(payments) == 1
    return {
        "conditionsVersement": AT_ONCE if is_at_once else IN_PARTS,
        "datesPeriodeVersement": period,
    }
