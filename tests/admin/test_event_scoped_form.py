"""The form puts back into validation the event that it does not show."""

import pytest
from django import forms

from core.forms import EventScopedModelForm
from events.models import Activity, Hub
from tests import factories as make
from tests.refusals import constraint_named

pytestmark = pytest.mark.django_db
HUB = {"name": "Orientation", "code": "orientation", "position": 0}


def hub_form(base):
    return forms.modelform_factory(Hub, form=base, exclude=["event"])


def test_plain_model_form_misses_the_constraint(event):
    make.make_hub(event=event, code="orientation")
    assert hub_form(forms.ModelForm)(HUB, instance=Hub(event=event)).is_valid()


def test_form_finds_the_code_taken_in_its_event(event):
    make.make_hub(event=event, code="orientation")
    form = hub_form(EventScopedModelForm)(HUB, event=event)
    message = constraint_named("events_hub_code_unique").get_violation_error_message()
    assert form.non_field_errors() == [message]


def test_form_leaves_other_events_alone(event, other_event):
    make.make_hub(event=other_event, code="orientation")
    form = hub_form(EventScopedModelForm)(HUB, event=event)
    assert form.is_valid()
    assert form.save().event == event


def test_saved_row_keeps_its_event(event, other_event):
    hub = make.make_hub(event=event)
    form = hub_form(EventScopedModelForm)(HUB, instance=hub, event=other_event)
    assert form.is_valid()
    assert form.save().event == event


def test_link_to_another_event_is_an_error_of_its_field(event, other_event):
    made = forms.modelform_factory(Activity, form=EventScopedModelForm, exclude=["event"])
    typed = {
        "code": "cv",
        "kind": "workshop",
        "title": "Refaire son CV",
        "hub": make.make_hub(event=other_event).pk,
        "starts_at": "17/04/2019 10:00",
        "ends_at": "17/04/2019 11:00",
    }
    assert list(made(typed, event=event).errors) == ["hub"]


def test_refusal_of_the_database_is_an_error_of_the_form(event):
    form = hub_form(EventScopedModelForm)(HUB, event=event)
    form.refusal = "Non."
    assert form.non_field_errors() == ["Non."]
