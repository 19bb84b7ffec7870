"""Codes make themselves, and are unique where they must be."""

import pytest

from core.codes import code_scope, free_code
from core.forms import EventScopedModelForm
from events.models import CommunicationSupport, Hub
from tests import factories as make
from visits.models import ProfileChoice

pytestmark = pytest.mark.django_db


class HubForm(EventScopedModelForm):
    class Meta:
        model = Hub
        fields = ["name", "code", "position"]


class HubWithoutCodeForm(EventScopedModelForm):
    class Meta:
        model = Hub
        fields = ["name", "position"]


@pytest.mark.parametrize("form", [HubForm, HubWithoutCodeForm])
def test_a_code_is_made_from_the_name_and_is_free(form, event, other_event):
    make.make_hub(event=event, code="creer-son-activite")
    made = []
    for owner in (event, event, other_event):
        filled = form({"name": "Créer son activité", "position": 1}, event=owner)
        assert filled.is_valid(), filled.errors
        made.append(filled.save().code)
    assert made == ["creer-son-activite-2", "creer-son-activite-3", "creer-son-activite"]


def test_a_saved_code_is_kept_when_it_is_emptied_or_the_name_changes(event):
    hub = make.make_hub(event=event, code="orientation")
    form = HubForm({"name": "Autre nom", "code": "", "position": 1}, instance=hub)
    assert form.is_valid()
    assert form.save().code == "orientation"


def test_a_typed_code_is_kept(event):
    form = HubForm({"name": "Orientation", "code": "o-1", "position": 1}, event=event)
    assert form.save().code == "o-1"


def test_a_wrong_code_is_said_and_not_replaced(event):
    form = HubForm({"name": "Orientation", "code": "Créer", "position": 1}, event=event)
    assert list(form.errors) == ["code"]


@pytest.mark.parametrize(
    ("model", "scope"),
    [(CommunicationSupport, ["event"]), (ProfileChoice, ["event", "dimension"])],
)
def test_a_code_is_unique_among_its_own(model, scope):
    assert code_scope(model) == scope


@pytest.mark.parametrize(
    ("name", "taken", "length", "code"),
    [
        ("Mission locale", set(), 40, "mission-locale"),
        ("Mission locale", {"mission-locale"}, 40, "mission-locale-2"),
        ("Mission locale", set(), 8, "mission"),
        ("Mission locale", {"mission", "missio-2"}, 8, "missio-3"),
        ("«»", set(), 40, "code"),
    ],
)
def test_a_code_is_free_and_fits(name, taken, length, code):
    assert free_code(name, taken, length) == code
