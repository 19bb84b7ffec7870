"""The tablet application itself: the same bytes for everybody, no cookie, nothing of an event."""

import gzip
import json
from dataclasses import astuple
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.access import public
from visits import reception_shell
from visits.reception_communes import communes_json
from visits.reception_shell import ShellFile

PAPER = "#faf8f4"
ICON_SIZES = (192, 512)


@public
@require_safe
@cache_control(no_cache=True)
def shell(request: HttpRequest) -> HttpResponse:
    files = reception_shell.shell_files()
    return HttpResponse(_page(_version(files)))


@public
@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    files = reception_shell.shell_files()
    script = _worker(files, _version(files))
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@public
@require_safe
@cache_control(max_age=3600, public=True)
def manifest(request: HttpRequest) -> HttpResponse:
    with translation.override(settings.LANGUAGE_CODE):
        content = {
            "id": reverse("reception"),
            "name": _("%(instance)s – reception") % {"instance": settings.INSTANCE["name"]},
            "short_name": _("Reception"),
            "description": _("Counts visitors, without names, with or without a network."),
            "lang": settings.LANGUAGE_CODE,
            "dir": "ltr",
            "start_url": reverse("reception"),
            "scope": reverse("reception"),
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": settings.INSTANCE["primary"],
            "icons": [*_icons("any"), *_icons("maskable")],
        }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/manifest+json; charset=utf-8")


@public
@require_safe
@cache_control(max_age=86_400, public=True)
def communes(request: HttpRequest) -> HttpResponse:
    """Compressed here, once: 290 kB rather than 880 over the Wi-Fi of a market hall."""
    accepts_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    content = _compressed_communes() if accepts_gzip else communes_json()
    response = HttpResponse(content, content_type="application/json")
    if accepts_gzip:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


@cache
def _compressed_communes() -> bytes:
    return gzip.compress(communes_json(), mtime=0)


def served_version() -> str:
    """What a tablet that loads the application now will run."""
    return _version(reception_shell.shell_files())


def _version(files: list[ShellFile]) -> str:
    """Of the page and the worker as well, which cannot hold their own hash."""
    return reception_shell.version_of(files, _page(""), _worker(files, ""))


def _page(version: str) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        values = {
            "instance": settings.INSTANCE,
            "paper": PAPER,
            "version": version,
            "styles": reception_shell.STYLES,
            "modules": reception_shell.modules(),
        }
        return render_to_string("reception/shell.html", values)


def _worker(files: list[ShellFile], version: str) -> str:
    integrity = reception_shell.integrity
    page = ShellFile(reverse("reception"), integrity(_page(version).encode()))
    release = {
        "version": version,
        "files": [astuple(file) for file in (page, *files)],
        "communes": [reverse("reception_communes"), integrity(communes_json())],
    }
    return render_to_string("reception/sw.js", {"release": json.dumps(release, indent=1)})


def _icons(purpose: str) -> list[dict[str, str]]:
    return [
        {
            "src": static(f"img/reception/icon-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size in ICON_SIZES
    ]
