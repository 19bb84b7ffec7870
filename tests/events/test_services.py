from events.services import create_charter_hubs
from tests.factories import make_event, make_hub


def test_charter_hubs_are_five_and_a_cross_cutting_one(db):
    event = make_event()
    create_charter_hubs(event=event)
    hubs = list(event.hubs.values_list("code", "is_cross_cutting"))
    assert hubs == [
        ("orientation", False),
        ("employment", False),
        ("training", False),
        ("career_change", False),
        ("business", False),
        ("vae", True),
    ]


def test_charter_hubs_complete_those_of_the_event(db):
    event = make_event()
    make_hub(event=event, code="vae", name="VAE à notre façon")
    assert len(create_charter_hubs(event=event)) == 5
    assert event.hubs.get(code="vae").name == "VAE à notre façon"
    assert create_charter_hubs(event=event) == []
