"""A page asks the database as many questions for 300 rows as for one."""

from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.forms.models import _get_foreign_key
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from events.models import Event
from reporting.models import AccountLayout, Bilan, OfficialBlank
from tests import factories
from tests.access.owned import make_owned, registered
from tests.admin.rows import make_inline_row, make_row

ONE_FOR_EACH_EVENT = {"budgets.budget", "partners.committeerules", "reporting.bilan"}
# Each question is asked once, each step is listed once: there are never three hundred.
COUNTED_APART = {"visits.askedquestion", "partners.preparationstep"}
OF_THE_INSTANCE = (AccountLayout, OfficialBlank)  # for administrators only
MANY = 300
PARTS_OF_A_REPORT = 14
LISTED = [
    pytest.param(model, id=model._meta.label_lower)
    for model in registered()
    if model._meta.label_lower not in ONE_FOR_EACH_EVENT | COUNTED_APART
]
INLINES = [
    pytest.param(model, inline, id=f"{model.__name__}.{inline.model.__name__}")
    for model in registered()
    for inline in admin.site._registry[model].inlines
    if inline.max_num != 1  # nothing to count
]


def questions(client, url):
    """The first visit fills caches that outlive it."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200
    return len(queries), response


@pytest.fixture
def long_event(db):
    """A year long, so that many days fit in."""
    return factories.make_event(starts_on=date(2019, 1, 1), ends_on=date(2020, 12, 31))


@pytest.mark.django_db
@pytest.mark.parametrize("model", LISTED)
def test_list_asks_as_much_for_many_rows(model, event, coordinator, coordinator_client):
    coordinator.is_superuser = model in (User, Event, *OF_THE_INSTANCE)
    coordinator.save()
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    asked, made = [], 0
    for number in (1, 3, MANY):
        for _row in range(number - made):
            make_row(model, event)
        made = number
        count, response = questions(coordinator_client, url)
        asked.append(count)
        assert response.context["cl"].result_count >= number
    assert asked == [asked[0]] * 3


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "inline"), INLINES)
def test_form_asks_as_much_for_many_rows(model, inline, long_event, client):
    client.force_login(factories.make_administrator())
    parent = make_owned(model, long_event)
    link = _get_foreign_key(model, inline.model, fk_name=inline.fk_name).name
    url = reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[parent.pk]
    )
    asked, made = [], 0
    for number in (1, 3, PARTS_OF_A_REPORT if model is Bilan else MANY):
        for row in range(made, number):
            make_inline_row(inline.model, link, parent, row)
        made = number
        count, response = questions(client, url)
        asked.append(count)
        assert rows_of(response, inline.model) == number
    assert asked == [asked[0]] * 3


def rows_of(response, model):
    formsets = response.context["inline_admin_formsets"]
    return next(len(shown.formset.initial_forms) for shown in formsets if shown.opts.model is model)
