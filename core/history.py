"""What the history of the administration keeps: names of fields that can be translated when shown.

Django keeps the capitalised label of a form field and the English name of a row, for which no
translation exists.
"""

from typing import Any

from django.utils.translation import override


def change_message(form: Any, formsets: Any, add: bool) -> list[dict[str, Any]]:
    """The structure that `LogEntry.get_change_message` reads."""
    entries: list[dict[str, Any]] = []
    if add:
        entries.append({"added": {}})
    elif form.changed_data:
        entries.append({"changed": {"fields": _field_names(form, form.changed_data)}})
    for formset in formsets or ():
        entries += [{"added": _row(row)} for row in formset.new_objects]
        for row, changed in formset.changed_objects:
            entries.append({"changed": {**_row(row), "fields": _field_names(row, changed)}})
        entries += [{"deleted": _row(row)} for row in formset.deleted_objects]
    return entries


def _row(row: Any) -> dict[str, str]:
    """Its kind as an English msgid, itself in the words of whoever changed it."""
    with override(None):
        kind = str(row._meta.verbose_name)
    return {"name": kind, "object": str(row)}


def _field_names(holder: Any, changed: list[str]) -> list[str]:
    """English msgids: those of the model rather than the labels of the form."""
    model = holder._meta.model
    known = {field.name: field for field in model._meta.get_fields() if field.concrete}
    with override(None):
        return [str(known[name].verbose_name if name in known else name) for name in changed]
