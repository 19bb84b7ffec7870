import pytest
from django.test import Client
from django.urls import reverse

from partners.space_links import new_secret
from tests.factories import make_partner_access


@pytest.fixture
def space(event):
    """A browser in the space of an organisation, and its access."""
    access = make_partner_access(event=event)
    client = Client()
    client.post(reverse("space_enter"), {"code": new_secret(access=access)})
    return client, access
