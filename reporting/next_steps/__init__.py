"""What the coordinator of an event has to do next, the most urgent first.

A rule is a function of an event and a day; it gives a step, or nothing when all is in order. When
a step counts rows, its page shows exactly these rows.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import Event
from reporting.next_steps import budget, mail, partners, programme, report, surveys, visits
from reporting.next_steps.step import Step

__all__ = ["RULES", "Step", "agenda_of", "told_steps"]

RULES: tuple[Callable[[Event, date], Step | None], ...] = (
    *programme.RULES,
    *partners.RULES,
    *mail.RULES,
    *surveys.RULES,
    *visits.RULES,
    *budget.RULES,
    *report.RULES,
)


def agenda_of(event: Event, today: date) -> list[Step]:
    found = (rule(event, today) for rule in RULES)
    return sorted((step for step in found if step), key=lambda step: (step.due_on, step.code))


def told_steps(steps: list[Step], today: date) -> list[dict[str, Any]]:
    """Steps with their state in words, for a template."""
    words = {"late": _("late"), "soon": _("soon"), "later": _("later")}
    administration = reverse("admin:index")
    return [
        {
            "step": step,
            "state": step.state(today),
            "word": words[step.state(today)],
            "in_administration": step.address.startswith(administration),
        }
        for step in steps
    ]
