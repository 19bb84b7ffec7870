"""Publishing: what was written and counted becomes a version that never changes."""

import hashlib
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from events.models import Event
from reporting.bilan.identity import Edition
from reporting.bilan.rendering import render_page, render_report_pdf
from reporting.bilan.report import Report, compose_report
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

    Raises NothingChanged, and reporting.pdf.PdfUnavailable.
    """
    Bilan.objects.get_or_create(event=event)
    bilan = Bilan.objects.select_for_update().get(event=event)  # one publication at a time
    latest = bilan.versions.order_by("-number").first()
    report = compose_report(event)
    page = render_page(report)
    if latest and not _differs(latest, report, page):
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
        html=page,
        sha256=hashlib.sha256(pdf).hexdigest(),
    )
    FrozenFigure.objects.bulk_create(_frozen(version, value) for value in report.figures)
    return version


def has_changed(event: Event, latest: BilanVersion) -> bool:
    """Whether publishing now would say anything that the latest version does not."""
    report = compose_report(event)
    return _differs(latest, report, render_page(report))


def _differs(latest: BilanVersion, report: Report, page: str) -> bool:
    frozen = dict(latest.figures.values_list("code", "text"))
    return frozen != {value.code: value.text for value in report.figures} or latest.html != page


def _frozen(version: BilanVersion, value: FigureValue) -> FrozenFigure:
    return FrozenFigure(
        version=version,
        code=value.code,
        name=value.name,
        value=None if value.value is None else value.value.quantize(DECIMALS),
        base=value.base,
        unit=str(value.figure.unit),
        text=value.text,
        definition=str(value.figure.definition),
    )
