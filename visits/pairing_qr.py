"""What a tablet scans to become a desk."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4  # modules of white around the code, as the standard asks


def shown_code(code: str) -> str:
    """In two halves, as people read and type it: "K7QM-3RTX"."""
    return f"{code[:4]}-{code[4:]}"


def pairing_address(shell: str, code: str) -> str:
    """After the #, which browsers keep to themselves: the code reaches no log, and opening the
    address spends nothing."""
    return f"{shell}#code={shown_code(code)}"


def qr_svg(text: str) -> SafeString:
    """Black on white also where pages are dark; no style in it, which our policy would refuse."""
    drawing = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawing,
        kind="svg",
        border=QUIET_ZONE,
        dark="#000",
        light="#fff",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        svgclass="pairing-qr",
        lineclass=None,
    )
    return mark_safe(drawing.getvalue().decode())  # noqa: S308 - made of numbers by the line above
