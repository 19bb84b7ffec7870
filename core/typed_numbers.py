"""Numbers that come in an address or a form, whatever somebody put there."""

LONGEST = 18  # digits: more would not fit a column of the database


def whole_number(text: str) -> int | None:
    """Written in plain digits; None for anything else.

    `str.isdigit` also accepts “²”, which `int` refuses, and `int` refuses thousands of digits.
    """
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST
    return int(text) if is_number else None
