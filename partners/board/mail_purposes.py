"""What is written to the organisations. French, as people read it."""

from django.utils.translation import gettext_lazy as _

from events.mail.purposes import Purpose, register

END = "Pour toute question : {contact}\n"

register(
    Purpose(
        code="partner_invitation",
        label=_("invitation of an organisation"),
        placeholders={"structure": _("name of the organisation")},
        samples={"structure": "Mission locale de Bagnolet"},
        can_unsubscribe=True,
        subject="{edition} : votre structure est invitée",
        body="Bonjour {destinataire},\n\nnous préparons {edition} ({lieu}, {dates}). C’est un lieu "
        "d’information et de conseil sur les métiers, ouvert à tous, gratuit, anonyme et sans "
        "rendez-vous, porté par plusieurs structures du territoire.\n\n"
        "Nous serions heureux que {structure} en soit. Concrètement :\n\n"
        "- respecter la charte : ouvert, anonyme, grand public ;\n"
        "- proposer un ou plusieurs professionnels pour le jour J ;\n"
        "- leur permettre de suivre la préparation.\n\n"
        "Répondez simplement à ce message : oui, non, ou vos questions.\n\n" + END,
    )
)
register(
    Purpose(
        code="partner_reminder",
        label=_("reminder to an organisation"),
        placeholders={
            "structure": _("name of the organisation"),
            "manque": _("what is still missing, one line for each"),
        },
        samples={
            "structure": "Mission locale de Bagnolet",
            "manque": "- l’acceptation de la charte\n- le nom d’au moins un professionnel",
        },
        can_unsubscribe=True,
        subject="{edition} : ce qu’il nous manque de {structure}",
        body="Bonjour {destinataire},\n\nla préparation de {edition} ({dates}) avance. De "
        "{structure}, il nous manque encore :\n\n{manque}\n\n"
        "Si c’est déjà fait, ne tenez pas compte de ce message, ou dites-le-nous.\n\n" + END,
    )
)
