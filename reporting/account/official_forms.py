"""The official forms that we can fill: known by the fingerprint of the blank, described as data.

The blanks are not part of the project: an administrator uploads each once.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from reporting.account.layout import FOLDER
from reporting.account.table import AccountRow, AccountTable

FORMS = FOLDER.parent / "forms"
COLUMNS = ("planned", "actual", "percent")


@dataclass(frozen=True)
class OfficialForm:
    """Names of fields; a page may hold a field with the name of another page's, so each part of
    the form knows its page. `amounts`, `subtotals`, `free_label` hold {code}, a row's."""

    edition: str
    name: str
    layout: str
    fingerprints: tuple[str, ...]
    pages: Mapping[str, int]
    amounts: Mapping[str, str]
    subtotals: Mapping[str, str]
    free_label: str
    texts: Mapping[str, Mapping[str, str]]

    def fields_of(self, row: AccountRow) -> Mapping[str, str]:
        """Column → name of the field."""
        is_subtotal = row.kind == "subtotal" and not row.code[0].isdigit()
        names = self.subtotals if is_subtotal else self.amounts
        return {column: names[column].format(code=row.code) for column in COLUMNS}

    def rows(self, table: AccountTable) -> Iterator[tuple[AccountRow, Mapping[str, str]]]:
        for row in table.rows.values():
            yield row, self.fields_of(row)


@cache
def known_forms() -> tuple[OfficialForm, ...]:
    return tuple(_read(path.read_text(encoding="utf-8")) for path in sorted(FORMS.glob("*.json")))


def form_of_edition(edition: str) -> OfficialForm | None:
    return next((form for form in known_forms() if form.edition == edition), None)


def recognise(blank: bytes) -> OfficialForm | None:
    """Nothing for a file that is not one of the known editions, to the byte."""
    fingerprint = sha256(blank).hexdigest()
    return next((form for form in known_forms() if fingerprint in form.fingerprints), None)


def _read(text: str) -> OfficialForm:
    data = json.loads(text)
    fingerprints = tuple(data.pop("sha256"))
    return OfficialForm(fingerprints=fingerprints, **data)
