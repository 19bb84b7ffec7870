"""Room that a text takes, without a browser: advance widths of Atkinson Hyperlegible."""

WIDEST = 1.05  # em; a character that is not listed counts as wide
BOLD_FACTOR = 1.08  # bold French text is 5 to 7 % wider
ELLIPSIS = "…"

# Advances of the regular weight in hundredths of an em, rounded up.
_ADVANCES = {
    20: ",.:;'",
    28: " !|lijìíîï\u202f\xa0‘’·",
    35: '"()-[]{}ft°‹›/\\r²³_',
    44: "*yýÿv“”„IÎÏ",
    50: "xzsk–cç",
    55: "J?¿a§×àáâãäåLeuèéêëùúûü<>F^hnoñòóôõö",
    60: "Tdg~«»EbpÈÉÊËq$V£+=PSY÷\u2212",
    66: "0123456789ZBRXKAÀÂÄw#CÇ€",  # figures are set tabular
    73: "DHNUÙÚÛÜ&…GOÒÓÔÖ",
    87: "Q@—MWmæ",
    96: "%œ",
}
_WIDTHS = {char: hundredths / 100 for hundredths, chars in _ADVANCES.items() for char in chars}


def text_width(content: str, size: float, *, bold: bool = False) -> float:
    ems = sum(_WIDTHS.get(char, WIDEST) for char in content)
    return ems * size * (BOLD_FACTOR if bold else 1)


def wrap(content: str, width: float, size: float, *, lines: int = 3) -> tuple[str, ...]:
    """Breaks at spaces; what does not fit in `lines` ends with an ellipsis."""
    done: list[str] = []
    words = content.split(" ")
    while words:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size) <= width:
            line = f"{line} {words.pop(0)}"
        done.append(line)
    kept = done[:lines]
    if len(done) > lines:
        kept[-1] = f"{kept[-1]} {done[lines]}{ELLIPSIS}"
    return tuple(shorten(line, width, size) for line in kept)


def shorten(content: str, width: float, size: float) -> str:
    if text_width(content, size) <= width:
        return content
    body = content.rstrip(ELLIPSIS)
    while body and text_width(body + ELLIPSIS, size) > width:
        shorter = body.rpartition(" ")[0] or body[:-1]
        body = shorter.rstrip()
    return body + ELLIPSIS
