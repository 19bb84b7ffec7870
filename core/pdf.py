"""HTML to tagged PDF. The only module that knows WeasyPrint, which needs libraries of the machine.

The same input gives the same bytes: the identifier and the dates come from the caller, and nothing
is fetched but our own static files.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.contrib.staticfiles import finders

from core import native_libraries

IDENTIFIER_LENGTH = 16
NOTHING, ZERO_WIDTH_JOINER = b" <>", b" <200d>"


class PdfUnavailable(Exception):
    """This machine lacks the libraries that draw the PDF; the message names the packages."""


@dataclass(frozen=True)
class SourceData:
    """A file that travels inside the PDF: the numbers behind its tables."""

    name: str
    content: bytes
    description: str


def render_pdf(
    html: str,
    *,
    stylesheets: Sequence[str],
    identity: str,
    dated: datetime,
    attachments: Iterable[SourceData] = (),
) -> bytes:
    """PDF/UA-1. `stylesheets` are static files; `identity` tells this document from all others.

    Raises PdfUnavailable.
    """
    if missing := native_libraries.load():
        raise PdfUnavailable(f"{native_libraries.ADVICE}\n({', '.join(missing)})")
    import weasyprint  # noqa: PLC0415 - importing it needs the libraries above
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    # Our stylesheets open their fonts; the document, which holds what people typed, opens nothing.
    files = weasyprint.urls.URLFetcher(allowed_protocols=("file",))
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=("data",))
    document = weasyprint.HTML(string=html, url_fetcher=nothing)
    result: bytes = document.write_pdf(
        stylesheets=[
            weasyprint.CSS(filename=_static_file(name), font_config=fonts, url_fetcher=files)
            for name in stylesheets
        ],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_identifier=sha256(identity.encode()).digest()[:IDENTIFIER_LENGTH],
        attachments=[_attachment(weasyprint, item, dated) for item in attachments],
        finisher=_finish,
    )
    return result


def _attachment(weasyprint: Any, item: SourceData, dated: datetime) -> Any:
    return weasyprint.Attachment(
        string=item.content,
        name=item.name,
        description=item.description,
        created=dated.astimezone(UTC),
        modified=dated.astimezone(UTC),
    )


def _finish(document: Any, pdf: Any) -> None:
    _tell_that_attachments_are_data(document, pdf)
    _read_parts_of_letters_as_joiners(pdf)


def _read_parts_of_letters_as_joiners(pdf: Any) -> None:
    """A letter drawn in two glyphs (the dots of Arabic) is read at the first; the second reads as
    nothing, which PDF/UA refuses: a zero-width joiner then, which is neither seen nor heard."""
    for item in pdf.objects:
        lines = getattr(item, "stream", None)
        if isinstance(lines, list) and b"/CMapType 2 def" in lines:
            item.stream = [
                line[: -len(NOTHING)] + ZERO_WIDTH_JOINER if line.endswith(NOTHING) else line
                for line in lines
            ]


def _tell_that_attachments_are_data(document: Any, pdf: Any) -> None:
    """Associated files (ISO 32000-2, 14.13): without this a reader cannot tell what they are."""
    files = [item for item in pdf.objects if _entry(item, "Type") == "/Filespec"]
    for item in files:
        item["AFRelationship"] = "/Data"
    if files:
        references = b" ".join(item.reference for item in files)
        pdf.catalog["AF"] = b"[" + references + b"]"


def _entry(item: Any, key: str) -> Any:
    return item.get(key) if isinstance(item, dict) else None


def _static_file(name: str) -> str:
    found = finders.find(name)
    if found is None:
        raise FileNotFoundError(name)
    return str(found)
