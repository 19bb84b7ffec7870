"""Professionals who have personal links answer by no other way: they would count twice."""

from django.db.models import Count

from events.models import Event
from surveys.mail_purposes import INVITATION
from surveys.models import Survey
from surveys.models.instrument import Audience


def is_asked_by_link(survey: Survey) -> bool:
    """Nothing on a sheet or behind a poster tells whose link it would have to use up."""
    return survey.audience == Audience.PROFESSIONAL and survey.invitations.exists()


def open_codes(survey: Survey) -> list[str]:
    """The posters by which the same people could answer beside their links."""
    if survey.audience != Audience.PROFESSIONAL:
        return []
    return list(
        survey.ways_in.filter(is_active=True).order_by("code").values_list("code", flat=True)
    )


def asked_by_link(event: Event) -> dict[int, int]:
    """How many people were really asked, by questionnaire: the base of its response rate.

    Those whose message left. One that is a draft, was not wanted or failed asked nobody. Without
    any message (the event came with a dossier) each invitation is somebody who was asked. Counted
    by the states of the messages, which stay when their addresses are erased.
    """
    rows = event.outgoing_messages.filter(purpose=INVITATION.code).order_by("about")
    states = rows.values_list("about", "state").annotate(number=Count("pk"))
    sent: dict[str, int] = {}
    for about, state, number in states:
        sent[about] = sent.get(about, 0) + (number if state == "sent" else 0)
    surveys = event.surveys.annotate(invited=Count("invitations"))
    return {
        pk: sent.get(code, invited)
        for pk, code, invited in surveys.values_list("pk", "code", "invited")
    }
