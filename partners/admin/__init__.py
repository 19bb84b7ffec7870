from partners.admin import (
    activity,
    committee,
    committee_member,
    organisation,
    partnership,
    preparation,
    professional,
    space,
    stand,
)

__all__ = [
    "activity",
    "committee",
    "committee_member",
    "organisation",
    "partnership",
    "preparation",
    "professional",
    "space",
    "stand",
]
