"""The words of an event for each kind of message: its own, or the standard ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from core.dates import period_text
from events.mail.purposes import Purpose
from events.mail.rendering import fill, on_one_line
from events.models import Event, MailTemplate


@dataclass(frozen=True)
class Words:
    subject: str
    body: str
    is_standard: bool = True


@dataclass(frozen=True)
class Written:
    """A subject and a text, ready to be read."""

    subject: str
    text: str


def words_for(event: Event, purpose: Purpose) -> Words:
    own = event.mail_templates.filter(purpose=purpose.code).first()
    return Words(own.subject, own.body, is_standard=False) if own else standard_words(purpose)


def standard_words(purpose: Purpose) -> Words:
    return Words(purpose.subject, purpose.body)


@transaction.atomic
def change_words(*, event: Event, purpose: Purpose, subject: str, body: str) -> None:
    MailTemplate.objects.update_or_create(
        event=event, purpose=purpose.code, defaults={"subject": subject, "body": body}
    )


def back_to_standard(*, event: Event, purpose: Purpose) -> None:
    event.mail_templates.filter(purpose=purpose.code).delete()


def common_values(event: Event, name: str) -> dict[str, str]:
    return {
        "edition": event.name,
        "lieu": str(event.venue),
        "dates": period_text(event.starts_on, event.ends_on),
        "contact": event.contact_email,
        "destinataire": name,
    }


def write(
    event: Event, purpose: Purpose, words: Words, values: Mapping[str, object], name: str
) -> Written:
    """KeyError when the words use a placeholder that has no value. Late ones are marked."""
    given = {key: str(value) for key, value in values.items()}
    known = {**common_values(event, name), **given}
    late = purpose.late_placeholders
    subject = on_one_line(fill(words.subject, known, late))
    return Written(subject, _tidy(fill(words.body, known, late)))


def _tidy(text: str) -> str:
    """An empty value leaves no space before a comma: “Bonjour ,”."""
    return text.replace(" ,", ",").strip() + "\n"


def sample(event: Event, purpose: Purpose, words: Words) -> Written:
    """With made-up values, for a preview."""
    made_up = {
        key: purpose.samples.get(key, f"[{description}]")
        for key, description in {**purpose.placeholders, **purpose.late_placeholders}.items()
    }
    known = {**common_values(event, "Camille Martin"), **made_up}
    return Written(on_one_line(fill(words.subject, known)), _tidy(fill(words.body, known)))
