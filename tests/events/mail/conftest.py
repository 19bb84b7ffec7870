import pytest

from events.mail.outbox import Recipient, prepare
from tests.events.mail.kinds import CONVOCATION, Links, register_kinds
from tests.factories.sequence import next_number

register_kinds()


@pytest.fixture(autouse=True)
def links():
    Links.known, Links.answered = {}, set()
    return Links


@pytest.fixture
def prepared(event, coordinator):
    """A function that prepares a convocation; keywords override any argument."""

    def make(**overrides):
        number = next_number()
        values = {
            "event": event,
            "purpose": CONVOCATION,
            "to": Recipient(f"personne-{number}@example.org", "Zoé Martin"),
            "values": {"date": "17 avril"},
            "dedupe": f"convocation-{number}",
            "by": coordinator,
            **overrides,
        }
        if values["purpose"] != CONVOCATION:
            values["values"] = {}
        return prepare(**values)

    return make
