"""The administration: coordinators see their events, administrators everything, others nothing."""

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from tests.access.owned import OF_THE_INSTANCE, SHARED, make_owned, registered

OUTSIDERS = ("anonymous", "stranger", "reception", "contributor", "funder")
KEPT_OUT = {302, 403, 404}
OPEN_TO_ALL = {"login", "logout"}
MODELS = [pytest.param(model, id=model._meta.label_lower) for model in registered()]
PRIVATE = [
    pytest.param(model, id=model._meta.label_lower)
    for model in registered()
    if model._meta.label_lower not in SHARED
]


def names_of(model):
    """Names of the pages of a model, custom ones included: "events_hub_change"."""
    patterns = admin.site._registry[model].get_urls()
    return [pattern.name for pattern in patterns if pattern.name]


def page(name, pk):
    """With the object's key where the page is about one object."""
    for arguments in ([], [pk]):
        try:
            return reverse(f"admin:{name}", args=arguments)
        except NoReverseMatch:
            continue
    raise NoReverseMatch(name)


def pages_about_one(model, pk):
    return [found for name in names_of(model) if str(pk) in (found := page(name, pk)).split("/")]


def pages_of_the_site():
    """Those that belong to no model, with made-up arguments."""
    arguments = {"app_list": ["events"], "view_on_site": [1, 1]}
    names = {pattern.name for pattern in admin.site.get_urls() if getattr(pattern, "name", None)}
    return [reverse(f"admin:{name}", args=arguments.get(name, [])) for name in names - OPEN_TO_ALL]


@pytest.mark.django_db
@pytest.mark.parametrize("persona", OUTSIDERS)
def test_site_is_closed_to(persona, event, request):
    client = request.getfixturevalue(f"{persona}_client")
    opened = [url for url in pages_of_the_site() if client.get(url).status_code not in KEPT_OUT]
    assert opened == []


@pytest.mark.django_db
@pytest.mark.parametrize("persona", OUTSIDERS)
@pytest.mark.parametrize("model", MODELS)
def test_model_is_closed_to(model, persona, event, request):
    client = request.getfixturevalue(f"{persona}_client")
    pk = make_owned(model, event).pk
    urls = [page(name, pk) for name in names_of(model)]
    assert [url for url in urls if client.get(url).status_code not in KEPT_OUT] == []
    assert [url for url in urls if client.post(url).status_code not in KEPT_OUT] == []


@pytest.mark.django_db
@pytest.mark.parametrize("model", PRIVATE)
def test_coordinator_of_another_event_opens_no_object(model, event, colleague_client):
    owned = make_owned(model, event)
    urls = pages_about_one(model, owned.pk)
    assert urls
    assert [url for url in urls if colleague_client.get(url).status_code not in KEPT_OUT] == []
    assert [url for url in urls if colleague_client.post(url).status_code not in KEPT_OUT] == []
    assert model._default_manager.filter(pk=owned.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("model", PRIVATE)
def test_lists_show_only_the_coordinators_own(model, event, colleague_client, coordinator_client):
    owned = make_owned(model, event)
    lists = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    assert shown(colleague_client, lists).isdisjoint({owned.pk})
    if model._meta.label_lower not in OF_THE_INSTANCE:
        assert owned.pk in shown(coordinator_client, lists)


def shown(client, url):
    """Keys of the objects in the list; none when the list itself is closed."""
    response = client.get(url)
    if response.status_code in KEPT_OUT:
        return set()
    return {row.pk for row in response.context["cl"].queryset}


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS)
def test_administrator_opens_the_list(model, event, administrator_client):
    owned = make_owned(model, event)
    lists = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    assert owned.pk in shown(administrator_client, lists)


def autocompleted():
    """(source, field) of each link whose target can be searched for."""
    site = admin.site._registry
    return [
        (model, field)
        for model in site
        for field in model._meta.fields
        if field.remote_field
        and getattr(site.get(field.related_model), "search_fields", None)
        and field.related_model._meta.label_lower not in SHARED
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "field"),
    [pytest.param(*pair, id=f"{pair[0].__name__}.{pair[1].name}") for pair in autocompleted()],
)
def test_search_finds_nothing_of_another_event(model, field, event, colleague_client):
    owned = make_owned(field.related_model, event)
    asked = {
        "term": "",
        "app_label": model._meta.app_label,
        "model_name": model._meta.model_name,
        "field_name": field.name,
    }
    response = colleague_client.get(reverse("admin:autocomplete"), asked)
    if response.status_code not in KEPT_OUT:
        assert str(owned.pk) not in {row["id"] for row in response.json()["results"]}
