import pytest

from surveys.models import Choice
from surveys.services import (
    ChoiceChange,
    Refused,
    add_question,
    change_question,
    correct_words,
    delete_question,
    move_question,
)
from tests.factories import make_choice, make_question, make_response, make_survey_version

pytestmark = pytest.mark.django_db


def codes(version):
    return list(version.questions.order_by("position", "pk").values_list("code", flat=True))


def three_questions():
    """b is only asked after a's choice."""
    version = make_survey_version()
    a = make_question(version=version, code="a", position=1)
    make_question(version=version, code="b", position=2, shown_if=make_choice(question=a))
    make_question(version=version, code="c", position=3)
    return version


def question(version, code):
    return version.questions.get(code=code)


def keep(choice, **values):
    change = {"label": choice.label, "asks_text": choice.asks_text, "is_removed": False}
    return ChoiceChange(choice, **{**change, **values})


def change(of, *, changes=(), new_choices=(), **values):
    kept = {name: getattr(of, name) for name in ("label", "help_text", "is_required", "shown_if")}
    change_question(question=of, **{**kept, **values}, changes=changes, new_choices=new_choices)


def test_own_question_gets_a_code_and_its_choices():
    version = make_survey_version()
    made = add_question(
        version=version,
        kind="single",
        label="Qui vous accompagne ?",
        choices=["Une amie", "Personne", "Autre"],
    )
    assert made.code == "qui-vous-accompagne"
    rows = list(made.choices.values_list("code", "label", "asks_text", "position"))
    assert rows == [
        ("une-amie", "Une amie", False, 1),
        ("personne", "Personne", False, 2),
        ("other", "Autre", True, 3),
    ]
    assert made.choices.get(code="other").wordings.get(language="en").label == "Other"


def test_own_code_is_never_one_of_the_bank_by_chance():
    made = add_question(version=make_survey_version(), kind="text", label="Overall")
    assert made.code == "overall-2"


def test_code_that_is_given_is_kept():
    version = make_survey_version()
    made = add_question(version=version, kind="text", label="Une idée ?", code="idee_2019")
    assert made.code == "idee_2019"
    with pytest.raises(Refused):
        add_question(version=version, kind="text", label="Autre idée ?", code="idee_2019")


def test_satisfaction_question_has_the_five_levels_in_every_language():
    made = add_question(version=make_survey_version(), kind="satisfaction", label="Contents ?")
    assert made.choices.count() == 5
    assert Choice.objects.filter(question=made, wordings__language="tr").count() == 5


def test_own_question_can_depend_on_a_choice():
    version = three_questions()
    choice = question(version, "a").choices.get()
    made = add_question(version=version, kind="text", label="Pourquoi ?", shown_if=choice)
    assert made.shown_if == choice


@pytest.mark.parametrize(
    ("code", "up", "expected"),
    [
        ("c", True, ["a", "c", "b"]),
        ("b", False, ["a", "c", "b"]),
        ("a", True, ["a", "b", "c"]),
        ("c", False, ["a", "b", "c"]),
    ],
)
def test_question_moves_past_its_neighbour(code, up, expected):
    version = three_questions()
    move_question(question=question(version, code), up=up)
    assert codes(version) == expected


@pytest.mark.parametrize(("code", "up"), [("b", True), ("a", False)])
def test_question_stays_after_the_one_it_depends_on(code, up):
    version = three_questions()
    with pytest.raises(Refused):
        move_question(question=question(version, code), up=up)
    assert codes(version) == ["a", "b", "c"]


def test_questions_without_an_order_can_be_moved():
    """As an administrator leaves them, all at zero."""
    version = make_survey_version()
    for code in ("a", "b", "c"):
        make_question(version=version, code=code)
    move_question(question=question(version, "c"), up=True)
    assert codes(version) == ["a", "c", "b"]


def test_equal_positions_with_a_condition_are_spaced_out():
    version = make_survey_version()
    a = make_question(version=version, code="a", position=1)
    choice = make_choice(question=a)
    for code in ("b", "c", "d"):
        make_question(version=version, code=code, position=2, shown_if=choice)
    move_question(question=question(version, "d"), up=True)
    assert codes(version) == ["a", "b", "d", "c"]


def test_question_is_changed_with_its_choices():
    of = make_question(label="Avant ?")
    first, second, third = (make_choice(question=of, position=place) for place in (1, 2, 3))
    change(
        of,
        label="Après ?",
        is_required=True,
        changes=[keep(third), keep(first, label="Premier"), keep(second, is_removed=True)],
        new_choices=["Nouveau"],
    )
    of.refresh_from_db()
    assert (of.label, of.is_required) == ("Après ?", True)
    assert list(of.choices.values_list("code", "label")) == [
        (third.code, third.label),
        (first.code, "Premier"),
        ("nouveau", "Nouveau"),
    ]


def test_code_of_a_removed_choice_is_not_given_again():
    """Two meanings under one code, in the same change, would be one too many."""
    of = make_question()
    old = make_choice(question=of, code="oui", label="Oui")
    change(of, changes=[keep(old, is_removed=True)], new_choices=["Oui !"])
    assert of.choices.get().code == "oui-2"


def test_choice_that_another_question_follows_is_not_removed():
    version = three_questions()
    of = question(version, "a")
    with pytest.raises(Refused) as refusal:
        change(of, label="Autre", changes=[keep(of.choices.get(), is_removed=True)])
    assert question(version, "b").label in str(refusal.value)
    of.refresh_from_db()
    assert of.choices.count() == 1


def test_deleting_a_question_that_another_follows_is_refused():
    version = three_questions()
    with pytest.raises(Refused):
        delete_question(question=question(version, "a"))
    delete_question(question=question(version, "b"))
    delete_question(question=question(version, "a"))
    assert codes(version) == ["c"]


def frozen_version():
    version = three_questions()
    make_response(version=version)
    return version


@pytest.mark.parametrize(
    "act",
    [
        lambda version: delete_question(question=question(version, "c")),
        lambda version: move_question(question=question(version, "c"), up=True),
        lambda version: add_question(version=version, kind="text", label="Encore ?"),
        lambda version: change(question(version, "c"), is_required=True),
    ],
)
def test_frozen_version_keeps_its_questions(act):
    version = frozen_version()
    before = list(version.questions.values())
    with pytest.raises(Refused):
        act(version)
    assert list(version.questions.values()) == before


def test_words_of_a_frozen_version_can_be_corrected_and_codes_stay():
    of = question(frozen_version(), "a")
    choice = of.choices.get()
    correct_words(question=of, label="Mieux dit ?", help_text="", labels=[(choice, "Mieux dit")])
    of.refresh_from_db()
    assert (of.code, of.label) == ("a", "Mieux dit ?")
    assert list(of.choices.values_list("code", "label")) == [(choice.code, "Mieux dit")]
