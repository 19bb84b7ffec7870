"""What is written to the members of a committee. French, as people read it."""

from django.utils.translation import gettext_lazy as _

from events.mail.purposes import Purpose, register
from partners.committees.still_true import why_call_over, why_minutes_over, why_reminder_over

MEETING = {
    "comite": _("name of the committee, “COPIL no. 3”"),
    "date": _("its day"),
    "horaire": _("its hours"),
    "lieu_reunion": _("where it takes place"),
    "ordre_du_jour": _("its agenda, one line for each point"),
}
SAMPLES = {
    "comite": "COPIL n° 3",
    "date": "14 février 2019",
    "horaire": "14 h 00 – 16 h 00",
    "lieu_reunion": "Campus Fonderie de l’image",
    "ordre_du_jour": "1. Répartition par pôle (20 min, pour décision)\n2. Communication",
}
PLACE = "Date : {date}, {horaire}\nLieu : {lieu_reunion}\n\n"
AGENDA = "Ordre du jour :\n{ordre_du_jour}\n\n"
END = "Pour toute question : {contact}\n"

register(
    Purpose(
        code="committee_convocation",
        label=_("convocation to a steering committee"),
        placeholders=MEETING,
        samples=SAMPLES,
        why_over=why_call_over,
        subject="{edition} : convocation, {comite} du {date}",
        body="Bonjour {destinataire},\n\nvous êtes invité(e) au comité de pilotage ({comite}).\n\n"
        + PLACE
        + AGENDA
        + "L’invitation jointe ajoute la réunion à votre agenda. Si vous ne pouvez pas venir, "
        "prévenez-nous ou faites-vous représenter.\n\n" + END,
    )
)
register(
    Purpose(
        code="committee_update",
        label=_("change of a steering committee"),
        placeholders=MEETING,
        samples=SAMPLES,
        why_over=why_call_over,
        subject="{edition} : changement, {comite} du {date}",
        body="Bonjour {destinataire},\n\nla convocation au comité de pilotage ({comite}) a "
        "changé. Voici ce qui vaut maintenant.\n\n"
        + PLACE
        + AGENDA
        + "L’invitation jointe remplace la précédente dans votre agenda.\n\n"
        + END,
    )
)
register(
    Purpose(
        code="committee_cancellation",
        label=_("cancellation of a steering committee"),
        placeholders=MEETING,
        samples=SAMPLES,
        subject="{edition} : annulation, {comite} du {date}",
        body="Bonjour {destinataire},\n\nle comité de pilotage ({comite}) prévu le {date} n’aura "
        "pas lieu. Le fichier joint le retire de votre agenda.\n\n" + END,
    )
)
register(
    Purpose(
        code="committee_reminder",
        label=_("reminder of a steering committee"),
        placeholders=MEETING,
        samples=SAMPLES,
        why_over=why_reminder_over,
        subject="{edition} : rappel, {comite} du {date}",
        body="Bonjour {destinataire},\n\nle comité de pilotage ({comite}) approche.\n\n"
        + PLACE
        + AGENDA
        + "Si vous ne pouvez pas venir, prévenez-nous ou faites-vous représenter.\n\n"
        + END,
    )
)
register(
    Purpose(
        code="committee_minutes",
        label=_("minutes of a steering committee"),
        placeholders={"comite": MEETING["comite"], "date": MEETING["date"]},
        samples=SAMPLES,
        why_over=why_minutes_over,
        subject="{edition} : compte rendu, {comite} du {date}",
        body="Bonjour {destinataire},\n\nvous trouverez ci-joint le compte rendu du comité de "
        "pilotage ({comite}) du {date}.\n\nMerci de nous signaler ce qui serait à corriger : "
        "il sera approuvé ensuite et ne pourra plus changer.\n\n" + END,
    )
)
PRESENTATION = {
    "reunion": _("name of the meeting"),
    **{name: MEETING[name] for name in ("date", "horaire", "lieu_reunion")},
}
OF_PRESENTATION = {**SAMPLES, "reunion": "Réunion de présentation"}

register(
    Purpose(
        code="presentation_invitation",
        label=_("invitation to a presentation meeting"),
        placeholders=PRESENTATION,
        samples=OF_PRESENTATION,
        can_unsubscribe=True,
        why_over=why_call_over,
        subject="{edition} : {reunion}, {date}",
        body="Bonjour {destinataire},\n\nnous vous invitons à « {reunion} » pour découvrir la "
        "Cité des métiers éphémère « {edition} » ({dates}).\n\n"
        + PLACE
        + "L’invitation jointe ajoute la réunion à votre agenda.\n\n"
        + END,
    )
)
register(
    Purpose(
        code="presentation_cancellation",
        label=_("cancellation of a presentation meeting"),
        placeholders=PRESENTATION,
        samples=OF_PRESENTATION,
        subject="{edition} : annulation, {reunion} du {date}",
        body="Bonjour {destinataire},\n\n« {reunion} », prévue le {date}, n’aura pas lieu. Le "
        "fichier joint la retire de votre agenda.\n\n" + END,
    )
)
