from itertools import count

# All of six digits: codes that hold a number sort in the order in which they were made.
_numbers = count(100_000)
_small_numbers = count(10_000)


def next_number() -> int:
    """A number that no other object of this test run has: keeps codes and names unique."""
    return next(_numbers)


def next_small_number() -> int:
    """For a column of two bytes: above those that tests choose themselves, all of five digits, each
    greater than the one before."""
    return next(_small_numbers)
