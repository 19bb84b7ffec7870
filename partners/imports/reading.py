"""The lines of an import as texts by field, before anything is looked up."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from partners.imports.cells import plain
from partners.imports.fields import fields_of
from partners.models import DirectoryImport


@dataclass(frozen=True)
class ReadLine:
    number: int
    texts: dict[str, str]
    problems: tuple[str, ...]


def read_lines(draft: DirectoryImport) -> Iterator[ReadLine]:
    """Those under the headings that hold something in a column that counts."""
    labels = {
        field.code: str(field.label)
        for field in fields_of(draft.kind, joins_event=draft.joins_event)
    }
    columns = [(index, code) for index, code in enumerate(draft.columns) if code in labels]
    for number, cells, formulas in draft.lines:
        if number <= draft.heading_line:
            continue
        texts = {code: plain(cells[index]) for index, code in columns if index < len(cells)}
        uncomputed = [code for index, code in columns if index in formulas]
        problems = tuple(
            _("%(name)s: this formula has no value; open the file in a spreadsheet and save it.")
            % {"name": labels[code][:1].upper() + labels[code][1:]}
            for code in uncomputed
        )
        texts = {code: text for code, text in texts.items() if text}
        if texts or problems:
            yield ReadLine(number, texts, problems)
