"""The link at the foot of a message. Opening it changes nothing: mail scanners open links."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.access import public
from events.mail.opting_out import BadLink, is_opted_out, opt_in_again, opt_out, read_token


# The token is the authority, and mail programs that post for their reader send no cookie
# (RFC 8058): there is nothing to forge.
@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, unsubscribe_token: str) -> HttpResponse:
    try:
        event, fingerprint = read_token(unsubscribe_token)
    except BadLink:
        return _sealed(render(request, "mail/unsubscribe_unknown.html", status=404))
    if request.method == "POST":
        act = opt_in_again if request.POST.get("action") == "again" else opt_out
        act(event, fingerprint)
    context = {
        "event": event,
        "is_out": is_opted_out(event, fingerprint),
        "is_done": request.method == "POST",
    }
    return _sealed(render(request, "mail/unsubscribe.html", context))


def _sealed(response: HttpResponse) -> HttpResponse:
    """The address is a key: nothing keeps the page, nothing sends the address on."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
