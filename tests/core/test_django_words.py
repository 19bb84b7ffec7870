"""A sentence that Django no longer says would be translated for nobody."""

import gettext
from pathlib import Path

import django
import pytest

from citeephemere.django_words import SENTENCES

FILES = ["conf", "contrib/admin", "contrib/auth"]


@pytest.fixture(scope="module")
def said_by_django():
    root = Path(django.__file__).parent
    said = set()
    for part in FILES:
        with (root / part / "locale/fr/LC_MESSAGES/django.mo").open("rb") as compiled:
            said |= set(gettext.GNUTranslations(compiled)._catalog)
    return said


@pytest.mark.parametrize("sentence", SENTENCES)
def test_django_says_it(sentence, said_by_django):
    assert sentence in said_by_django
