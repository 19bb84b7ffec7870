"""A file as an answer: saved, never opened as a page of ours."""

from django.http import HttpResponse

PDF = "application/pdf"


def pdf_file(content: bytes, name: str) -> HttpResponse:
    return downloaded(content, name=name, media_type=PDF)


def downloaded(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Always an attachment, never sniffed, never kept by the browser, unable to load anything."""
    response = HttpResponse(
        bytes(content),
        content_type=media_type,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )
    response.headers["Content-Disposition"] = _attachment(name)
    return response


def _attachment(name: str) -> str:
    """RFC 6266: an ASCII name for old programs, the true one for the others."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    quoted = "".join(
        chr(byte) if (chr(byte).isalnum() and byte < 128) or chr(byte) in "-._~" else f"%{byte:02X}"
        for byte in name.encode()
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quoted}"
