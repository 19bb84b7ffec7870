"""Make the four web fonts from the Atkinson Hyperlegible package.

The package ships each style in two files (latin, latin-ext) chosen by `unicode-range`. WeasyPrint
ignores that descriptor: it needs one file a style. The spaces of French typography (U+00A0,
U+2009, U+202F) have no glyph of their own either: a PDF then draws all of them with the glyph of
the ordinary space, and the ordinary space of the whole document is read and copied as one of
them. So each style is merged, and each space gets its glyph. Run with the folder of the unpacked
package's `files`:

    SOURCE_DATE_EPOCH=0 PYTHONHASHSEED=0 python docs/fonts/build_fonts.py PACKAGE/files static/fonts

(the two variables make the same bytes each time)
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

STYLES = ("400-normal", "400-italic", "700-normal", "700-italic")
NO_BREAK_SPACE = 0x00A0
THIN_SPACES = {0x2009: "uni2009", 0x202F: "uni202F"}
# Thousandths of an em: a sixth, between the usual quarter and eighth of French typesetters.
THIN_SPACE_WIDTH = 167


def unpack(source: Path, folder: Path) -> str:
    font = TTFont(source)
    font.flavor = None
    target = folder / f"{source.stem}.ttf"
    font.save(target)
    return str(target)


def merge_subsets(package: Path, style: str) -> TTFont:
    with tempfile.TemporaryDirectory() as folder:
        parts = [
            unpack(package / f"atkinson-hyperlegible-{subset}-{style}.woff2", Path(folder))
            for subset in ("latin", "latin-ext")
        ]
        return Merger().merge(parts)


def add_glyph(font: TTFont, code: int, name: str, width: int) -> None:
    outlines = font["glyf"]
    outlines[name] = TTGlyphPen(None).glyph()
    font.setGlyphOrder(outlines.glyphOrder)
    font["hmtx"][name] = (width, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def add_spaces(font: TTFont) -> None:
    space_width, _ = font["hmtx"]["space"]
    add_glyph(font, NO_BREAK_SPACE, "uni00A0", space_width)
    for code, name in THIN_SPACES.items():
        add_glyph(font, code, name, THIN_SPACE_WIDTH)


def main(package: Path, target: Path) -> None:
    for style in STYLES:
        font = merge_subsets(package, style)
        add_spaces(font)
        font.flavor = "woff2"
        font.save(target / f"atkinson-hyperlegible-{style}.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
