"""The reminders about grants, sent to those who coordinate the event."""

from django.utils.translation import gettext_lazy as _

from budgets.models import Grant
from core.typed_numbers import whole_number
from events.mail.purposes import Purpose, register


def _grant(reference: str) -> Grant | None:
    return Grant.objects.filter(pk=whole_number(reference)).first()


def _lacks_agreement(reference: str) -> bool:
    grant = _grant(reference)
    return grant is not None and grant.needs_agreement


def _lacks_account(reference: str) -> bool:
    grant = _grant(reference)
    return grant is not None and grant.account_sent_on is None


GRANT = {"financeur": _("name of the funder"), "montant": _("amount awarded")}
SAMPLES = {"financeur": "Est Ensemble", "montant": "30 000 €", "echeance": "30 juin 2020"}

AGREEMENT = register(
    Purpose(
        code="grant_agreement",
        label=_("Reminder: agreement of a grant above 23 000 €"),
        placeholders=GRANT,
        subject="{edition} : convention à signer avec {financeur}",
        body=(
            "Bonjour {destinataire},\n\n"
            "La subvention de {financeur} ({montant}) dépasse 23 000 €. La loi demande alors une "
            "convention signée (loi 2000-321, article 10 ; décret 2001-495). Aucune n’est notée "
            "pour {edition}.\n\n"
            "Notez sa date dans « Budget », « Subventions », dès qu’elle est signée."
        ),
        is_due=_lacks_agreement,
        samples=SAMPLES,
    )
)
ACCOUNT = register(
    Purpose(
        code="grant_account",
        label=_("Reminder: financial account of a grant"),
        placeholders={**GRANT, "echeance": _("day on which it is due")},
        subject="{edition} : compte rendu financier pour {financeur}, avant le {echeance}",
        body=(
            "Bonjour {destinataire},\n\n"
            "Le compte rendu financier de la subvention de {financeur} ({montant}) est dû le "
            "{echeance}, six mois après la fin de l’exercice.\n\n"
            "Une fois qu’il est parti, notez le jour de l’envoi sur la page de ce compte rendu : "
            "« Budget », « Comptes rendus »."
        ),
        is_due=_lacks_account,
        samples=SAMPLES,
    )
)
