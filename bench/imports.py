"""5 000 organisations of which 200 lines are bad: `python3 dev.py bench import [lines]`.

Everything happens in one transaction that is rolled back: the demonstration stays as it was.
"""

import contextlib
import io
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from accounts.models import User
from bench.pages import EVENT
from events.models import Event
from partners.imports.applying import NotApplied, apply_import
from partners.imports.drafts import create_draft, plan_of
from partners.imports.undoing import undo_import
from partners.models import Organisation

ONE_BAD_LINE_IN = 25
BAD = (
    ("Sans clé {n}", "12345678901234", "association", "Bagnolet"),
    ("Type inconnu {n}", "", "club de {n}", "Bagnolet"),
    ("Commune inconnue {n}", "", "association", "Bagnollet-{n}"),
    ("", "", "association", "Pantin"),
)
HEADINGS = ("Structure", "SIRET", "Type", "Ville")


def compare(lines: int) -> int:
    event, user = Event.objects.get(slug=EVENT), User.objects.filter(is_superuser=True).first()
    file = _file(lines)
    print(f"{lines} lines, one bad in {ONE_BAD_LINE_IN}; XLSX of {len(file) / 1024:.0f} KB\n")
    with transaction.atomic():
        faults = _measure_all(event, user, file, lines)
        transaction.set_rollback(True)
    print("\nas expected" if not faults else f"\nWRONG: {faults}")
    return 1 if faults else 0


def _measure_all(event: Event, user: Any, file: bytes, lines: int) -> list[str]:
    before, bad = Organisation.objects.count(), lines // ONE_BAD_LINE_IN
    draft = _measure(
        "read",
        lambda: create_draft(
            event=event,
            kind="organisations",
            joins_event=True,
            file=io.BytesIO(file),
            name="structures.xlsx",
            size=len(file),
            by=user,
        ),
    )
    plan = _measure("dry run", lambda: plan_of(draft, user))
    _measure("import", lambda: apply_import(draft=draft, digest=plan.digest, by=user))
    added = Organisation.objects.count() - before
    again = _refused_again(draft, plan.digest, user)
    _measure("undo", lambda: undo_import(done=draft))
    refused = [line for line in plan.lines if line.outcome == "refused"]
    print(f"\nrefused: {len(refused)}, for example")
    for line in refused[:4]:
        print(f"  line {line.number}: {' '.join(line.reasons)[:110]}")
    wrong = {
        "lines refused": (len(refused), bad),
        "refused without a reason": (sum(not line.reasons for line in refused), 0),
        "added": (added, lines - bad),
        "imported twice": (again, False),
        "left after undoing": (Organisation.objects.count(), before),
    }
    return [f"{name}: {found}, not {due}" for name, (found, due) in wrong.items() if found != due]


def _refused_again(draft: Any, digest: str, user: Any) -> bool:
    try:
        apply_import(draft=draft, digest=digest, by=user)
    except NotApplied:
        return False
    return True


class TakenBack(Exception):
    """Rolls one step back."""


def _measure(name: str, work: Callable[[], Any]) -> Any:
    """Memory first, and that is taken back: to trace it slows everything down."""
    tracemalloc.start()
    with contextlib.suppress(TakenBack), transaction.atomic():
        work()
        raise TakenBack
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    started = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        done = work()
    seconds = time.perf_counter() - started
    print(f"{name:8}  {seconds:6.2f} s  {peak / 1024**2:6.1f} MB  {len(queries):4} queries")
    return done


def _file(lines: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Structures")
    sheet.append(HEADINGS)
    for number in range(lines):
        is_bad = number % ONE_BAD_LINE_IN == 0
        sheet.append(_bad(number) if is_bad else _good(number))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _bad(number: int) -> tuple[str, ...]:
    kind = BAD[number // ONE_BAD_LINE_IN % len(BAD)]
    return tuple(cell.format(n=number) for cell in kind)


def _good(number: int) -> tuple[str, str, str, str]:
    return (f"Structure de l’étude n° {number}", _siret(number), "association", "Montreuil")


def _siret(number: int) -> str:
    """Fourteen digits with a right key."""
    start = f"9{number:012}"
    return next(start + str(key) for key in range(10) if _luhn(start + str(key)) % 10 == 0)


def _luhn(digits: str) -> int:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(value - 9 if value > 9 else value for value in doubled)
