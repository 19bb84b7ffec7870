"""Searching the bank."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.bank import BANK, BankQuestion
from surveys.forms.survey import audiences
from surveys.services.scales import FRENCH

EVERYBODY = "toutes"


def audience_choices() -> list[tuple[str, str]]:
    return [*audiences(), (EVERYBODY, str(_("All populations")))]


class BankSearchForm(forms.Form):
    audience = forms.ChoiceField(label=_("Population"), choices=audience_choices, required=False)
    words = forms.CharField(label=_("Words"), max_length=100, required=False)

    def found(self) -> list[BankQuestion]:
        """What was asked for; the whole bank when the question itself makes no sense."""
        data = self.cleaned_data if self.is_valid() else {}
        audience, words = data.get("audience", ""), plain(data.get("words", "")).split()
        return [
            question
            for question in BANK.values()
            if audience in ("", EVERYBODY, *question.audiences)
            and all(word in _searched(question) for word in words)
        ]


def plain(text: str) -> str:
    """In small letters, without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _searched(question: BankQuestion) -> str:
    labels = [question.choice_label(choice, FRENCH) for choice in question.choices]
    return plain(" ".join([question.code, question.label(FRENCH), *labels]))
