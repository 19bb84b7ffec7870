"""The legal notice names whom the instance has named, and no heading stands alone."""

import pytest
from django.urls import reverse

NAMES = {"publisher": "Association des métiers", "director": "Marie Dupuis", "host": "Hébergeur"}


def page(client):
    return client.get(reverse("legal")).text


def test_names_of_the_instance_are_told(client, settings):
    settings.INSTANCE = {**settings.INSTANCE, **NAMES, "contact_email": "contact@example.org"}
    assert [name for name in NAMES.values() if name not in page(client)] == []
    assert 'href="mailto:contact@example.org"' in page(client)


@pytest.mark.parametrize("missing", ["director", "host"])
def test_what_is_not_set_has_no_heading(client, settings, missing):
    settings.INSTANCE = {**settings.INSTANCE, "director": "", "host": ""}
    bare = page(client)
    settings.INSTANCE = {**settings.INSTANCE, missing: NAMES[missing]}
    added = [line for line in page(client).splitlines() if line not in bare.splitlines()]
    assert NAMES[missing] in "".join(added)
    assert NAMES[missing] not in bare
