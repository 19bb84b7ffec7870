"""What stands in the addresses of the partners and of the directory."""

from events.models import Event
from tests.factories import (
    make_charter_file,
    make_directory_import,
    make_organisation,
    make_organisation_logo,
    make_partnership,
)


def import_number(event: Event) -> int:
    return make_directory_import(event=event).pk


def organisation(event: Event) -> str:
    """A partner of the event, with a logo and a signed charter."""
    partnership = make_partnership(event=event)
    make_charter_file(partnership=partnership)
    code: str = make_organisation_logo(organisation=partnership.organisation).organisation.code
    return code


def entry(event: Event) -> str:
    code: str = make_organisation().code
    return code
