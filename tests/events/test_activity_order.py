from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from tests import factories as make
from tests.refusals import constraint_named

pytestmark = pytest.mark.django_db


def test_an_activity_that_ends_before_it_starts_is_told_only_that(event):
    """Not that the room is taken, which nobody can know."""
    room = make.make_room(event=event)
    at = [datetime(2019, 4, 17, hour, tzinfo=UTC) for hour in (10, 11, 12)]
    make.make_activity(event=event, room=room, starts_at=at[0], ends_at=at[2])
    wrong = make.make_activity(
        event=event, room=room, starts_at=at[2], ends_at=at[2].replace(hour=23)
    )
    wrong.starts_at, wrong.ends_at = at[2], at[1]
    with pytest.raises(ValidationError) as refusal:
        wrong.full_clean()
    expected = constraint_named("events_activity_ends_after_start").get_violation_error_message()
    assert refusal.value.messages == [expected]
