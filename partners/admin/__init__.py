from partners.admin import (
    activity,
    committee,
    organisation,
    partnership,
    preparation,
    professional,
)

__all__ = [
    "activity",
    "committee",
    "organisation",
    "partnership",
    "preparation",
    "professional",
]
