from itertools import count

_numbers = count(1)


def next_number() -> int:
    """A number that no other object of this test run has: keeps codes and names unique."""
    return next(_numbers)
