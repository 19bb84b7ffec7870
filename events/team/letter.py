"""The letter to somebody who joins: what for, and how to enter.

It leaves at once, like that of a forgotten password: it says nothing of the event but its name.
"""

from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from events.models import EventMembership


def write_letter(membership: EventMembership) -> bool:
    """Whether the mail server took it. Who never logged in chooses a password first."""
    user, event = membership.user, membership.event
    context = {
        "event": event,
        "role": membership.get_role_display(),
        "is_new": user.last_login is None,
        "address": _address("login"),
        "forgotten": _address("password_reset"),
    }
    if user.last_login is None:
        key = urlsafe_base64_encode(force_bytes(user.pk))
        token = default_token_generator.make_token(user)
        context["address"] = _address("password_reset_confirm", key, token)
    text = render_to_string("events/invitation.txt", context)
    subject = _("You are invited to work on %(event)s") % {"event": event.name}
    try:
        return bool(send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [user.email]))
    except (SMTPException, OSError, ValueError):  # an address that the network cannot spell
        return False


def _address(name: str, *words: str) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(name, args=words)
