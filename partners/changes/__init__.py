"""Changes that organisations ask for in their space, and what coordinators make of them."""

from partners.changes.arrivals import SharedAddress, Who, known_people
from partners.changes.asking import (
    ChangedMeanwhile,
    propose_arrival,
    propose_departure,
    propose_person,
    propose_sheet,
    withdraw,
)
from partners.changes.deciding import ChangedSince, accept_change, refuse_change

__all__ = [
    "ChangedMeanwhile",
    "ChangedSince",
    "SharedAddress",
    "Who",
    "accept_change",
    "known_people",
    "propose_arrival",
    "propose_departure",
    "propose_person",
    "propose_sheet",
    "refuse_change",
    "withdraw",
]
