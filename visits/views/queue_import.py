"""A file exported by a tablet: looked at, then recorded, never twice."""

import json
from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from accounts.roles import Role
from events.access import for_roles
from events.models import Event
from visits.forms.queue_file import QueueConfirmationForm, QueueFileForm
from visits.handround.form_file import import_forms, is_forms_file
from visits.queue_file import Queue
from visits.queue_import import import_queue
from visits.queue_words import imported_rows, kind_text
from visits.views.frame import render_page

SECTION = "desks"
# A page with thousands of lines helps nobody: what was refused comes first.
MOST_ROWS = 300


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def queue_import(request: HttpRequest, event: Event) -> HttpResponse:
    """The file, then what it holds, then what became of it: the content travels in the form."""
    if "content_json" in request.POST:
        return _record(request, event)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = QueueFileForm(*sent, slug=event.slug)
    if form.is_valid() and form.queue:
        return _look(request, event, form.queue, form.content)
    return _page(request, event, "queue_import", {"form": form})


def _look(request: HttpRequest, event: Event, queue: Queue, content: Any) -> HttpResponse:
    context = {
        "queue": queue,
        "kinds": [(kind_text(kind), number) for kind, number in queue.kinds().most_common()],
        "known": queue.known_to(event),
        "confirmation": QueueConfirmationForm(
            slug=event.slug, initial={"content_json": json.dumps(content, separators=(",", ":"))}
        ),
    }
    return _page(request, event, "queue_look", context)


def _record(request: HttpRequest, event: Event) -> HttpResponse:
    form = QueueConfirmationForm(request.POST, slug=event.slug)
    if not form.is_valid() or form.queue is None:
        return _page(request, event, "queue_import", {"form": _refused(form, event)})
    take_in = import_forms if is_forms_file(form.content) else import_queue
    outcomes = take_in(event=event, content=form.content, by=request.user)
    rows = imported_rows(form.queue.items, outcomes)
    context = {
        "rows": rows[:MOST_ROWS],
        "hidden": max(0, len(rows) - MOST_ROWS),
        "totals": Counter(outcome.outcome for outcome in outcomes),
        "refused": sum(not outcome.is_received for outcome in outcomes),
    }
    return _page(request, event, "queue_imported", context)


def _refused(form: QueueConfirmationForm, event: Event) -> QueueFileForm:
    """The first page again, with what is wrong: the file itself is still on the computer."""
    first = QueueFileForm({}, slug=event.slug)
    first.is_valid()
    del first.errors["file"]
    for message in form.errors.get("content_json", []):
        first.add_error("file", message)
    return first


def _page(request: HttpRequest, event: Event, name: str, context: dict[str, Any]) -> HttpResponse:
    return render_page(request, event, f"visits/{name}.html", context, section=SECTION)
