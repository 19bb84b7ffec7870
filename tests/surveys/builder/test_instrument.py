import pytest

from surveys.instrument import Cover, Instrument, Item, Option, read_cover, read_instrument
from surveys.models.instrument import QuestionKind
from tests.factories import (
    make_choice,
    make_choice_wording,
    make_question,
    make_question_wording,
    make_survey,
    make_survey_version,
    make_survey_wording,
)

pytestmark = pytest.mark.django_db


def two_questions():
    """Which activity, then, for those who came for another reason, which one."""
    version = make_survey_version()
    second = make_question(
        version=version, code="why", kind="text", label="Pourquoi ?", help_text="Aide", position=2
    )
    first = make_question(
        version=version, code="came_for", label="Pour ?", is_required=True, position=1
    )
    other = make_choice(question=first, code="other", label="Autre", asks_text=True, position=2)
    make_choice(question=first, code="job", label="Emploi", position=1)
    second.shown_if = other
    second.save()
    make_question_wording(question=first, language="ar", label="لماذا؟")
    make_choice_wording(choice=other, language="ar", label="آخر")
    make_choice_wording(choice=other, language="tr", label="Diğer")
    return version


def test_instrument_in_french():
    assert read_instrument(two_questions(), "fr") == Instrument(
        (
            Item(
                "came_for",
                QuestionKind.SINGLE,
                "Pour ?",
                "",
                True,
                (Option("job", "Emploi", False, ""), Option("other", "Autre", True, "")),
                None,
            ),
            Item("why", QuestionKind.TEXT, "Pourquoi ?", "Aide", False, (), ("came_for", "other")),
        )
    )


def test_what_is_not_translated_stays_french():
    first, second = read_instrument(two_questions(), "ar").questions
    assert (first.label, second.label, second.help_text) == ("لماذا؟", "Pourquoi ?", "Aide")
    assert [choice.label for choice in first.choices] == ["Emploi", "آخر"]


def test_two_queries_however_long(django_assert_num_queries):
    version = two_questions()
    with django_assert_num_queries(2):
        read_instrument(version, "ar")
    for number in range(20):
        make_choice(question=make_question(version=version, position=number + 3))
    with django_assert_num_queries(2):
        assert len(read_instrument(version, "ar").questions) == 22


def test_question_and_choice_are_found_by_code():
    instrument = read_instrument(two_questions(), "fr")
    assert instrument.item("came_for").choice("job").label == "Emploi"
    assert instrument.item("came_for").choice("why") is None
    assert instrument.item("job") is None


def test_cover():
    survey = make_survey(title="Votre visite", introduction="Merci.")
    make_survey_wording(survey=survey, language="es", title="Su visita")
    assert read_cover(survey, "fr") == Cover("Votre visite", "Merci.")
    assert read_cover(survey, "es") == Cover("Su visita", "Merci.", spoken="fr")
