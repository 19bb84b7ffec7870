import pytest

from surveys.forms.conditions import ConditionField
from surveys.models import Question
from tests.factories import make_choice, make_choice_wording, make_question, make_response

pytestmark = pytest.mark.django_db
NEW = {"label": "Qui vous accompagne ?", "kind": "single", "choices": "Une amie\n\n Personne \n"}


def labels(question):
    return list(question.choices.order_by("position").values_list("label", flat=True))


def errors(answer):
    return answer.context["form"].errors


def test_own_question_is_added_last(coordinator_client, address, version):
    answer = coordinator_client.post(
        address("question_add"), {**NEW, "adds_other": "on", "is_required": "on"}
    )
    assert answer.url == address("survey_builder")
    added = version.questions.order_by("position").last()
    assert (added.code, added.is_required) == ("qui-vous-accompagne", True)
    assert labels(added) == ["Une amie", "Personne", "Autre"]
    assert added.choices.get(asks_text=True).code == "other"


def test_other_is_not_added_twice(coordinator_client, address, version):
    asked = {**NEW, "choices": "Oui\nautre", "adds_other": "on"}
    coordinator_client.post(address("question_add"), asked)
    assert labels(version.questions.order_by("position").last()) == ["Oui", "autre"]


@pytest.mark.parametrize("kind", ["satisfaction", "recommendation", "text"])
def test_choices_do_not_concern_other_kinds(coordinator_client, address, version, kind):
    coordinator_client.post(address("question_add"), {**NEW, "kind": kind, "adds_other": "on"})
    added = version.questions.order_by("position").last()
    assert added.choices.count() == (5 if kind == "satisfaction" else 0)


def test_question_can_be_asked_after_a_choice(coordinator_client, address, version):
    choice = version.questions.get(code="obtained").choices.get(code="contacts")
    asked = {"label": "Lesquels ?", "kind": "text", "shown_if": str(choice.pk)}
    coordinator_client.post(address("question_add"), asked)
    assert version.questions.order_by("position").last().shown_if == choice


def test_choice_of_another_questionnaire_is_refused(coordinator_client, address, version):
    foreign = make_choice_wording().choice
    asked = {"label": "Lesquels ?", "kind": "text", "shown_if": str(foreign.pk)}
    answer = coordinator_client.post(address("question_add"), asked)
    assert list(errors(answer)) == ["shown_if"]


BAD = {
    "no words": ({"label": " "}, "label"),
    "too long": ({"label": "x" * 301}, "label"),
    "no kind": ({"kind": ""}, "kind"),
    "unknown kind": ({"kind": "drawing"}, "kind"),
    "one choice": ({"choices": "Oui"}, "choices"),
    "same choice twice": ({"choices": "Oui\nNon\noui"}, "choices"),
    "long choice": ({"choices": "Oui\n" + "x" * 201}, "choices"),
    "too many choices": ({"choices": "\n".join(map(str, range(31)))}, "choices"),
    "code with a space": ({"code": "Mon code"}, "code"),
    "condition that is no number": ({"shown_if": "oui"}, "shown_if"),
}


@pytest.mark.parametrize(("change", "field"), BAD.values(), ids=BAD)
def test_bad_question_is_refused_at_its_field(coordinator_client, address, version, change, field):
    answer = coordinator_client.post(address("question_add"), {**NEW, **change})
    assert answer.status_code == 200
    assert list(errors(answer)) == [field]
    assert version.questions.count() == 7


def test_taken_code_is_refused_and_what_was_typed_stays(coordinator_client, address, version):
    answer = coordinator_client.post(address("question_add"), {**NEW, "code": "overall"})
    assert "Une amie" in answer.content.decode()
    assert "message-bad" in answer.content.decode()
    assert version.questions.count() == 7


def test_markup_is_shown_as_it_was_typed(coordinator_client, address):
    coordinator_client.post(address("question_add"), {**NEW, "label": "<b>Oui</b> ?"})
    page = coordinator_client.get(address("survey_builder")).content.decode()
    assert "&lt;b&gt;Oui&lt;/b&gt;" in page
    assert "<b>Oui" not in page


def rows_of(question, **changes):
    """What the page of a question sends when nothing else is changed."""
    sent = {"label": question.label, "help_text": question.help_text, "shown_if": ""}
    for place, choice in enumerate(question.choices.order_by("position"), start=1):
        sent[f"label_{choice.pk}"] = choice.label
        sent[f"place_{choice.pk}"] = place
        if choice.asks_text:
            sent[f"asks_{choice.pk}"] = "on"
    return {**sent, "new_choices": "", **changes}


def test_page_that_is_sent_back_changes_nothing(coordinator_client, address, version):
    question = version.questions.get(code="obtained")
    before = list(question.choices.values())
    coordinator_client.post(address("question_edit", "obtained"), rows_of(question))
    assert list(question.choices.values()) == before


def test_choices_are_renamed_moved_removed_and_added(coordinator_client, address, version):
    question = version.questions.get(code="obtained")
    first, second, third, *_others = question.choices.order_by("position")
    sent = rows_of(
        question,
        **{
            f"label_{first.pk}": "Des infos",
            f"place_{first.pk}": "9",
            f"remove_{second.pk}": "on",
            f"asks_{third.pk}": "on",
            "new_choices": "Un rendez-vous\n",
        },
    )
    answer = coordinator_client.post(address("question_edit", "obtained"), sent)
    assert answer.url == f"{address('survey_builder')}#question-obtained"
    assert labels(question) == [
        "Des contacts précis",
        "De nouvelles perspectives",
        "Autre chose, ou rien",
        "Des infos",
        "Un rendez-vous",
    ]
    assert question.choices.get(code="new_information").label == "Des infos"
    assert question.choices.get(pk=third.pk).asks_text


def test_all_choices_cannot_be_removed(coordinator_client, address, version):
    question = version.questions.get(code="would_come_back")
    removed = {f"remove_{choice.pk}": "on" for choice in question.choices.all()}
    answer = coordinator_client.post(
        address("question_edit", "would_come_back"), rows_of(question, **removed)
    )
    assert "new_choices" in errors(answer)
    assert question.choices.count() == 3


def test_removing_what_another_question_follows_says_why(coordinator_client, address, version):
    question = version.questions.get(code="would_come_back")
    no = question.choices.get(code="no")
    sent = rows_of(question, **{f"remove_{no.pk}": "on"})
    answer = coordinator_client.post(address("question_edit", "would_come_back"), sent)
    assert "message-bad" in answer.content.decode()
    assert question.choices.count() == 3


def test_question_does_not_offer_to_depend_on_itself_or_on_later_ones(coordinator_client, address):
    page = coordinator_client.get(address("question_edit", "obtained"))
    groups = [str(name) for name, _choices in page.context["form"].fields["shown_if"].choices]
    assert len(groups) == 4  # everybody, and the three questions before it
    assert not any("obtenu" in group or "Reviendriez" in group for group in groups)


def test_satisfaction_keeps_its_five_levels(coordinator_client, address, version):
    question = version.questions.get(code="overall")
    level = question.choices.get(code="positive")
    sent = rows_of(question, **{f"label_{level.pk}": "Content", f"remove_{level.pk}": "on"})
    coordinator_client.post(address("question_edit", "overall"), {**sent, "new_choices": "Bof"})
    assert question.choices.count() == 5
    assert question.choices.get(code="positive").label == "Content"


def test_frozen_question_takes_words_and_nothing_else(coordinator_client, address, version):
    make_response(version=version)
    question = version.questions.get(code="obtained")
    first = question.choices.order_by("position").first()
    sent = rows_of(
        question,
        label="Qu’avez-vous reçu ?",
        is_required="on",
        new_choices="Nouveau",
        **{f"label_{first.pk}": "Des infos", f"remove_{first.pk}": "on"},
    )
    coordinator_client.post(address("question_edit", "obtained"), sent)
    question.refresh_from_db()
    assert (question.label, question.is_required) == ("Qu’avez-vous reçu ?", False)
    assert question.choices.count() == 5
    assert labels(question)[0] == "Des infos"


def test_translations_are_recalled_when_words_change(coordinator_client, address, version):
    question = version.questions.get(code="comment")
    sent = {"label": "Autre chose ?", "help_text": "", "shown_if": ""}
    answer = coordinator_client.post(address("question_edit", "comment"), sent, follow=True)
    assert "message-info" in answer.content.decode()
    assert question.wordings.count() == 6
    sent["is_required"] = "on"
    answer = coordinator_client.post(address("question_edit", "comment"), sent, follow=True)
    assert "message-info" not in answer.content.decode()


def test_question_is_deleted_after_a_question(coordinator_client, address, version):
    assert coordinator_client.get(address("question_delete", "comment")).status_code == 200
    assert version.questions.filter(code="comment").exists()
    coordinator_client.post(address("question_delete", "comment"))
    assert not version.questions.filter(code="comment").exists()


def test_deleting_what_another_question_follows_says_why(coordinator_client, address, version):
    answer = coordinator_client.post(address("question_delete", "would_come_back"), follow=True)
    assert "message-bad" in answer.content.decode()
    assert version.questions.filter(code="would_come_back").exists()


def test_frozen_question_is_not_deleted(coordinator_client, address, version):
    make_response(version=version)
    assert (
        "button-danger"
        not in coordinator_client.get(address("question_delete", "comment")).content.decode()
    )
    coordinator_client.post(address("question_delete", "comment"))
    assert version.questions.filter(code="comment").exists()


def found(client, address, **asked):
    page = client.get(address("survey_bank"), asked)
    return [card.code for card in page.context["cards"]]


def test_bank_first_shows_the_questions_of_the_population(coordinator_client, address):
    codes = found(coordinator_client, address)
    assert "overall" in codes
    assert "organisation" not in codes


@pytest.mark.parametrize(
    ("asked", "code", "absent"),
    [
        ({"words": "événement", "audience": "toutes"}, "recommend", "overall"),
        ({"words": "EVENEMENT entourage", "audience": "toutes"}, "recommend", "since_then"),
        ({"words": "adviser", "audience": "visitor"}, None, "overall"),
        ({"words": "conseillère", "audience": "visitor"}, "met", "overall"),
        ({"words": "", "audience": "professional"}, "organisation", "overall"),
    ],
)
def test_bank_is_searched_in_words_and_choices(coordinator_client, address, asked, code, absent):
    codes = found(coordinator_client, address, **asked)
    assert code is None or code in codes
    assert absent not in codes


def test_bank_that_is_asked_nonsense_answers(coordinator_client, address):
    asked = {"words": "x" * 5000, "audience": "martian"}
    assert found(coordinator_client, address, **asked)


def test_question_of_the_bank_is_added_and_the_search_stays(coordinator_client, address, version):
    search = f"{address('survey_bank')}?words=conseils&audience=visitor"
    answer = coordinator_client.post(search, {"code": "advice"})
    assert answer.url == f"{search}#bank-advice"
    added = version.questions.order_by("position").last()
    assert (added.code, added.wordings.count()) == ("advice", 6)
    assert 'id="bank-advice"' in coordinator_client.get(answer.url).content.decode()


def test_question_that_the_bank_does_not_have_is_not_found(coordinator_client, address):
    assert coordinator_client.post(address("survey_bank"), {"code": "x"}).status_code == 404


def test_question_of_an_earlier_version_is_not_found(coordinator_client, address, survey, version):
    make_response(version=version)
    coordinator_client.post(address("survey_new_version"))
    Question.objects.exclude(version=version).filter(code="comment").delete()
    make_question(version=survey.versions.last(), code="nouvelle")
    assert coordinator_client.get(address("question_edit", "comment")).status_code == 404
    assert coordinator_client.get(address("question_edit", "nouvelle")).status_code == 200


def test_question_about_people_is_no_condition():
    gender = make_question(code="gender", kind="single", position=1)
    make_choice(question=gender)
    other = make_choice(question=make_question(version=gender.version, kind="single", position=2))
    field = ConditionField()
    field.offer(gender.version)
    assert list(field.known) == [other.pk]
