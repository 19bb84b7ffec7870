"""Why a questionnaire was not changed, in words for the coordinator."""

from datetime import date

from django.utils.translation import gettext as _

from core.dates import date_text
from events.models import Event
from surveys.erased import erased_on, is_erased


class Refused(Exception):
    """Nothing was changed. `str()` is a sentence for the reader, and says what can be done."""


def refuse_purged(event: Event | int) -> None:
    """The totals that stand for the answers need the questions as they are, and nothing new."""
    day = erased_on(event)
    if day is not None:
        raise Refused(_words(day))


def purge_words(event: Event) -> str:
    """What every page says in place of the detail; nothing while the answers are there."""
    return _words(event.survey_purge.done_on) if is_erased(event) else ""


def _words(day: date) -> str:
    return _(
        "The answers of this event were replaced by their totals on %(day)s, at the end of the "
        "time for which they are kept. The results stay; nothing can be asked or changed."
    ) % {"day": date_text(day)}
