"""The HTML of a message, made from its plain text: paragraphs, lists, links; nothing else."""

import re

from django.utils.html import escape

ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)»]")
ITEM = re.compile(r"^[-•] +")
PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body style="{body}">
<div style="{column}">
{content}
</div>
</body>
</html>
"""
BODY = (
    "margin:0;background:#ffffff;color:#1c2430;"
    "font-family:Verdana,Arial,sans-serif;font-size:16px;line-height:1.5"
)
COLUMN = "max-width:38em;margin:0 auto;padding:16px"
FOOT = "border-top:1px solid #7d8694;padding-top:12px;color:#566070;font-size:14px"


def html_of(subject: str, text: str, foot: str = "") -> str:
    """`foot`: what stands under the text, smaller."""
    content = blocks_of(text)
    if foot:
        content += f'\n<p style="{FOOT}">{_lines(foot.strip().splitlines())}</p>'
    return PAGE.format(title=escape(subject), body=BODY, column=COLUMN, content=content)


def blocks_of(text: str) -> str:
    """Everything that people wrote is escaped."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return "\n".join(_block(each) for each in blocks if each.strip())


def _block(text: str) -> str:
    """A paragraph; a list where every line begins with a dash."""
    lines = text.strip("\n").splitlines()
    if all(ITEM.match(line) for line in lines):
        items = "\n".join(f"<li>{_linked(ITEM.sub('', line))}</li>" for line in lines)
        return f"<ul>\n{items}\n</ul>"
    return f"<p>{_lines(lines)}</p>"


def _lines(lines: list[str]) -> str:
    return "<br>\n".join(_linked(line) for line in lines)


def _linked(line: str) -> str:
    """Addresses become links that read as they are written."""
    parts, end = [], 0
    for found in ADDRESS.finditer(line):
        address = escape(found[0])
        parts += [escape(line[end : found.start()]), f'<a href="{address}">{address}</a>']
        end = found.end()
    return "".join([*parts, escape(line[end:])])
