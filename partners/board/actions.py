"""What is done to many participations at once: counted before, done in one go, taken back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from events.models import Event
from partners.board.mailing import contacts_of, take_messages_back, write_to
from partners.models import Partnership, PartnershipBatch, Professional
from partners.models.batch import BatchAction

Values = Mapping[str, Any]


class Refused(Exception):
    """Nothing was changed; the message says why."""


@dataclass(frozen=True)
class Action:
    """`values`: the fields that it gives a row on a day; nothing where it does not apply.
    `purpose`: of the message that goes with it, to one person of each organisation."""

    code: BatchAction
    label: Any
    values: Callable[[Partnership, date], Values]
    left: Any
    purpose: str = ""


def _invited(row: Partnership, day: date) -> Values:
    return {"invited_on": day} if row.status == "invited" and row.invited_on is None else {}


def _reminded(row: Partnership, day: date) -> Values:
    """Whoever was invited and has not replied, or has agreed and is not ready; once a day."""
    is_waited_for = row.status == "invited" and row.invited_on is not None
    if row.invited_on and day < row.invited_on:
        return {}
    is_unready = row.status == "agreed" and not row.is_prepared
    waits = is_waited_for or is_unready
    return {"reminded_on": day} if waits and row.reminded_on != day else {}


def _agreed(row: Partnership, day: date) -> Values:
    if row.status not in ("invited", "declined", "withdrawn"):
        return {}
    return {"status": "agreed", "joined_on": row.joined_on or day}


def _charter(row: Partnership, day: date) -> Values:
    if row.charter_accepted_on or row.status in ("declined", "withdrawn"):
        return {}
    return {"charter_accepted_on": day, **_agreed(row, day)}


def _took_part(row: Partnership, day: date) -> Values:
    if row.status not in ("invited", "agreed"):
        return {}
    return {"status": "took_part", "joined_on": row.joined_on or day}


def _declined(row: Partnership, _day: date) -> Values:
    return {"status": "declined"} if row.status == "invited" else {}


def _withdrawn(row: Partnership, _day: date) -> Values:
    return {"status": "withdrawn"} if row.status in ("agreed", "took_part") else {}


ACTIONS = {
    action.code: action
    for action in (
        Action(
            BatchAction.INVITED_BY_MAIL,
            gettext_lazy("Invite by mail"),
            _invited,
            gettext_lazy("invited already, has replied, or nobody to write to"),
            "partner_invitation",
        ),
        Action(
            BatchAction.REMINDED,
            gettext_lazy("Remind by mail"),
            _reminded,
            gettext_lazy("nothing is waited for, reminded today, or nobody to write to"),
            "partner_reminder",
        ),
        Action(
            BatchAction.INVITED,
            gettext_lazy("Note as invited"),
            _invited,
            gettext_lazy("invited already, or has replied"),
        ),
        Action(
            BatchAction.AGREED,
            gettext_lazy("Note as agreed"),
            _agreed,
            gettext_lazy("has agreed already"),
        ),
        Action(
            BatchAction.CHARTER,
            gettext_lazy("Note the charter as accepted"),
            _charter,
            gettext_lazy("charter accepted already, or does not come"),
        ),
        Action(
            BatchAction.TOOK_PART,
            gettext_lazy("Note as having taken part"),
            _took_part,
            gettext_lazy("noted already, or does not come"),
        ),
        Action(
            BatchAction.DECLINED,
            gettext_lazy("Note as having declined"),
            _declined,
            gettext_lazy("has agreed or is out already"),
        ),
        Action(
            BatchAction.WITHDRAWN,
            gettext_lazy("Note as withdrawn"),
            _withdrawn,
            gettext_lazy("had not agreed"),
        ),
    )
}


@dataclass(frozen=True)
class Prepared:
    """Before it is done: the rows that will change, with whom is written to if anybody is; those
    that stay as they are."""

    changing: list[tuple[Partnership, Professional | None]]
    staying: list[Partnership]


def prepare(event: Event, rows: Iterable[Partnership], code: str, by: User) -> Prepared:
    action, today = ACTIONS[BatchAction(code)], timezone.localdate()
    listed = list(rows)
    contacts = contacts_of(event, listed, by) if action.purpose else {}
    changing, staying = [], []
    for row in listed:
        contact = contacts.get(row.organisation_id)
        if action.values(row, today) and (contact or not action.purpose):
            changing.append((row, contact))
        else:
            staying.append(row)
    return Prepared(changing, staying)


@transaction.atomic
def apply_action(
    *, event: Event, rows: QuerySet[Partnership], code: str, day: date, by: User
) -> PartnershipBatch | None:
    """None when no row changes. Done twice, it changes nothing the second time."""
    action = ACTIONS[BatchAction(code)]
    _refuse_impossible_day(event, action, day)
    keys = list(rows.values_list("pk", flat=True))
    list(_locked(event.pk, keys).values_list("pk", flat=True))
    prepared = prepare(event, rows.all(), code, by)  # as they are now, under the lock
    before: dict[str, Values] = {}
    after: dict[str, Values] = {}
    changed = []
    for row, _contact in prepared.changing:
        if values := action.values(row, day):
            before[str(row.pk)] = _plain({name: getattr(row, name) for name in values})
            after[str(row.pk)] = _plain(values)
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    if not changed:
        return None
    touched = sorted({name for values in after.values() for name in values})
    Partnership.objects.bulk_update(changed, touched)
    batch: PartnershipBatch = event.partnership_batches.create(
        action=code, before=before, after=after, done_by=by
    )
    if action.purpose:
        write_to(batch, action.purpose, prepared.changing)
    return batch


def _locked(event: int, keys: list[int]) -> QuerySet[Partnership]:
    """Those of the event, always in the same order, so that no two wait for each other."""
    rows = Partnership.objects.filter(event=event, pk__in=keys)
    return rows.select_for_update(of=("self",)).order_by("pk")


def _refuse_impossible_day(event: Event, action: Action, day: date) -> None:
    if day > timezone.localdate():
        raise Refused(_("This day is still to come."))
    if action.code == BatchAction.TOOK_PART and timezone.localdate() < event.starts_on:
        raise Refused(_("The event has not begun: nobody has taken part yet."))


def undo_batch(*, batch: PartnershipBatch) -> int:
    """Puts the fields back as they were. Refused when somebody has changed one of them since."""
    try:
        with transaction.atomic():
            return _undo(batch)
    except IntegrityError:  # what came since needs what would be taken back
        raise Refused(_changed_since()) from None


def _undo(batch: PartnershipBatch) -> int:
    batch = PartnershipBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.undone_at:
        raise Refused(_("This was undone already."))
    keys = [int(key) for key in batch.after]
    rows = {str(row.pk): row for row in _locked(batch.event_id, keys)}
    for key, after in batch.after.items():
        row = rows.get(key)
        if row is None or _plain({name: getattr(row, name) for name in after}) != after:
            raise Refused(_changed_since())
    if not take_messages_back(batch):
        raise Refused(
            _("Some of the messages have left, or are about to leave: nothing was undone.")
        )
    for key, before in batch.before.items():
        for name, value in before.items():
            setattr(rows[key], name, Partnership._meta.get_field(name).to_python(value))
    touched = sorted({name for before in batch.before.values() for name in before})
    Partnership.objects.bulk_update(rows.values(), touched)
    batch.undone_at = timezone.now()
    batch.save(update_fields=["undone_at"])
    return len(rows)


def _changed_since() -> str:
    return _("Some of these participations were changed since: nothing was undone.")


def batch_numbered(event: Event, key: int) -> PartnershipBatch | None:
    found: PartnershipBatch | None = event.partnership_batches.filter(pk=key).first()
    return found


def last_batch(event: Event) -> PartnershipBatch | None:
    """The one that can be undone from the board."""
    found: PartnershipBatch | None = event.partnership_batches.filter(
        undone_at__isnull=True
    ).first()
    return found


def _plain(values: Values) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }
