from datetime import UTC, datetime

import pytest

from core.dates import SPACE
from core.hours import NARROW_SPACE
from surveys.forms.paper import StackForm
from surveys.views.staff_ways_in import ActivityForm
from tests import factories as make
from visits.forms.desk import DeskForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles(event):
    """The same workshop twice on one day, as a list of choices must tell it."""
    for hour in (8, 12):
        at = datetime(2019, 4, 17, hour, tzinfo=UTC)
        make.make_activity(
            event=event, title="Relire son CV", starts_at=at, ends_at=at.replace(hour=hour + 1)
        )
    day = SPACE.join(("17", "avril", "2019"))
    return [f"{day}, {hour}{NARROW_SPACE}h · Relire son CV" for hour in (10, 14)]


def test_every_list_of_activities_tells_day_and_hour(event, titles):
    survey = make.make_survey(event=event)
    for form, name in (
        (ActivityForm(survey), "activity"),
        (StackForm(survey), "atelier"),
        (DeskForm(event=event), "activity"),
    ):
        assert [str(label) for _value, label in form.fields[name].choices][1:] == titles
