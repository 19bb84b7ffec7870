"""Messages and links go to people of one's own events, never to those of somebody else's."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.mail.purposes import CannotComplete
from partners.space_links import Withdrawn, new_secret, open_missing_accesses, revoke_access
from partners.space_mail import late_values
from tests.factories import (
    make_mobilisation,
    make_partner_access,
    make_partnership,
    make_preparation_session,
    make_professional,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(event, other_event):
    """An organisation of both events, whose one person works on the other."""
    person = make_professional(email="ailleurs@example.org")
    make_mobilisation(event=other_event, professional=person)
    make_partnership(event=other_event, organisation=person.organisation)
    return make_partnership(event=event, organisation=person.organisation)


def test_access_is_not_given_to_somebody_of_another_event(shared, event, coordinator):
    assert open_missing_accesses(event=event, by=coordinator) == 0
    own = make_professional(email="ici@example.org", organisation=shared.organisation)
    make_mobilisation(event=event, professional=own)
    assert open_missing_accesses(event=event, by=coordinator) == 1
    assert shared.accesses.get().contact_email == "ici@example.org"
    assert open_missing_accesses(event=event, by=coordinator) == 0


def test_presentation_meeting_invites_nobody_of_another_event(shared, event, coordinator_client):
    own = make_professional(email="ici@example.org", organisation=shared.organisation)
    day = timezone.localdate() + timedelta(days=9)
    session = make_preparation_session(
        event=event,
        kind="presentation_meeting",
        date=day,
        starts_at=time(9),
        ends_at=time(11),
        place="Bagnolet",
    )
    page = reverse("presentation_convocation", args=[event.slug, session.code])
    coordinator_client.post(page)
    assert list(event.outgoing_messages.values_list("to_email", flat=True)) == [own.email]


def test_link_that_leaves_never_opens_what_was_just_revoked(event):
    access = make_partner_access(event=event)
    known = type(access).objects.get(pk=access.pk)  # read before it is revoked
    revoke_access(access=access)
    with pytest.raises(Withdrawn):
        new_secret(access=known, opens_again=False)
    with pytest.raises(CannotComplete):
        late_values(str(access.pk))
    access.refresh_from_db()
    assert access.revoked_at is not None
