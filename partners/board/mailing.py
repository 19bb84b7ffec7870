"""Messages to the organisations: drafts in the outbox, one for each, to somebody who is named."""

from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from events.mail.opting_out import address_hash, addresses_that_opted_out
from events.mail.outbox import Recipient, can_be_reached, cancel, prepare
from events.models import Event, OutgoingMessage
from events.models.mail import MessageState
from partners.models import Partnership, PartnershipBatch, Professional

UNSENT = (MessageState.DRAFT, MessageState.CANCELLED, MessageState.SKIPPED)
FIRST_ROLES = ("organiser",)


def contacts_of(event: Event, rows: Iterable[Partnership], by: User) -> dict[int, Professional]:
    """By organisation: who works on the event comes first, and among them who organises; else
    somebody of the directory. Nobody without an address, nor who wants no more such messages."""
    keys = [row.organisation_id for row in rows]
    people = Professional.objects.reachable_from(event, by).exclude(email="")
    named = people.filter(organisation__in=keys).order_by("last_name", "first_name", "code")
    refusing = addresses_that_opted_out(event)
    roles = dict(event.mobilisations.values_list("professional", "role"))
    contacts: dict[int, Professional] = {}
    for person in sorted(named, key=lambda one: _rank(roles.get(one.pk))):
        if can_be_reached(person.email) and address_hash(event.pk, person.email) not in refusing:
            contacts.setdefault(person.organisation_id, person)
    return contacts


def _rank(role: str | None) -> int:
    if role is None:
        return 2
    return 0 if role in FIRST_ROLES else 1


def write_to(
    batch: PartnershipBatch,
    purpose: str,
    rows: Iterable[tuple[Partnership, Professional | None]],
) -> None:
    """Nothing leaves before somebody approves it in the outbox."""
    for row, contact in rows:
        if contact is not None:
            prepare(
                event=batch.event,
                purpose=purpose,
                to=Recipient(email=contact.email, name=contact.display_name),
                values=_values(purpose, row),
                dedupe=f"{purpose}-{batch.pk}-{row.pk}",
                about=about(batch),
                by=batch.done_by,
            )


def about(batch: PartnershipBatch) -> str:
    return f"partnership-batch-{batch.pk}"


def take_messages_back(batch: PartnershipBatch) -> bool:
    """Whether none of them has left, nor is about to: those are cancelled. One that was refused for
    good reached nobody, unless it may have been sent before."""
    messages = OutgoingMessage.objects.filter(event=batch.event_id, about=about(batch))
    refused = Q(state=MessageState.FAILED, possible_repeats=0)
    if messages.exclude(Q(state__in=UNSENT) | refused).exists():
        return False
    cancel(event=batch.event, messages=messages, by=None)
    return True


def _values(purpose: str, row: Partnership) -> dict[str, object]:
    values: dict[str, object] = {"structure": row.organisation.name}
    if purpose == "partner_reminder":
        values["manque"] = "\n".join(f"- {line}" for line in missing(row))
    return values


def missing(row: Partnership) -> Iterator[str]:
    """What the organisation still owes, in words for its people. Rows of `with_readiness()`."""
    if row.status == "invited":
        yield _("your reply: do you take part?")
        return
    if row.charter_accepted_on is None:
        yield _("your acceptance of the charter (open, free, anonymous, for the general public)")
    if not row.people_count:
        yield _("the name of at least one professional")
    unready = row.people_count - row.ready_count
    if unready > 0:
        told = ngettext(
            "the preparation of %(number)d professional",
            "the preparation of %(number)d professionals",
            unready,
        )
        yield told % {"number": unready}
