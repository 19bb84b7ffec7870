"""Hands a file over and writes that it did, in one transaction: what is not logged is not given."""

from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from events.models import Event
from reporting.models import BilanVersion, Download, GrantFinancialReportVersion
from reporting.models.download import Document

PDF = "application/pdf"
# The end of an address → what it is, the field that holds it, its media type, its ending.
PARTS: dict[str, tuple[Document, str, str, str]] = {
    "compte-rendu": (Document.ACCOUNT, "pdf", PDF, "pdf"),
    "formulaire": (Document.FORM, "form", PDF, "pdf"),
    "xlsx": (
        Document.XLSX,
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
    ),
    "ods": (Document.ODS, "ods", "application/vnd.oasis.opendocument.spreadsheet", "ods"),
}


class NotThere(Exception):
    """This version has no such file."""


@dataclass(frozen=True)
class HandedOver:
    content: bytes
    name: str
    media_type: str


@transaction.atomic
def hand_report_over(*, event: Event, version: BilanVersion, to: User) -> HandedOver:
    Download.objects.create(event=event, user=to, document=Document.REPORT, report=version)
    return HandedOver(bytes(version.pdf), f"bilan-{event.slug}-v{version.number}.pdf", PDF)


@transaction.atomic
def hand_account_over(
    *, event: Event, version: GrantFinancialReportVersion, part: str, to: User
) -> HandedOver:
    """`part`: a key of PARTS. Raises NotThere."""
    document, field, media_type, ending = PARTS.get(part, (None, "", "", ""))
    content = getattr(version, field) if field else None
    if document is None or not content:
        raise NotThere(part)
    Download.objects.create(event=event, user=to, document=document, account=version)
    stem = "formulaire" if document == Document.FORM else "compte-rendu"
    code = version.account.grant.code
    name = f"{stem}-{event.slug}-{code}-v{version.number}.{ending}"
    return HandedOver(bytes(content), name, media_type)
