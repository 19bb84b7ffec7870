"""The whole budget as one form: what was typed, what was saved, what was refused and why."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, RestrictedError
from django.utils.translation import gettext as _

from budgets.forms.lines import LineForm, NewLineForm
from budgets.models import Budget, BudgetLine, BudgetRevision
from budgets.nomenclature import Side
from budgets.services import (
    LineChanged,
    LineGone,
    add_line,
    budget_of,
    move_line,
    open_revision_of,
    remove_line,
    save_line,
)
from core.errors import message_of
from core.typed_numbers import whole_number
from events.models import Event
from reporting.sections.budget_sheet import Sheet, budget_sheet


class Entry:
    """`data`: what was sent, or nothing. Each line is saved by itself: one that is refused does
    not hold the others back, and what was typed there stays on the page."""

    def __init__(self, event: Event, data: Mapping[str, Any] | None = None) -> None:
        self.event, self.data = event, data
        self.budget: Budget | None = getattr(event, "budget", None)
        self.troubles: list[str] = []
        self.saved = 0
        self.done = ""  # by the button of a line, in words
        self.written: dict[int, int] = {}  # versions of the lines that were just saved

    @cached_property
    def revision(self) -> BudgetRevision | None:
        return open_revision_of(self.budget) if self.budget else None

    @property
    def plan_is_open(self) -> bool:
        return self.budget is None or self.budget.is_draft or self.revision is not None

    @property
    def is_closed(self) -> bool:
        return self.budget is not None and self.budget.is_closed

    @cached_property
    def lines(self) -> list[BudgetLine]:
        rows = self.event.budget_lines.annotate(files=Count("evidence_files"))
        return list(rows.order_by("position", "pk"))

    @cached_property
    def forms(self) -> dict[int, LineForm]:
        return {
            line.pk: LineForm(self.data, line=line, plan_is_open=self.plan_is_open)
            for line in self.lines
        }

    @cached_property
    def additions(self) -> dict[Side, NewLineForm]:
        return {
            side: NewLineForm(self.data, side=side, plan_is_open=self.plan_is_open) for side in Side
        }

    @cached_property
    def sheet(self) -> Sheet:
        given = list(self.event.in_kind_contributions.order_by("code"))
        is_approved = self.budget is not None and not self.budget.is_draft
        percent = self.event.explain_gap_from
        return budget_sheet(self.lines, given, explain_from=percent, is_approved=is_approved)

    def record(self, action: str) -> bool:
        """Saves what was typed, then does what the button says; False if something is refused."""
        for form in self.forms.values():
            self.record_line(form)
        for form in self.additions.values():
            self._add(form)
        if not self.has_trouble:
            self._act(action)
        return not self.has_trouble

    @property
    def has_trouble(self) -> bool:
        refused = [one for one in self.forms.values() if one.is_sent and (one.errors or one.now)]
        added = [form for form in self.additions.values() if form.is_bound and form.errors]
        return bool(self.troubles or refused or added)

    def record_line(self, form: LineForm) -> None:
        if not form.is_sent or not form.is_valid() or not form.is_changed:
            return
        version = form.cleaned_data["version"]
        try:
            with transaction.atomic():
                saved = save_line(
                    budget=self.budget, line=form.line.pk, version=version, values=form.values
                )
            self.saved += 1
            self.written[saved.pk] = saved.version
        except LineChanged as change:
            form.tell_change(change.line)
        except LineGone:
            self.troubles.append(
                _("“%(line)s” was removed by somebody else.") % {"line": form.line}
            )
        except IntegrityError as error:
            form.refuse(message_of(error))

    def _add(self, form: NewLineForm) -> None:
        if not form.is_valid() or not form.has_changed():
            return
        try:
            with transaction.atomic():
                add_line(budget=budget_of(self.event), values=form.cleaned_data)
            self.saved += 1
        except IntegrityError as error:
            form.add_error(None, message_of(error))

    def _act(self, action: str) -> None:
        name, _colon, about = action.partition(":")
        act = ACTIONS.get(name)
        line = whole_number(about)
        if act is None or line is None or self.budget is None:
            return
        try:
            with transaction.atomic():
                self.done = act(self, line)
        except LineGone:
            return
        except LineChanged as change:
            self._tell_change(change.line)
        except RestrictedError:
            self.troubles.append(_("Remove the files of this line first."))
        except IntegrityError as error:
            self.troubles.append(message_of(error))

    def version_read(self, line: int) -> int:
        """Of the line as the page that was sent showed it; 0, which no line has, without one."""
        form = self.forms.get(line)
        if form is None or not form.is_sent or not form.is_valid():
            return 0
        return self.written.get(line, form.cleaned_data["version"])

    def _tell_change(self, line: BudgetLine) -> None:
        told = _("“%(line)s” was changed by somebody else: read it again before you remove it.")
        self.troubles.append(told % {"line": line})
        if line.pk in self.forms and self.forms[line.pk].is_sent:
            self.forms[line.pk].tell_change(line)


def _moved(entry: Entry, line: int, steps: int) -> str:
    moved = move_line(budget=entry.budget, line=line, steps=steps)
    return _("The line is moved.") if moved else ""


def _removed(entry: Entry, line: int) -> str:
    remove_line(budget=entry.budget, line=line, version=entry.version_read(line))
    return _("The line is removed.")


ACTIONS: dict[str, Callable[[Entry, int], str]] = {
    "up": lambda entry, line: _moved(entry, line, -1),
    "down": lambda entry, line: _moved(entry, line, 1),
    "remove": _removed,
}
