"""What the database says of an error quotes the row, perhaps a name: it stays out of the log."""

import logging
import traceback
from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
from django.db import Error

HIDDEN = "(the words of the database are left out)"


class WithoutRows(logging.Filter):
    """Rewrites each record: an error of the database is named, never quoted."""

    def filter(self, record: logging.LogRecord) -> bool:
        args = record.args.values() if isinstance(record.args, dict) else record.args or ()
        told = [each for each in (record.msg, *args) if isinstance(each, BaseException)]
        raised = record.exc_info[1] if record.exc_info else None
        found = [error for each in (*told, raised) for error in _chain(each)]
        quoted = [error for error in found if isinstance(error, Error | psycopg.Error)]
        if quoted and raised is not None:
            text = record.exc_text or "".join(traceback.format_exception(raised)).rstrip("\n")
            record.exc_text = _without(text, quoted)
        if quoted and told:
            record.msg, record.args = _without(record.getMessage(), quoted), ()
        return True


def _without(text: str, errors: Sequence[BaseException]) -> str:
    """The longest first: one may be quoted inside another."""
    words = {str(error): _named(error) for error in errors if str(error)}
    for said in sorted(words, key=len, reverse=True):
        text = text.replace(said, words[said])
    return text


def _named(error: BaseException) -> str:
    """The rule that was broken, if there is one; our rules have telling names."""
    diagnosis = getattr(error, "diag", None) or getattr(error.__cause__, "diag", None)
    parts = (getattr(diagnosis, name, None) for name in ("sqlstate", "constraint_name"))
    return " ".join([*filter(None, parts), HIDDEN])


def _chain(error: Any) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]
