from itertools import count

# All of six digits: codes that hold a number sort in the order in which they were made.
_numbers = count(100_000)
SMALLEST, HIGH = 10_000, 25_000  # a column of two bytes ends at 32 767
_small = {"next": count(SMALLEST)}


def next_number() -> int:
    """A number that no other object of this test run has: keeps codes and names unique."""
    return next(_numbers)


def next_small_number() -> int:
    """For a column of two bytes: above those that tests choose themselves, all of five digits, each
    greater than the one before in the same test."""
    return next(_small["next"])


def spare_small_numbers() -> None:
    """Between two tests: from the start again before they run out."""
    if next(_small["next"]) > HIGH:
        _small["next"] = count(SMALLEST)
