"""Make the fonts of the printed pages for Arabic and Chinese, which Atkinson Hyperlegible lacks.

Arabic is taken whole. Of Chinese, the 3 755 characters of everyday use (GB 2312, level 1), its
punctuation and what the bank says: a questionnaire that says more is drawn with a font of the
machine, where there is one. Not packed: WeasyPrint unpacks WOFF2 in Python, which takes seconds
for thousands of Chinese glyphs, and dates what it unpacks from WOFF. Run with the folders of the
unpacked packages' `files`:

    export SOURCE_DATE_EPOCH=0 PYTHONHASHSEED=0
    python docs/fonts/build_script_fonts.py ARABIC/files CHINESE/files static/fonts
"""

import sys
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parents[2]
STYLES = ("400", "700")
WORDS = ("surveys/bank/words/zh.py", "surveys/words/chinese.py", "surveys/words/printed.py")
EVERYDAY = range(0xB0, 0xD8), range(0xA1, 0xFF)
SPACE, LATIN = 0x20, 0x2FF
PUNCTUATION = range(0x3000, 0x3020), range(0xFF01, 0xFF5F)


def chinese_characters() -> set[int]:
    rows, cells = EVERYDAY
    codes = (bytes((row, cell)) for row in rows for cell in cells)
    everyday = {ord(letter) for code in codes for letter in code.decode("gb2312", "ignore")}
    said = {ord(letter) for path in WORDS for letter in (ROOT / path).read_text("utf-8")}
    marks = {code for block in PUNCTUATION for code in block}
    return {SPACE} | {code for code in everyday | said | marks if code > LATIN}


def write(source: Path, target: Path, codes: set[int] | None = None) -> None:
    options = subset.Options(hinting=False, desubroutinize=True)
    options.layout_features = ["*"] if codes is None else ["locl"]
    font = subset.load_font(str(source), options)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=codes or set(font.getBestCmap()))
    chosen.subset(font)
    subset.save_font(font, str(target), options)


def main(arabic: Path, chinese: Path, target: Path) -> None:
    for style in STYLES:
        name = f"noto-sans-arabic-{style}-normal.ttf"
        write(arabic / f"noto-sans-arabic-arabic-{style}-normal.woff2", target / name)
    name = "noto-sans-sc-chinese-simplified-400-normal.woff2"
    write(chinese / name, target / "noto-sans-sc-400-normal.ttf", chinese_characters())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
