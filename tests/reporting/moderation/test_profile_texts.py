"""What people say of themselves in their own words is read by nobody: it would uncover a cell."""

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting.figures import figures_of
from reporting.sections.verbatims import MOST_QUOTES, published_quotes
from reporting.spreadsheets.raw_answers import raw_workbook
from surveys.models import Answer, Choice, Moderation
from surveys.moderation import verbatims_of
from tests.reporting.results.filled import add_question, fill, make_questionnaire

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(event):
    """42 told their gender, two of them in words of their own."""
    version = make_questionnaire(event)
    gender = add_question(version, "gender", choices=("woman", "other"), position=1)
    other = Choice.objects.get(question=gender, code="other")
    add_question(version, "comment", "text", position=2)
    fill(version, {"gender": "woman"}, 40)
    fill(version, {"gender": "other"}, 2)
    fill(version, {"comment": "Merci."})
    for answer in Answer.objects.filter(choice=other):  # "other: please say"
        place = {"version": version, "response": answer.response, "question": gender}
        Answer.objects.create(**place, text="non binaire")
    return version


def texts_of(answers):
    return {answer.text for answer in answers}


def test_they_are_not_listed_for_moderation(event, version):
    assert texts_of(verbatims_of(event)) == {"Merci."}


def test_they_are_not_quoted_even_if_published_before(event, version):
    for answer in Answer.objects.exclude(text=""):
        Moderation.objects.create(answer=answer, verdict="published")
    assert [quotes.texts for quotes in published_quotes(event)] == [("Merci.",)]


def test_they_are_in_no_raw_file(event, version):
    workbook = raw_workbook(event, figures_of(event).facts.surveys["visitors"])
    assert workbook.sheets[1].rows == (("Question comment ?", "Merci."),)


def test_texts_that_are_held_do_not_push_the_others_out(event, version):
    held = make_questionnaire(event, "held", opens_at=timezone.now())
    add_question(held, "comment", "text", position=0)
    fill(held, {"comment": "Retenu."}, MOST_QUOTES)
    for answer in Answer.objects.filter(text__in=("Retenu.", "Merci.")):
        Moderation.objects.create(answer=answer, verdict="published")
    assert [quotes.texts for quotes in published_quotes(event)] == [("Merci.",)]


def test_texts_of_one_question_do_not_push_out_those_of_another(event):
    version = make_questionnaire(event)
    for position, code in enumerate(("liked", "missed")):
        add_question(version, code, "text", position=position)
    fill(version, {"liked": "Le lieu."}, MOST_QUOTES + 2)
    fill(version, {"missed": "Des chaises."})
    for answer in Answer.objects.filter(text__in=("Le lieu.", "Des chaises.")):
        Moderation.objects.create(answer=answer, verdict="published", in_report=True)
    told = [(len(quotes.texts), quotes.others) for quotes in published_quotes(event)]
    assert told == [(MOST_QUOTES, 2), (1, 0)]
    chosen = [
        (len(quotes.texts), quotes.others) for quotes in published_quotes(event, for_report=True)
    ]
    assert chosen == [(MOST_QUOTES + 2, 0), (1, 0)]


def rewrite(client, event, key, text):
    data = {"action": f"rewrite:{key}", f"text-{key}": text}
    return client.post(reverse("verbatims", args=[event.slug]), data, follow=True)


def test_empty_wording_publishes_nothing(event, version, coordinator_client):
    answer = Answer.objects.get(text="Merci.")
    page = rewrite(coordinator_client, event, answer.pk, "  ").content.decode()
    assert Moderation.objects.count() == 0
    assert "la nouvelle formulation est vide" in page


def test_lines_of_a_browser_are_no_other_wording(event, version, coordinator_client):
    answer = Answer.objects.get(text="Merci.")
    answer.text = "Merci.\nBravo."
    answer.save()
    rewrite(coordinator_client, event, answer.pk, "Merci.\r\nBravo.")
    assert Moderation.objects.get().text == ""
