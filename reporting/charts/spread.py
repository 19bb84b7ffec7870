"""Labels side by side: as near as possible to where they belong, never on top of each other."""

from collections.abc import Sequence
from itertools import pairwise


def spread(
    centres: Sequence[float], sizes: Sequence[float], width: float, margin: float
) -> list[float]:
    """New centres, in the same ascending order, between 0 and `width` as far as there is room.

    Labels that touch move apart around their common centre (isotonic regression: where the distance
    between neighbours is taken out, neighbours in the wrong order share their mean).
    """
    distances = [0.0]
    for before, after in pairwise(sizes):
        distances.append(distances[-1] + (before + after) / 2 + margin)
    groups: list[list[float]] = []
    for centre, distance in zip(centres, distances, strict=False):
        groups.append([centre - distance])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    means = [_mean(group) for group in groups for _ in group]
    places = [mean + distance for mean, distance in zip(means, distances, strict=True)]
    return _within(places, sizes, width, margin)


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)


def _within(
    places: list[float], sizes: Sequence[float], width: float, margin: float
) -> list[float]:
    edge = width
    for index in reversed(range(len(places))):
        places[index] = min(places[index], edge - sizes[index] / 2)
        edge = places[index] - sizes[index] / 2 - margin
    edge = 0.0
    for index, size in enumerate(sizes):
        places[index] = max(places[index], edge + size / 2)
        edge = places[index] + size / 2 + margin
    return places
