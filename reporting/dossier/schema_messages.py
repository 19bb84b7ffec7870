"""Violations of the schema, each in one plain sentence."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from jsonschema import ValidationError

from reporting.dossier.errors import Fault, pointer, shown

TYPE_NAMES = {
    "object": gettext_lazy("an object {…}"),
    "array": gettext_lazy("a list […]"),
    "string": gettext_lazy("a text"),
    "integer": gettext_lazy("a whole number"),
    "number": gettext_lazy("a number"),
    "boolean": gettext_lazy("true or false"),
    "null": gettext_lazy("null"),
}
PYTHON_TYPES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer"}


def faults_of(error: ValidationError, steps: tuple[object, ...]) -> Iterator[Fault]:
    """`steps` lead to what was validated; the error says the rest of the way."""
    place = pointer(*steps, *error.absolute_path)
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        yield from (Fault(place + pointer(name), _("This is missing.")) for name in missing)
    elif error.validator == "additionalProperties":
        yield from unknown_properties(error.instance, error.schema, place)
    else:
        yield Fault(place, SENTENCES[str(error.validator)](error))


def unknown_properties(row: dict[str, Any], schema: Any, place: str) -> Iterator[Fault]:
    unknown = (name for name in row if name not in schema["properties"])
    message = _("This property does not exist in the format.")
    return (Fault(place + pointer(shown(name)), message) for name in unknown)


def _wrong_type(error: ValidationError) -> str:
    expected = error.validator_value
    names = [expected] if isinstance(expected, str) else expected
    found = "null" if error.instance is None else PYTHON_TYPES.get(type(error.instance), "number")
    return _("Expected: %(expected)s; found: %(found)s.") % {
        "expected": _(" or ").join(str(TYPE_NAMES[name]) for name in names),
        "found": TYPE_NAMES[found],
    }


def _unknown_code(error: ValidationError) -> str:
    return _("“%(found)s” is not in the list: %(codes)s.") % {
        "found": shown(error.instance),
        "codes": ", ".join(code for code in error.validator_value if code),
    }


def _wrong_constant(error: ValidationError) -> str:
    return _("Expected: “%(expected)s”.") % {"expected": error.validator_value}


def _wrong_pattern(error: ValidationError) -> str:
    return _("“%(found)s” is not written as it should be, for example “%(example)s”.") % {
        "found": shown(error.instance),
        "example": error.schema["examples"][0],
    }


def _too_small(error: ValidationError) -> str:
    return _("%(found)s is too small: at least %(limit)s.") % {
        "found": shown(error.instance),
        "limit": error.validator_value,
    }


def _too_large(error: ValidationError) -> str:
    return _("%(found)s is too large: at most %(limit)s.") % {
        "found": shown(error.instance),
        "limit": error.validator_value,
    }


def _empty(_error: ValidationError) -> str:
    return _("This must not be empty.")


def _too_long(error: ValidationError) -> str:
    return _("This text has %(length)d characters: at most %(limit)d.") % {
        "length": len(error.instance),
        "limit": error.validator_value,
    }


def _repeated(_error: ValidationError) -> str:
    return _("An item of this list is there twice.")


SENTENCES: dict[str, Callable[[Any], str]] = {
    "type": _wrong_type,
    "enum": _unknown_code,
    "const": _wrong_constant,
    "pattern": _wrong_pattern,
    "minimum": _too_small,
    "maximum": _too_large,
    "minLength": _empty,
    "minItems": _empty,
    "maxLength": _too_long,
    "uniqueItems": _repeated,
}
