"""Standard words of the messages that ask for an answer (French: they are content)."""

INVITATION_TEXT = (
    "Bonjour {prenom},\n"
    "\n"
    "Vous avez pris part à {edition} ({dates}). Qu’en avez-vous pensé\u202f? Quelques questions "
    "suffisent pour préparer la suite\u202f: «\u202f{questionnaire}\u202f».\n"
    "\n"
    "Votre lien personnel, à ouvrir sur un téléphone ou un ordinateur\u202f:\n"
    "{lien}\n"
    "\n"
    "Vous pouvez répondre {fin}. Le lien sert une seule fois. Nous saurons que vous avez "
    "répondu, jamais ce que vous avez répondu\u202f: vos réponses sont gardées à part, sans nom.\n"
    "\n"
    "Merci de votre aide,\n"
    "l’équipe de {edition}\n"
)

REMINDER_TEXT = (
    "Bonjour {prenom},\n"
    "\n"
    "Nous vous avons demandé votre avis sur {edition} ({dates}). Si vous avez un moment, il "
    "est encore temps\u202f: une minute suffit.\n"
    "\n"
    "Votre lien personnel, le même que la première fois\u202f:\n"
    "{lien}\n"
    "\n"
    "Vous pouvez répondre {fin}. Nous savons seulement qui a répondu, jamais ce qui a été "
    "répondu. Si vous venez de répondre, ne tenez pas compte de ce message.\n"
    "\n"
    "Merci de votre aide,\n"
    "l’équipe de {edition}\n"
)
