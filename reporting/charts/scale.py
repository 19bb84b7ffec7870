"""Round values for grid lines."""

from reporting.statistics.formatting import number_text

MOST_LINES = 4


def grid_steps(peak: int) -> list[tuple[int, str]]:
    """Multiples of 1, 2 or 5 times a power of ten from zero up to the peak, with their text."""
    step = next(
        unit * 10**power
        for power in range(12)
        for unit in (1, 2, 5)
        if peak / (unit * 10**power) <= MOST_LINES
    )
    return [(value, number_text(value)) for value in range(0, peak + 1, step)]
