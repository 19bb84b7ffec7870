"""Pages that belong to no event: accessibility statement, legal notice, instance colours."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.access import public


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@public
@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/legal.html")


@public
@require_safe
@cache_control(max_age=3600, public=True)
def theme_css(request: HttpRequest) -> HttpResponse:
    """The two colours of the instance as CSS variables: our policy allows no inline style."""
    rules = "".join(f"--{name}:{settings.INSTANCE[name]};" for name in ("primary", "accent"))
    return HttpResponse(f"html:root{{{rules}}}\n", content_type="text/css; charset=utf-8")
