"""Those who write to one budget do it one after the other: nobody waits in a circle.

PostgreSQL itself makes an approval wait for whoever is writing (`waits_for_budget`); taking the
budget first, before any of its rows, keeps two of us from each holding what the other needs.
"""

from budgets.models import Budget
from events.models import Event


def take_budget(event: Event) -> Budget | None:
    """Until the end of the transaction; None if the event has none yet."""
    rows = Budget.objects.select_for_update(no_key=True, of=("self",))
    return rows.filter(event=event).first()
