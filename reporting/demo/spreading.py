"""Made-up detail under a known total: the same on every machine, without a random generator."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

Item = TypeVar("Item")


def spread(total: int, weights: Mapping[Item, float]) -> list[Item]:
    """`total` items in proportion to the weights (largest remainders), in the order given."""
    whole = sum(weights.values())
    shares = {item: total * weight / whole for item, weight in weights.items()}
    counts = {item: int(share) for item, share in shares.items()}
    by_remainder = sorted(shares, key=lambda item: counts[item] - shares[item])
    for item in by_remainder[: total - sum(counts.values())]:
        counts[item] += 1
    return [item for item, count in counts.items() for _ in range(count)]


def shuffled(items: Sequence[Item], seed: str) -> list[Item]:
    ranks = sorted(range(len(items)), key=lambda index: _digest(f"{seed} {index}"))
    return [items[index] for index in ranks]


def identifier(name: str) -> str:
    """A key that looks random, as the tablet would make it."""
    return str(UUID(bytes=_digest(name)[:16], version=4))


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
