"""Each model has a factory, and what it makes is valid."""

import pytest
from django.apps import apps

from tests import factories

OWN_APPS = ("accounts", "events", "surveys", "partners", "visits", "budgets", "reporting")
MODELS = [model for label in OWN_APPS for model in apps.get_app_config(label).get_models()]


def factory_of(model):
    name = "".join(
        f"_{letter.lower()}" if letter.isupper() else letter for letter in model.__name__
    )
    return getattr(factories, f"make{name}")


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_factory_makes_valid_object(model):
    made = factory_of(model)()
    assert isinstance(made, model)
    model.objects.get(pk=made.pk).full_clean()
