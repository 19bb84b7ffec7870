"""Kinds of messages that only the tests send."""

from events.mail.purposes import REGISTRY, Purpose, register

CONVOCATION = "essai-convocation"
REQUEST = "essai-questionnaire"
REMINDER = "essai-relance"


class Links:
    """What the late values of a test are, by reference, and which references are due no more."""

    known: dict[str, str] = {}
    answered: set[str] = set()


def late_values(reference: str) -> dict[str, str]:
    return {"lien": Links.known[reference]}


def is_due(reference: str) -> bool:
    return reference not in Links.answered


def register_kinds() -> None:
    if CONVOCATION in REGISTRY:
        return
    register(
        Purpose(
            code=CONVOCATION,
            label="Convocation d’essai",
            placeholders={"date": "date de la réunion"},
            subject="Réunion du {date} à l’école",
            body="Bonjour {destinataire},\n\nLa réunion aura lieu le {date}, {lieu}.\n",
        )
    )
    for code, due in ((REQUEST, None), (REMINDER, is_due)):
        register(
            Purpose(
                code=code,
                label=f"Demande d’essai {code}",
                placeholders={},
                late_placeholders={"lien": "lien personnel"},
                late_values=late_values,
                is_due=due,
                can_unsubscribe=True,
                subject="Votre avis sur {edition}",
                body="Bonjour,\n\nUne minute suffit :\n{lien}\n",
            )
        )
