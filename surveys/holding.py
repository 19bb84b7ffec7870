"""Why the results of a questionnaire cannot be read yet.

One answer for every page, file and report: as long as a response may still come in, nobody reads
a result, since two readings would differ by what one person answered (docs/adr/0016, 0017).
"""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import Event
from surveys.models import Survey
from surveys.models.response import Channel

# What was given in time on a tablet may still arrive for so long after the closing.
LATEST_ARRIVAL = timedelta(days=7)


class Hold(models.TextChoices):
    OPEN = "open", _("The results are shown when this questionnaire closes.")
    PAPER = (
        "paper",
        _("It is closed. The results are shown once all its paper sheets are keyed in."),
    )
    DRAFTS = (
        "drafts",
        _(
            "It is closed. Some people had not finished: what they answered is taken in within "
            "the hour, then the results are shown."
        ),
    )
    ORDER = (
        "order",
        _(
            "It is closed. Its many answers are being put in random order, so that nothing tells "
            "who came first: the results are shown within the hour."
        ),
    )
    TABLETS = (
        "tablets",
        _(
            "It is closed. Filled questionnaires wait on a tablet: the results are shown once they "
            "have come, or seven days after the closing."
        ),
    )


def holds_of(event: Event, now: datetime) -> dict[int, Hold]:
    """By questionnaire; those whose results can be read are not in it. Three queries.

    To be asked before the answers are counted: what comes in between is then seen or held back.
    """
    surveys = list(event.surveys.all())
    unfinished, on_tablets = _unfinished(event), _on_tablets(event)
    found = ((survey.pk, _hold(survey, now, unfinished, on_tablets)) for survey in surveys)
    return {pk: hold for pk, hold in found if hold}


def hold_of(survey: Survey, now: datetime) -> Hold | None:
    return _hold(survey, now, _unfinished(survey.event), _on_tablets(survey.event))


def _hold(survey: Survey, now: datetime, unfinished: set[int], on_tablets: set[int]) -> Hold | None:
    if survey.is_open_at(now):
        return Hold.OPEN
    if survey.is_keyed_at(now):
        return Hold.PAPER
    if survey.pk in unfinished:
        return Hold.DRAFTS
    if survey.shuffle_due:
        return Hold.ORDER
    if survey.pk in on_tablets and _may_arrive(survey, now):
        return Hold.TABLETS
    return None


def _may_arrive(survey: Survey, now: datetime) -> bool:
    return survey.closes_at is not None and now <= survey.closes_at + LATEST_ARRIVAL


def _unfinished(event: Event) -> set[int]:
    """With drafts that will count: those of personal links never do."""
    drafts = event.drafts.exclude(channel=Channel.LINK).exclude(answers={})
    return set(drafts.values_list("version__survey", flat=True))


def _on_tablets(event: Event) -> set[int]:
    """Handed round by a desk whose tablet said that filled ones wait; which, it does not say.
    Once totals stand for the answers, none is taken in."""
    telling = event.surveys.filter(
        event__survey_purge__isnull=True,
        handed_to__desk__tablets__revoked_at__isnull=True,
        handed_to__desk__tablets__forms_waiting__gt=0,
    )
    return set(telling.values_list("pk", flat=True))
