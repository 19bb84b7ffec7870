"""What messages say: the standard words, or those of the event."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Role
from events.access import for_roles
from events.mail.forms import WordsForm
from events.mail.html import blocks_of
from events.mail.purposes import Purpose, UnknownPurpose, all_purposes, purpose_named
from events.mail.texts import Words, back_to_standard, change_words, sample, words_for
from events.mail.views.frame import mail_page
from events.models import Event


@dataclass(frozen=True)
class Row:
    purpose: Purpose
    is_own: bool


@for_roles(Role.COORDINATOR)
@require_safe
def texts(request: HttpRequest, event: Event) -> HttpResponse:
    own = set(event.mail_templates.values_list("purpose", flat=True))
    rows = [Row(purpose, purpose.code in own) for purpose in all_purposes()]
    return mail_page(request, event, "texts.html", {"rows": rows})


@for_roles(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, event: Event, purpose: str) -> HttpResponse:
    """Three buttons: look, save, go back to the standard words."""
    kind = _purpose_or_404(purpose)
    words = words_for(event, kind)
    initial = {"subject": words.subject, "body": words.body}
    if request.POST.get("action") == "standard":
        back_to_standard(event=event, purpose=kind)
        messages.success(request, _("The standard text is back."))
        return redirect("mail_text", event.slug, kind.code)
    form = WordsForm(request.POST or None, initial=initial, purpose=kind)
    if form.is_valid():
        words = Words(**form.cleaned_data, is_standard=words.is_standard)
        if request.POST.get("action") == "save":
            change_words(event=event, purpose=kind, **form.cleaned_data)
            messages.success(request, _("Saved. Messages prepared from now on use this text."))
            return redirect("mail_text", event.slug, kind.code)
    context = {"form": form, "purpose": kind, "words": words, **_preview(event, kind, words)}
    return mail_page(request, event, "text.html", context)


def _preview(event: Event, purpose: Purpose, words: Words) -> dict[str, Any]:
    written = sample(event, purpose, words)
    content = mark_safe(blocks_of(written.text))  # noqa: S308 (made of escaped text)
    return {"sample": written, "content": content}


def _purpose_or_404(code: str) -> Purpose:
    try:
        return purpose_named(code)
    except UnknownPurpose:
        raise Http404 from None
