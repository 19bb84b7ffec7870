"""The words around the questions, in each language in which people may answer.

Complete by construction: a language that lacks one sentence cannot be imported. Braces hold what
`{name}` says; no sentence has a plural, which seven languages make in seven ways.
"""

from surveys.languages import Language
from surveys.words.arabic import ARABIC
from surveys.words.chinese import CHINESE
from surveys.words.english import ENGLISH
from surveys.words.french import FRENCH
from surveys.words.portuguese import PORTUGUESE
from surveys.words.sentences import Words
from surveys.words.spanish import SPANISH
from surveys.words.turkish import TURKISH

WORDS: dict[str, Words] = {
    Language.FRENCH: FRENCH,
    Language.ENGLISH: ENGLISH,
    Language.SPANISH: SPANISH,
    Language.PORTUGUESE: PORTUGUESE,
    Language.ARABIC: ARABIC,
    Language.TURKISH: TURKISH,
    Language.CHINESE: CHINESE,
}


def words_in(language: str) -> Words:
    """French when the language is not one of ours."""
    return WORDS.get(language, FRENCH)
