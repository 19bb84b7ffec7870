from typing import Any

from events.models import Activity
from partners.programme.forms.activity import linked
from partners.programme.forms.fields import initial_slot

COPIED = ("title", "kind", "hub_id", "description", "room_id", "capacity")


def copied_values(source: Activity) -> dict[str, Any]:
    """What a form proposes for the copy: the same, right after. The room is free as often as not,
    and the form says so when it is not."""
    length = source.ends_at - source.starts_at
    after = Activity(starts_at=source.ends_at, ends_at=source.ends_at + length)
    values = {name.removesuffix("_id"): getattr(source, name) for name in COPIED}
    return {**values, **initial_slot(after), **linked(source)}
