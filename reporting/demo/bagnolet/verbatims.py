"""Remarks that nobody made: they show what verbatims look like."""

VISITOR_COMMENTS = [
    "Je suis venue par hasard et je repars avec deux contacts.",
    "Accueil chaleureux, on prend le temps de nous écouter.",
    "Une journée, c'est trop court : il faudrait revenir.",
    "J'ai enfin compris comment financer ma formation.",
    "Un peu d'attente devant certains pôles en fin de matinée.",
    "Pratique d'avoir tout le monde au même endroit.",
    "L'affiche ne disait pas qu'il y avait des ateliers.",
    "Merci aux personnes de l'accueil !",
]
