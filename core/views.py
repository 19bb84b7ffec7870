"""Pages that belong to no event: accessibility statement, legal notice, instance colours."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.access import any_account, public
from core.reference.commune_search import search_communes


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@public
@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/legal.html")


@any_account
@require_safe
def communes(request: HttpRequest) -> JsonResponse:
    """Suggestions while somebody types the name of a commune: a public list, nobody's data."""
    found = search_communes(request.GET.get("q", "")[:100])
    return JsonResponse({"communes": [one.label for one in found]})


@public
@require_safe
@cache_control(max_age=3600, public=True)
def theme_css(request: HttpRequest) -> HttpResponse:
    """The two colours of the instance as CSS variables: our policy allows no inline style."""
    rules = "".join(f"--{name}:{settings.INSTANCE[name]};" for name in ("primary", "accent"))
    return HttpResponse(f"html:root{{{rules}}}\n", content_type="text/css; charset=utf-8")
