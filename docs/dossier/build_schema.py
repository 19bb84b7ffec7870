"""Writes event-dossier-1.schema.json from the models. A test proves that the file is up to date.

python3 dev.py manage shell --command "from docs.dossier.build_schema import write; write()"
"""

import json
from pathlib import Path
from typing import Any

from django.db import models
from django.utils import translation

from core.fields import CodeField, InseeCodeField
from reporting.dossier.parsing import FORMAT, VERSION
from reporting.dossier.table import Table
from reporting.dossier.tables import TABLE_BY_PATH, TABLES, tables_inside
from reporting.dossier.values import default_of, is_required, json_value
from surveys.models.moderation import Verdict
from visits.models.check_in import LARGEST_GROUP, CheckInKind

PATH = Path(__file__).parent / "event-dossier-1.schema.json"
LARGEST_WHOLE = {
    models.PositiveSmallIntegerField: 32767,
    models.PositiveIntegerField: 2147483647,
    models.IntegerField: 2147483647,
}
CODE = {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$", "examples": ["choisir-orientation"]}
DAY = r"(19|20|21)\d{2}-\d{2}-\d{2}"
TIME_OF_DAY = r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?"
UUID = {
    "type": "string",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
    "examples": ["1b4e28ba-2fa1-4d2c-883f-0016d3cca427"],
}
DATE = {"type": "string", "pattern": rf"^{DAY}$", "examples": ["2019-04-17"]}
TIME = {"type": "string", "pattern": f"^{TIME_OF_DAY}$", "examples": ["10:00"]}
MOMENT = {
    "type": "string",
    "pattern": rf"^{DAY}T{TIME_OF_DAY}(Z|[+-]\d{{2}}:\d{{2}})$",
    "examples": ["2019-04-17T10:00+02:00"],
}
ANSWERS = {
    "type": "object",
    "description": "Question code: choice code, list of choice codes, score or text.",
    "additionalProperties": {
        "type": ["string", "integer", "array"],
        "minLength": 1,
        "maxLength": 2000,
        "minimum": 0,
        "maximum": 10,
        "minItems": 1,
        "uniqueItems": True,
        "items": {"type": "string"},
    },
}
REASONS = {
    "type": "array",
    "description": "Codes of the profile list “reason”.",
    "items": CODE,
    "uniqueItems": True,
    "default": [],
}
TEXT = {"type": "string", "minLength": 1, "maxLength": 2000}
WORDS = {
    "type": "object",
    "description": "Question code: what was written beside a choice that asks for words.",
    "additionalProperties": TEXT,
}
MODERATION = {
    "type": "object",
    "description": "Question code: what was decided about the text.",
    "additionalProperties": {
        "type": "object",
        "properties": {
            "verdict": {"type": "string", "enum": list(Verdict.values)},
            "text": TEXT,
            "in_report": {"type": "boolean"},
        },
        "required": ["verdict"],
        "additionalProperties": False,
    },
}
SHOWN_IF = {
    "type": "object",
    "description": "Asked to those who ticked this choice of an earlier question.",
    "properties": {"question": CODE, "choice": CODE},
    "required": ["question", "choice"],
    "additionalProperties": False,
}
EXTRA = {
    "answers": ANSWERS,
    "deputy_of": {**CODE, "description": "Code of the member for whom this one stands in."},
    "moderation": MODERATION,
    "reasons": REASONS,
    "shown_if": SHOWN_IF,
    "words": WORDS,
}


def write() -> None:
    PATH.write_text(schema_text(), encoding="utf-8")


def schema_text() -> str:
    with translation.override(None):
        return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    head = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "personal_data": {
            "type": "boolean",
            "description": "Whether names, addresses and job titles of professionals are included.",
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:cite-ephemere:event-dossier:1",
        "title": "Event dossier, version 1",
        "description": "One whole event. A property left out has its default; "
        "null is used only where nothing is not the default.",
        "type": "object",
        "properties": {**head, **{t.name: _holder(t) for t in tables_inside("")}},
        "required": [*head, "venue", "event"],
        "additionalProperties": False,
        "$defs": {table.path: _row(table) for table in TABLES},
    }


def _holder(table: Table) -> dict[str, Any]:
    row = {"$ref": f"#/$defs/{table.path}"}
    return row if table.is_single else {"type": "array", "items": row}


def _row(table: Table) -> dict[str, Any]:
    properties = {name: _property(table, name) for name in table.fields}
    properties |= {name: EXTRA[name] for name in table.extra}
    properties |= {inner.name: _holder(inner) for inner in tables_inside(table.path)}
    required = [name for name, field in table.fields.items() if is_required(field)]
    return {
        "description": str(table.model._meta.verbose_name),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _property(table: Table, name: str) -> dict[str, Any]:
    field = table.fields[name]
    words = {"description": _description(table, name)}
    if name in table.references:
        return {**words, **_reference(table, name)}
    default = default_of(field)
    if not is_required(field) and default is not None:
        words["default"] = json_value(default)
    if (table.path, name) == ("kept_counts", "kind"):
        return {**words, "type": "string", "enum": list(CheckInKind.values)}
    kind = _kind(field)
    if field.null and default is not None:  # left out, it would mean the default
        kind = {**kind, "type": [kind["type"], "null"]}
    return {**words, **kind}


def _description(table: Table, name: str) -> str:
    field = table.fields[name]
    words = [str(field.verbose_name), str(field.help_text)]
    if name in table.references:
        words.append(f"Key of {table.references[name].table}.")
    if name in table.personal:
        words.append("Personal data.")
    return " — ".join(word for word in words if word)


def _reference(table: Table, name: str) -> dict[str, Any]:
    target = TABLE_BY_PATH.get(table.references[name].table)
    if target is None:
        return {"type": "string", "minLength": 1}
    key = target.key[0]
    return _reference(target, key) if key in target.references else _kind(target.fields[key])


def _kind(field: models.Field) -> dict[str, Any]:
    if isinstance(field, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(field, models.DecimalField):
        whole_digits = field.max_digits - field.decimal_places
        return {"type": "number", "minimum": 0, "maximum": 10**whole_digits - 1}
    if isinstance(field, models.UUIDField):
        return UUID
    if isinstance(field, models.DateTimeField):
        return MOMENT
    if isinstance(field, models.DateField):
        return DATE
    if isinstance(field, models.TimeField):
        return TIME
    if type(field) in LARGEST_WHOLE:
        smallest, largest = (1, LARGEST_GROUP) if field.name == "headcount" else (0, None)
        largest = largest or LARGEST_WHOLE[type(field)]
        return {"type": "integer", "minimum": smallest, "maximum": largest}
    return _text(field)


def _text(field: models.Field) -> dict[str, Any]:
    if field.choices:
        codes = [str(code) for code, _label in field.flatchoices if code]
        return {"type": "string", "enum": [*([""] if field.blank else []), *codes]}
    rule: dict[str, Any] = {"type": "string"}
    if not field.blank:
        rule["minLength"] = 1
    if field.max_length:
        rule["maxLength"] = field.max_length
    pattern, example = "", ""
    if isinstance(field, CodeField):
        pattern, example = CODE["pattern"], CODE["examples"][0]
    elif isinstance(field, InseeCodeField):
        pattern, example = r"^(\d{2}|2[AB])\d{3}$", "93006"
    if pattern:
        pattern = f"^$|{pattern}" if field.blank else pattern
        rule |= {"pattern": pattern, "examples": [example]}
    return rule
