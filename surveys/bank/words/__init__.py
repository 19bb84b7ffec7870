"""The words of the bank, a file for each language."""

from collections.abc import Mapping

from surveys.bank.model import Words
from surveys.bank.words import ar, en, es, fr, pt, tr, zh
from surveys.languages import Language

WORDS: Mapping[str, Words] = {
    Language.FRENCH: fr.WORDS,
    Language.ENGLISH: en.WORDS,
    Language.SPANISH: es.WORDS,
    Language.PORTUGUESE: pt.WORDS,
    Language.ARABIC: ar.WORDS,
    Language.TURKISH: tr.WORDS,
    Language.CHINESE: zh.WORDS,
}
