"""Lines of a budget, typed by several people at once: nothing is overwritten."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from budgets.models import Budget, BudgetLine
from budgets.nomenclature import LINE_BY_SLUG
from budgets.services.turns import take_budget
from core.codes import LONGEST, free_code
from events.models import Event

TYPED = ("slug", "label", "planned", "actual", "comment")


class LineChanged(Exception):
    """The line is no longer the one that was read: `line` is what it is now."""

    def __init__(self, line: BudgetLine) -> None:
        self.line = line
        super().__init__(line.pk)


class LineGone(Exception):
    """Somebody removed the line."""


def budget_of(event: Event) -> Budget:
    """The one of the event; a new draft if it has none."""
    return Budget.objects.get_or_create(event=event)[0]


@transaction.atomic
def save_line(*, budget: Budget, line: int, version: int, values: Mapping[str, Any]) -> BudgetLine:
    """`version`: that of the line when it was read. Raises LineChanged, LineGone."""
    take_budget(budget.event)
    found = _locked(budget, line, version)
    names = [name for name in TYPED if name in values]
    for name in names:
        setattr(found, name, values[name])
    found.save(update_fields=names)
    found.refresh_from_db()
    return found


@transaction.atomic
def add_line(*, budget: Budget, values: Mapping[str, Any]) -> BudgetLine:
    """Last of those that stand on the same line of the form."""
    take_budget(budget.event)
    last = budget.lines.order_by("-position").first()
    name = values.get("label") or str(LINE_BY_SLUG[values["slug"]].label)
    taken = set(budget.lines.values_list("code", flat=True)) | codes_kept(budget)
    return BudgetLine.objects.create(
        event=budget.event,
        budget=budget,
        code=free_code(slugify(name), taken, LONGEST),
        position=last.position + 1 if last else 1,
        **values,
    )


@transaction.atomic
def remove_line(*, budget: Budget, line: int, version: int) -> None:
    """Raises LineChanged, LineGone, RestrictedError while evidence hangs on it."""
    take_budget(budget.event)
    _locked(budget, line, version).delete()


@transaction.atomic
def move_line(*, budget: Budget, line: int, steps: int) -> bool:
    """Among those that stand on the same line of the form; the first and the last stay: False."""
    take_budget(budget.event)
    lines = list(budget.lines.order_by("position", "pk"))
    moved = next((one for one in lines if one.pk == line), None)
    if moved is None:
        raise LineGone
    peers = [one for one in lines if one.slug == moved.slug]
    place = peers.index(moved) + steps
    if not 0 <= place < len(peers):
        return False
    here, there = lines.index(moved), lines.index(peers[place])
    lines[here], lines[there] = lines[there], lines[here]
    for position, one in enumerate(lines, start=1):
        if one.position != position:
            budget.lines.filter(pk=one.pk).update(position=position)
    return True


def _locked(budget: Budget, line: int, version: int) -> BudgetLine:
    found = budget.lines.select_for_update(of=("self",)).filter(pk=line).first()
    if found is None:
        raise LineGone
    if found.version != version:
        raise LineChanged(found)
    return found


def codes_kept(budget: Budget) -> set[str]:
    """A code of an earlier plan never names another line."""
    kept = budget.revisions.filter(amounts__part="line").values_list("amounts__code", flat=True)
    return set(kept)
