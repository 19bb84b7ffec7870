"""What a file really is, read in its bytes: neither its name nor what the browser says counts."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

LAST_BYTES = 2048  # some programs write a few bytes after the end of a PDF
NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f\"\\/:*?<>|;%]+")
LONGEST_NAME = 120
MARKER, SCAN, END_OF_JPEG = b"\xff", 0xDA, b"\xff\xd9"
LONGEST_MIMETYPE = 100
# RuntimeError: it has a password. NotImplementedError: packed in a way that Python lacks.
DAMAGED_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OPEN_XML = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class FileKind:
    """`endings`: those of its name, the usual one first."""

    name: str
    media_type: str
    endings: tuple[str, ...]


PDF = FileKind("PDF", "application/pdf", ("pdf",))
JPEG = FileKind("JPEG", "image/jpeg", ("jpg", "jpeg"))
PNG = FileKind("PNG", "image/png", ("png",))
ODT = FileKind("ODT", f"{OPEN_DOCUMENT}text", ("odt",))
ODS = FileKind("ODS", f"{OPEN_DOCUMENT}spreadsheet", ("ods",))
DOCX = FileKind("DOCX", f"{OPEN_XML}wordprocessingml.document", ("docx",))
XLSX = FileKind("XLSX", f"{OPEN_XML}spreadsheetml.sheet", ("xlsx",))
DOCUMENTS = (PDF, JPEG, PNG, ODT, ODS, DOCX, XLSX)


def kind_of(content: bytes) -> FileKind | None:
    """The kind of a whole file; None when it is none of ours, or is cut short."""
    for start, look in LOOKS:
        if content.startswith(start):
            return look(content)
    return None


def ending_of(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def safe_name(name: str, kind: FileKind) -> str:
    """Without a folder, control characters or quotation marks; with the ending of what it is."""
    last = NOT_IN_A_NAME.split(name)[-1] if "/" in name or "\\" in name else name
    clean = NOT_IN_A_NAME.sub("-", last).strip(". -")
    stem = clean.rpartition(".")[0] if ending_of(clean) in kind.endings else clean
    return f"{stem[:LONGEST_NAME] or 'document'}.{kind.endings[0]}"


def _pdf(content: bytes) -> FileKind | None:
    return PDF if b"%%EOF" in content[-LAST_BYTES:] else None


def _image(kind: FileKind) -> Callable[[bytes], FileKind | None]:
    def look(content: bytes) -> FileKind | None:
        try:
            with Image.open(io.BytesIO(content), formats=[kind.name]) as picture:
                picture.verify()
            if kind is JPEG and not _jpeg_is_whole(content):
                return None
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            return None
        return kind

    return look


def _jpeg_is_whole(content: bytes) -> bool:
    """Pillow does not look. After the headers, which may hold a whole small picture, only the end
    of the picture is marked so; telephones write more behind it."""
    place = 2
    while content[place : place + 1] == MARKER and content[place + 1] != SCAN:
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return END_OF_JPEG in content[place:]


def _packed(content: bytes) -> FileKind | None:
    """An office document is a ZIP that says what it is; any other ZIP is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
            if any("vbaProject" in name for name in names):
                return None
            if "word/document.xml" in names:
                return DOCX
            if "xl/workbook.xml" in names:
                return XLSX
            with packed.open("mimetype") as said_by_itself:  # unpacked no further: it may be a bomb
                said = said_by_itself.read(LONGEST_MIMETYPE).decode("ascii", "replace")
    except DAMAGED_ZIP:
        return None
    return next((kind for kind in (ODT, ODS) if kind.media_type == said.strip()), None)


LOOKS: tuple[tuple[bytes, Callable[[bytes], FileKind | None]], ...] = (
    (b"%PDF-", _pdf),
    (b"\xff\xd8\xff", _image(JPEG)),
    (b"\x89PNG\r\n\x1a\n", _image(PNG)),
    (b"PK\x03\x04", _packed),
)
