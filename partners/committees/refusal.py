"""Why nothing was changed, in words for the coordinator."""


class Refused(Exception):
    """`str()` is a sentence for the reader, and says what can be done."""


class ChangedMeanwhile(Refused):
    """Somebody else saved the same text first."""
