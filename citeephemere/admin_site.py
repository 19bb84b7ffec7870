"""The administration: who may enter, which event is worked on, what to do next."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from events.administration.autocomplete import EventAutocompleteView
from events.administration.scope import SESSION_KEY, scope_of
from reporting.next_steps import agenda_of, told_steps

APP_ORDER = ["events", "partners", "surveys", "visits", "budgets", "reporting", "accounts"]
FIRST_MODELS = ["Event", "Partnership", "Survey", "Budget", "Bilan"]
OTHERS_SHOWN = 5


class CiteAdminSite(AdminSite):
    """Open to instance administrators and to whoever coordinates an event."""

    site_title = _("Administration")
    site_header = _("Administration")
    index_title = _("What to do next")
    site_url = None
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        return scope_of(request).is_open

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The site has one log-in page. Whoever is already logged in has no role here."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        if request.user.is_authenticated:
            return redirect("admin:index")
        return redirect_to_login(request.GET.get("next", request.path), settings.LOGIN_URL)

    def logout(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return LogoutView.as_view()(request)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("password_change")

    def password_change_done(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("password_change_done")

    def get_urls(self) -> list[URLResolver | URLPattern]:
        switch = path("edition/", self.admin_view(self.switch_event), name="switch_event")
        return [switch, *super().get_urls()]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return EventAutocompleteView.as_view(admin_site=self)(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        scope = scope_of(request)
        known = {"current_event": scope.current, "coordinated_events": scope.events}
        return {**super().each_context(request), **known}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """In the order of the work, not of the alphabet."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: model["object_name"] not in FIRST_MODELS)
        return sorted(apps, key=lambda app: APP_ORDER.index(app["app_label"]))

    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        context = {
            **self.each_context(request),
            "title": self.index_title,
            "subtitle": None,
            "app_list": self.get_app_list(request),
            **self._agenda(request),
        }
        return TemplateResponse(request, "admin/index.html", context)

    def _agenda(self, request: HttpRequest) -> dict[str, Any]:
        """The whole agenda of the current event, the most urgent of the others."""
        scope, today = scope_of(request), timezone.localdate()
        if scope.current is None:
            return {"steps": [], "others": []}
        others = [event for event in scope.events if event != scope.current][:OTHERS_SHOWN]
        return {
            "steps": told_steps(agenda_of(scope.current, today), today),
            "others": [(event, told_steps(agenda_of(event, today), today)) for event in others],
        }

    @method_decorator(require_POST)
    def switch_event(self, request: HttpRequest) -> HttpResponse:
        """Chooses the event to work on; somebody else's is as if it did not exist."""
        event = scope_of(request).named(request.POST.get("event", ""))
        if event is None:
            raise Http404
        request.session[SESSION_KEY] = event.pk
        return redirect("admin:index")
