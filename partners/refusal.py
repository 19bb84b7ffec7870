class Refused(Exception):
    """What cannot be done now, in words for whoever asked."""
