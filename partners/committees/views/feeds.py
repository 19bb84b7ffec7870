"""Links that a calendar reads, and what it finds there."""

from functools import partial
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from core.access import public
from events.access import for_roles
from events.models import Event
from partners.committees.calendars import CALENDAR_TYPE
from partners.committees.feeds import calendar_of, create_feed, find_feed, revoke_feed
from partners.committees.forms.feed import FeedForm
from partners.committees.views.frame import attempt, event_page

SECTION = "calendar_feeds"
FRESH_FOR = 15 * 60


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_feeds(request: HttpRequest, event: Event) -> HttpResponse:
    """A new link is shown in the answer to POST, once: nobody can read its key again."""
    form = FeedForm(request.POST if request.method == "POST" else None, event=event)
    address = ""
    if form.is_valid():
        new = create_feed(event=event, today=timezone.localdate(), **form.cleaned_data)
        address = request.build_absolute_uri(reverse("calendar_feed", args=[new.key]))
        form = FeedForm(event=event)
    feeds = event.calendar_feeds.filter(is_active=True).select_related(
        "member__professional", "mobilisation__professional"
    )
    context = {"form": form, "feeds": feeds, "address": address}
    return event_page(request, event, "feeds.html", context, section=SECTION)


@for_roles(Role.COORDINATOR)
@require_POST
def feed_revoke(request: HttpRequest, event: Event, feed: int) -> HttpResponse:
    found = get_object_or_404(event.calendar_feeds.filter(is_active=True), pk=feed)
    done = _("This link shows nothing more: the calendars that read it will say so.")
    attempt(request, partial(revoke_feed, feed=found), done)
    return redirect(SECTION, event.slug)


@public
@require_safe
@cache_control(private=True, max_age=FRESH_FOR)
def calendar_feed(request: HttpRequest, feed_key: str) -> HttpResponse:
    """Whoever has the address reads it; a revoked link is as if it had never been."""
    today = timezone.localdate()
    found = find_feed(feed_key, today)
    if found is None:
        raise Http404
    content = calendar_of(found, today)
    etag = f'"{sha256(content).hexdigest()}"'
    response = HttpResponse(content, content_type=CALENDAR_TYPE, headers={"ETag": etag})
    conditional: HttpResponse = get_conditional_response(request, etag=etag, response=response)
    return conditional
