import pytest

from surveys.bank import BANK, QUESTIONNAIRES, WORDS
from surveys.instrument import read_cover, read_instrument
from surveys.languages import Language
from surveys.services import Refused, add_from_bank, create_from_bank, latest_version
from surveys.translations import completeness
from tests.factories import make_event, make_question, make_response, make_survey_version

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", QUESTIONNAIRES)
def test_ready_questionnaire_has_the_codes_of_the_bank(code):
    survey = create_from_bank(event=make_event(), questionnaire=code)
    assert (survey.code, survey.audience) == (code, QUESTIONNAIRES[code].audience)
    items = read_instrument(latest_version(survey), "fr").questions
    assert tuple(item.code for item in items) == QUESTIONNAIRES[code].questions
    for item in items:
        assert (item.kind, item.shown_if) == (BANK[item.code].kind, BANK[item.code].shown_if)
        assert tuple(choice.code for choice in item.choices) == BANK[item.code].choices


@pytest.mark.parametrize("language", Language)
def test_ready_questionnaire_speaks_every_language(language):
    survey = create_from_bank(event=make_event(), questionnaire="visitors")
    words = WORDS[language]
    cover = read_cover(survey, language)
    assert (cover.title, cover.introduction) == words.covers["visitors"]
    item = read_instrument(latest_version(survey), language).item("overall")
    assert item.label == words.questions["overall"]
    assert [choice.label for choice in item.choices] == list(words.levels.values())
    assert completeness(latest_version(survey))[language].is_complete


def test_ready_questionnaire_has_no_date_and_asks_nothing_by_force():
    survey = create_from_bank(event=make_event(), questionnaire="visitors")
    assert (survey.opens_at, survey.closes_at) == (None, None)
    assert not latest_version(survey).questions.filter(is_required=True).exists()


@pytest.mark.parametrize("code", QUESTIONNAIRES)
def test_few_queries_for_any_questionnaire(code, django_assert_max_num_queries):
    event = make_event()
    with django_assert_max_num_queries(14):
        create_from_bank(event=event, questionnaire=code)


def test_second_questionnaire_of_the_same_code_is_refused():
    event = make_event()
    create_from_bank(event=event, questionnaire="visitors")
    with pytest.raises(Refused):
        create_from_bank(event=event, questionnaire="visitors")
    assert event.surveys.count() == 1


def test_question_is_added_last():
    version = make_survey_version()
    make_question(version=version, position=7)
    added = add_from_bank(version=version, code="recommend")
    assert added.position == 8


def test_condition_follows_if_the_earlier_question_is_there():
    version = make_survey_version()
    alone = add_from_bank(version=version, code="why_not_come_back")
    assert alone.shown_if is None
    alone.delete()
    add_from_bank(version=version, code="would_come_back")
    after = add_from_bank(version=version, code="why_not_come_back")
    assert (after.shown_if.question.code, after.shown_if.code) == ("would_come_back", "no")


def test_levels_keep_their_meaning_and_other_asks_for_words():
    version = make_survey_version()
    levels = add_from_bank(version=version, code="overall").choices.all()
    assert {choice.code: choice.valence for choice in levels} == {
        choice.code: choice.code for choice in levels
    }
    choices = add_from_bank(version=version, code="obtained").choices.all()
    assert [choice.code for choice in choices if choice.asks_text] == ["other"]
    assert {choice.valence for choice in choices} == {""}


def test_question_is_not_added_twice():
    version = make_survey_version()
    add_from_bank(version=version, code="overall")
    with pytest.raises(Refused):
        add_from_bank(version=version, code="overall")


def test_nothing_is_added_once_somebody_has_answered():
    version = make_response().version
    with pytest.raises(Refused):
        add_from_bank(version=version, code="overall")
    assert not version.questions.exists()


def test_question_that_the_bank_does_not_have():
    with pytest.raises(KeyError):
        add_from_bank(version=make_survey_version(), code="favourite_colour")
