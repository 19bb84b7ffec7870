"""Publishing: what was written and counted becomes a version that never changes."""

import hashlib
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from events.models import Event
from reporting.bilan.fingerprint import fingerprint_of
from reporting.bilan.identity import Edition
from reporting.bilan.rendering import render_page, render_report_pdf
from reporting.bilan.report import compose_report
from reporting.figures import FigureValue
from reporting.models import Bilan, BilanVersion, FrozenFigure

DECIMALS = Decimal("0.0001")


class NothingChanged(Exception):
    """The report says exactly what its latest version says: publishing it again would mislead."""

    def __init__(self, latest: BilanVersion) -> None:
        self.latest = latest
        super().__init__(str(latest))


@transaction.atomic
def publish_bilan(*, event: Event, by: User | None) -> BilanVersion:
    """The next version: texts, figures, page and PDF. `by` is nobody from the command line.

    Raises NothingChanged, and core.pdf.PdfUnavailable.
    """
    Bilan.objects.get_or_create(event=event)
    bilan = Bilan.objects.select_for_update().get(event=event)  # one publication at a time
    latest = bilan.versions.order_by("-number").first()
    report = compose_report(event)
    content = fingerprint_of(report)
    if latest and latest.content_sha256 == content:
        raise NothingChanged(latest)
    # Seconds are enough, and a PDF stores no more.
    edition = Edition(latest.number + 1 if latest else 1, timezone.now().replace(microsecond=0))
    pdf = render_report_pdf(event, report, edition)
    version = BilanVersion.objects.create(
        bilan=bilan,
        number=edition.number,
        published_at=edition.published_at,
        published_by=by,
        pdf=pdf,
        html=render_page(report),
        sha256=hashlib.sha256(pdf).hexdigest(),
        content_sha256=content,
    )
    FrozenFigure.objects.bulk_create(_frozen(version, value) for value in report.figures)
    return version


def has_changed(event: Event, latest: BilanVersion) -> bool:
    """Whether publishing now would say anything that the latest version does not."""
    return latest.content_sha256 != fingerprint_of(compose_report(event))


def _frozen(version: BilanVersion, value: FigureValue) -> FrozenFigure:
    return FrozenFigure(
        version=version,
        code=value.code,
        name=value.label,
        value=None if value.value is None else value.value.quantize(DECIMALS),
        numerator=value.numerator,
        base=value.base,
        base_text=value.base_text,
        unit=str(value.figure.unit),
        text=value.text,
        definition=str(value.figure.definition),
    )
