"""Asking professionals for an answer. The personal link joins the message only as it leaves."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.mail.envelope import site_address
from events.mail.purposes import CannotComplete, Purpose, register
from surveys.links import token_of
from surveys.models import Invitation
from surveys.request_texts import INVITATION_TEXT, REMINDER_TEXT


def link_of(reference: str) -> Mapping[str, str]:
    """`reference`: the key of the invitation."""
    invitation = Invitation.objects.select_related("survey").filter(pk=reference).first()
    if invitation is None:
        raise CannotComplete(_("This invitation no longer exists."))
    if not invitation.survey.is_open_at(timezone.now()):
        raise CannotComplete(
            _("The questionnaire is not open: open it, then try the message again.")
        )
    token = token_of(invitation)
    if token is None:
        told = _("The link of this invitation has ended: invite this person again.")
        raise CannotComplete(told)
    return {"lien": site_address(reverse("survey_link_start", args=[token]))}


def is_reminder_due(reference: str) -> bool:
    """Only while there is no answer."""
    return Invitation.objects.filter(is_answered=False, pk=reference).exists()


def why_reminder_over(reference: str) -> str:
    """Whoever it is for: it must not tell who has answered."""
    invitation = Invitation.objects.select_related("survey").filter(pk=reference).first()
    if invitation is None:
        return _("This invitation no longer exists.")
    if not invitation.survey.is_open_at(timezone.now()):
        return _(
            "The questionnaire was not open when this reminder would have left: nobody got it."
        )
    return ""


SAMPLES = {
    "prenom": "Camille",
    "questionnaire": "Les partenaires de la Cité éphémère",
    "fin": "jusqu’au 3 mai",
    "lien": "https://…/q/lien/…",
}
PLACEHOLDERS = {
    "prenom": gettext_lazy("first name"),
    "questionnaire": gettext_lazy("title of the questionnaire"),
    "fin": gettext_lazy("until when one can answer"),
}
LINK = {"lien": gettext_lazy("personal link, added as the message leaves")}

INVITATION = register(
    Purpose(
        code="survey-invitation",
        label=gettext_lazy("request to answer a questionnaire"),
        placeholders=PLACEHOLDERS,
        late_placeholders=LINK,
        late_values=link_of,
        can_unsubscribe=True,
        samples=SAMPLES,
        subject="Votre avis sur {edition}, en une minute",
        body=INVITATION_TEXT,
    )
)

REMINDER = register(
    Purpose(
        code="survey-reminder",
        label=gettext_lazy("reminder about a questionnaire"),
        placeholders=PLACEHOLDERS,
        late_placeholders=LINK,
        late_values=link_of,
        is_due=is_reminder_due,
        why_over=why_reminder_over,
        can_unsubscribe=True,
        samples=SAMPLES,
        subject="Il est encore temps de donner votre avis sur {edition}",
        body=REMINDER_TEXT,
    )
)
