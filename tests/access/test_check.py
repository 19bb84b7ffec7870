from django.core.checks import Tags, run_checks
from django.http import HttpResponse
from django.urls import include, path

from core.access import public


def page(request):
    return HttpResponse()


urlpatterns = [
    path("ouverte", public(page)),
    path(
        "profonde/", include([path("oubliee/<slug:event>", lambda request, event: page(request))])
    ),
]


def test_page_without_mark_stops_the_start(settings):
    settings.ROOT_URLCONF = __name__
    found = [message for message in run_checks(tags=[Tags.urls]) if "citeephemere" in message.id]
    assert [message.msg for message in found] == [
        "The page “profonde/oubliee/<slug:event>” does not say who may open it."
    ]


def test_every_page_is_marked():
    assert run_checks(tags=[Tags.urls]) == []
