"""Small files of each kind, true ones and false ones."""

import io
import zipfile

from openpyxl import Workbook
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def image(name):
    written = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(written, name)
    return written.getvalue()


def xlsx():
    written = io.BytesIO()
    Workbook().save(written)
    return written.getvalue()


def packed(**members):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return written.getvalue()


def damaged():
    """A sheet whose packed bytes do not unpack."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("mimetype", "content.xml"):
            archive.writestr(name, "application/vnd.oasis.opendocument.text" * 40)
    content = bytearray(written.getvalue())
    for name in (b"mimetype", b"content.xml"):
        start = content.index(name) + len(name)
        content[start : start + 12] = b"\xff" * 12
    return bytes(content)


def with_password():
    """Marked as encrypted: Python cannot unpack it without the password."""
    content = bytearray(packed(mimetype="x", content_xml="<x/>"))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        place = content.find(start)
        while place >= 0:
            content[place + (6 if start[2] == 3 else 8)] |= 1
            place = content.find(start, place + 4)
    return bytes(content)


def bomb():
    """Its mimetype unpacks to 60 MB."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", " " * (60 * 1024 * 1024))
    return written.getvalue()


def odt():
    return packed(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>")
