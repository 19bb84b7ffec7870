"""A message as it goes to the mail server, and as its preview shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.encoding import punycode
from django.utils.translation import gettext as _

from events.mail.html import html_of
from events.mail.opting_out import token_of
from events.mail.purposes import REGISTRY, Purpose
from events.mail.rendering import fill_late, on_one_line
from events.models import OutgoingMessage


@dataclass(frozen=True)
class Letter:
    """What somebody reads."""

    sender: tuple[str, str]
    reply_to: str
    to: str
    subject: str
    body: str
    foot: str

    @property
    def sender_text(self) -> str:
        return named(*self.sender)

    @property
    def text(self) -> str:
        return f"{self.body}\n-- \n{self.foot}\n" if self.foot else self.body

    @property
    def html(self) -> str:
        return html_of(self.subject, self.body, self.foot)


def letter_of(message: OutgoingMessage, late: Mapping[str, str]) -> Letter:
    return Letter(
        sender=_sender(message),
        reply_to=message.event.contact_email,
        to=named(message.to_name, message.to_email),
        subject=message.subject,
        body=fill_late(message.text, late),
        foot=_foot(message),
    )


def preview_of(message: OutgoingMessage) -> Letter:
    """As received; what comes only at the moment of sending is named in its place."""
    purpose = REGISTRY.get(message.purpose)
    late = purpose.late_placeholders if purpose else {}
    return letter_of(message, {name: f"[{description}]" for name, description in late.items()})


def email_of(message: OutgoingMessage, late: Mapping[str, str]) -> EmailMultiAlternatives:
    letter = letter_of(message, late)
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=formataddr(letter.sender),
        to=[formataddr((on_one_line(message.to_name), in_ascii(message.to_email)))],
        reply_to=[letter.reply_to] if letter.reply_to else [],
        headers={"Message-ID": message.message_id, **_unsubscribe_headers(message)},
    )
    mail.attach_alternative(letter.html, "text/html")
    for file in message.attachments.all():
        content = bytes(file.content)
        if file.is_calendar:  # programs show it as an invitation only beside the text
            mail.attach_alternative(content.decode(), file.content_type)
        mail.attach(file.name, content, file.content_type)
    return mail


def unsubscribe_address(message: OutgoingMessage) -> str:
    token = token_of(message.event_id, message.to_email)
    return site_address(reverse("mail_unsubscribe", args=[token]))


def site_address(path: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def in_ascii(email: str) -> str:
    """A domain with accents, as the mail network spells it. UnicodeError if it has no spelling."""
    local, _at, domain = email.rpartition("@")
    return f"{local}@{punycode(domain)}"


def named(name: str, email: str) -> str:
    """For people; a header has its own spelling."""
    return f"{name} <{email}>" if name else email


def _sender(message: OutgoingMessage) -> tuple[str, str]:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return on_one_line(message.event.name) or name, address


def _foot(message: OutgoingMessage) -> str:
    if not _may_refuse(REGISTRY.get(message.purpose)):
        return ""
    told = _("To receive no more messages of this kind about %(event)s:")
    return f"{told % {'event': message.event.name}}\n{unsubscribe_address(message)}"


def _may_refuse(purpose: Purpose | None) -> bool:
    return purpose is not None and purpose.can_unsubscribe


def _unsubscribe_headers(message: OutgoingMessage) -> dict[str, str]:
    if not _may_refuse(REGISTRY.get(message.purpose)):
        return {}
    return {
        "List-Unsubscribe": f"<{unsubscribe_address(message)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
