"""The links to the wall screen of an event. A key leaves here once; the database keeps its hash."""

from dataclasses import dataclass
from secrets import choice

from events.models import Event
from visits.models import WallLink
from visits.sync.speaker import hash_of
from visits.tablets import CODE_LETTERS, normal_code

KEY_LENGTH = 12  # 31 ** 12: nobody tries them all
GROUP = 4


@dataclass(frozen=True)
class NewWallLink:
    """`key` is told nowhere else: "K7QM-3RTX-P2WV"."""

    link: WallLink
    key: str


def create_wall_link(*, event: Event, name: str) -> NewWallLink:
    key = "".join(choice(CODE_LETTERS) for _ in range(KEY_LENGTH))
    link = WallLink.objects.create(event=event, name=name, key_hash=hash_of(key))
    return NewWallLink(link, shown_key(key))


def revoke_wall_link(*, link: WallLink) -> None:
    """The screen says so at its next refresh."""
    link.is_active = False
    link.save(update_fields=["is_active"])


def event_of_wall(*, slug: str, key: str) -> Event | None:
    """The event that this key shows; None whatever is wrong: the key, the event, their pairing."""
    links = WallLink.objects.filter(event__slug=slug, is_active=True)
    link = links.select_related("event__venue").filter(key_hash=hash_of(normal_code(key))).first()
    return link.event if link else None


def shown_key(key: str) -> str:
    """In groups of four, as people read and type it."""
    return "-".join(key[start : start + GROUP] for start in range(0, len(key), GROUP))
