"""What people wrote: read, published, hidden or rewritten by a coordinator, and taken back."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting.bilan.rendering import render_page
from reporting.bilan.report import compose_report
from reporting.sections.verbatims import published_quotes
from surveys.models import Moderation
from surveys.moderation import (
    Decision,
    NotAllowed,
    moderate,
    moderate_all,
    shuffled,
    take_back,
    verbatims_of,
)
from surveys.paper_period import allow_keying, end_keying
from tests.personas import client_of, holder
from tests.reporting.results.filled import add_question, fill, make_questionnaire

pytestmark = pytest.mark.django_db
TEXTS = ("Merci à Nadia Benali.", "Trop de bruit.", "Revenez vite !")
SHOWN = re.compile(r'<blockquote id="t-[^"]*"><p>([^<]*)</p>')
SEED = re.compile(r'name="ordre" value="(\w+)"')


def make_texts(event, *texts, code="visitors", **fields):
    version = make_questionnaire(event, code, **fields)
    add_question(version, "comment", "text")
    for text in texts:
        fill(version, {"comment": text})
    return version


@pytest.fixture
def texts(event):
    """Keys of the verbatims by their text."""
    make_texts(event, *TEXTS)
    return {answer.text: str(answer.pk) for answer in verbatims_of(event)}


def answer_of(event, text):
    return verbatims_of(event).get(text=text)


def quoted(event, **options):
    return {text for quotes in published_quotes(event, **options) for text in quotes.texts}


def page_of(event):
    return reverse("verbatims", args=[event.slug])


def shown(client, event, **asked):
    page = unescape(client.get(page_of(event), asked).content.decode())
    return set(SHOWN.findall(page))


def test_nothing_is_quoted_before_it_is_published(event, texts, coordinator):
    assert quoted(event) == set()
    moderate(answer=answer_of(event, TEXTS[1]), verdict="published", by=coordinator)
    moderate(answer=answer_of(event, TEXTS[2]), verdict="hidden", by=coordinator)
    assert quoted(event) == {TEXTS[1]}


def test_text_without_names_replaces_what_was_written(event, texts, coordinator):
    answer = answer_of(event, TEXTS[0])
    moderate(answer=answer, verdict="published", text=" Merci à la conseillère. ", by=coordinator)
    assert quoted(event) == {"Merci à la conseillère."}
    answer.refresh_from_db()
    assert answer.text == TEXTS[0]


def test_same_words_are_no_other_text(event, texts, coordinator):
    answer = answer_of(event, TEXTS[0])
    made = moderate(answer=answer, verdict="published", text=TEXTS[0], by=coordinator)
    assert made.text == ""


def test_report_quotes_those_that_were_chosen(event, texts, coordinator):
    keys = list(texts.values())
    moderate_all(event=event, answers=keys[:2], action="publish", by=coordinator)
    moderate_all(event=event, answers=keys[:1], action="choose", by=coordinator)
    chosen = next(text for text, key in texts.items() if key == keys[0])
    assert quoted(event, for_report=True) == {chosen}
    page = unescape(render_page(compose_report(event)))
    assert [text for text in TEXTS if text in page.replace("\u202f", " ")] == [chosen]


def test_hiding_takes_out_of_the_report(event, texts, coordinator):
    keys = list(texts.values())
    moderate_all(event=event, answers=keys, action="choose", by=coordinator)
    moderate_all(event=event, answers=keys, action="hide", by=coordinator)
    assert quoted(event, for_report=True) == set()
    assert set(Moderation.objects.values_list("verdict", "in_report")) == {("hidden", False)}


@pytest.mark.parametrize("role", ["funder", "contributor", "reception"])
def test_only_a_coordinator_of_the_event_moderates(event, texts, role):
    other = holder(event, role)
    with pytest.raises(NotAllowed):
        moderate(answer=answer_of(event, TEXTS[0]), verdict="published", by=other)
    assert Moderation.objects.count() == 0


def test_verbatims_of_another_event_are_left_alone(event, texts, other_event, colleague):
    keys = list(texts.values())
    assert moderate_all(event=other_event, answers=keys, action="publish", by=colleague) == ()
    assert Moderation.objects.count() == 0


def test_decisions_can_be_taken_back(event, texts, coordinator):
    keys = list(texts.values())
    moderate_all(event=event, answers=keys[:1], action="choose", by=coordinator)
    before = moderate_all(event=event, answers=keys, action="hide", by=coordinator)
    assert sorted(one.verdict for one in before) == ["", "", "published"]
    assert take_back(event=event, decisions=before, by=coordinator) == 3
    assert list(Moderation.objects.values_list("verdict", "in_report")) == [("published", True)]


def test_texts_of_an_open_questionnaire_are_not_listed(event, coordinator):
    make_texts(event, "Déjà écrit.", opens_at=timezone.now() - timedelta(hours=1))
    make_texts(event, "Pas encore ouvert.", code="b", opens_at=timezone.now() + timedelta(hours=1))
    assert [answer.text for answer in verbatims_of(event)] == ["Pas encore ouvert."]


def test_texts_are_not_listed_while_paper_sheets_are_keyed_in(event, coordinator):
    now = timezone.now()
    closed = {"opens_at": now - timedelta(days=2), "closes_at": now - timedelta(days=1)}
    survey = make_texts(event, "Sur une feuille.", **closed).survey
    assert verbatims_of(event).count() == 1
    allow_keying(survey=survey)
    assert verbatims_of(event).count() == 0
    end_keying(survey=survey)
    assert verbatims_of(event).count() == 1


def test_order_is_drawn_by_lot_and_kept_for_its_seed(event, coordinator_client):
    make_texts(event, *(f"Texte {number}" for number in range(12)))
    orders = [
        tuple(answer.text for answer in shuffled(verbatims_of(event), seed)) for seed in "aabc"
    ]
    assert orders[0] == orders[1]
    assert len(set(orders)) == 3
    seeds = {
        SEED.search(coordinator_client.get(page_of(event)).content.decode())[1] for _ in range(3)
    }
    assert len(seeds) == 3


def test_list_is_searched_and_filtered(event, texts, coordinator, coordinator_client):
    make_texts(event, "Un autre avis.", code="workshops", audience="workshop")
    moderate(answer=answer_of(event, TEXTS[1]), verdict="hidden", by=coordinator)
    assert shown(coordinator_client, event, etat="hidden") == {TEXTS[1]}
    assert shown(coordinator_client, event) == {TEXTS[0], TEXTS[2], "Un autre avis."}
    assert shown(coordinator_client, event, recherche="nadia") == {TEXTS[0]}
    assert shown(coordinator_client, event, questionnaire="workshops") == {"Un autre avis."}


@pytest.mark.parametrize("asked", [{"etat": "x"}, {"page": "x"}, {"page": "99"}, {"ordre": "';--"}])
def test_strange_address_shows_the_list(event, texts, coordinator_client, asked):
    assert len(shown(coordinator_client, event, **asked)) == 3


def test_one_button_moderates_one_text_and_undo_takes_it_back(event, texts, coordinator_client):
    action = f"publish:{texts[TEXTS[1]]}"
    answer = coordinator_client.post(page_of(event), {"action": action, "etat": "unread"})
    assert answer.url.startswith(page_of(event))
    assert quoted(event) == {TEXTS[1]}
    undo = reverse("verbatims_undo", args=[event.slug])
    assert undo in coordinator_client.get(page_of(event)).content.decode()
    coordinator_client.post(undo)
    assert quoted(event) == set()
    assert undo not in coordinator_client.get(page_of(event)).content.decode()


def test_those_ticked_are_moderated_together(event, texts, coordinator_client):
    keys = [texts[text] for text in TEXTS[1:]]
    coordinator_client.post(page_of(event), {"action": "publish", "selected": keys})
    assert quoted(event) == set(TEXTS[1:])
    coordinator_client.post(page_of(event), {"action": "forget", "selected": keys[:1]})
    assert quoted(event) == set(TEXTS[2:])


def test_text_is_rewritten_from_the_list(event, texts, coordinator_client):
    key = texts[TEXTS[0]]
    data = {"action": f"rewrite:{key}", f"text-{key}": "Merci à l’accueil."}
    coordinator_client.post(page_of(event), data)
    assert quoted(event) == {"Merci à l’accueil."}


@pytest.mark.parametrize(
    "data",
    [
        {"action": "delete"},
        {"action": "publish:pas-une-clef"},
        {"action": "rewrite:00000000-0000-4000-8000-000000000000"},
        {},
    ],
)
def test_strange_action_changes_nothing(event, texts, coordinator_client, data):
    assert coordinator_client.post(page_of(event), data).status_code in (302, 404)
    assert Moderation.objects.count() == 0


def test_undo_of_one_event_does_nothing_to_another(event, texts, coordinator_client, coordinator):
    coordinator_client.post(page_of(event), {"action": "hide", "selected": list(texts.values())})
    other = client_of(coordinator)
    other.post(reverse("verbatims_undo", args=[event.slug]))
    assert Moderation.objects.filter(verdict="hidden").count() == 3


@pytest.mark.parametrize("role", ["funder", "contributor"])
def test_readers_see_only_what_was_published(event, texts, coordinator, role):
    moderate(answer=answer_of(event, TEXTS[2]), verdict="published", by=coordinator)
    client = client_of(holder(event, role))
    for name, more in (("dashboard_satisfaction", []), ("results_survey", ["visitors"])):
        page = unescape(client.get(reverse(name, args=[event.slug, *more])).content.decode())
        assert [text for text in TEXTS if text in page] == [TEXTS[2]]


def test_markup_and_lines_of_a_text_are_only_text(event, coordinator, coordinator_client):
    make_texts(event, "<img src=x onerror=alert(1)>\n\n=HYPERLINK()")
    [answer] = verbatims_of(event)
    moderate(answer=answer, verdict="published", by=coordinator)
    for address in (
        page_of(event) + "?etat=published",
        reverse("dashboard_satisfaction", args=[event.slug]),
    ):
        page = coordinator_client.get(address).content.decode()
        assert "<img" not in page
        assert "&lt;img src=x" in page


def test_very_long_text_is_cut_and_stored(event, texts, coordinator):
    made = moderate(
        answer=answer_of(event, TEXTS[0]), verdict="published", text="a" * 100_000, by=coordinator
    )
    assert len(made.text) == 2000


def test_no_verdict_is_as_if_never_read():
    assert Decision("x").verdict == ""


def test_queries_do_not_depend_on_the_number_of_texts(
    event, coordinator, coordinator_client, django_assert_max_num_queries
):
    counts = set()
    make_texts(event, "Un premier.")
    for number in (0, 2, 20):
        make_texts(event, *(f"Texte {n}" for n in range(number)), code=f"s{number}")
        keys = [str(answer.pk) for answer in verbatims_of(event)]
        moderate_all(event=event, answers=keys[:number], action="publish", by=coordinator)
        with django_assert_max_num_queries(25) as captured:
            coordinator_client.get(page_of(event))
        counts.add(len(captured))
    assert len(counts) == 1
