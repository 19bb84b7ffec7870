"""The pages of the coordinator."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.mail.outbox import Attachment, Recipient
from events.mail.purposes import all_purposes
from events.models import MailTemplate
from tests.events.mail.kinds import CONVOCATION, REMINDER, REQUEST
from tests.factories import make_outgoing_message

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(event):
    return reverse("mail_outbox", args=[event.slug])


@pytest.fixture
def decision(event):
    return reverse("mail_decide", args=[event.slug])


def test_empty_outbox_says_what_will_be_there(coordinator_client, page):
    text = coordinator_client.get(page).content.decode()
    assert "Les messages seront ici" in text


def test_outbox_counts_by_state_and_kind(coordinator_client, page, prepared, event):
    prepared(), prepared()
    make_outgoing_message(event=event, purpose=CONVOCATION, state="failed", last_error="Refusé")
    outbox = coordinator_client.get(page).context["outbox"]
    assert {tab.label: tab.number for tab in outbox.tabs if tab.number} == {
        "tous": 3,
        "à relire": 2,
        "échoué": 1,
    }
    assert [(kind.label, kind.number) for kind in outbox.to_review] == [("Convocation d’essai", 2)]


def test_outbox_is_filtered_and_searched(coordinator_client, page, prepared):
    prepared(to=Recipient("anne@example.org", "Anne Zola"))
    prepared(to=Recipient("bob@example.org", "Bob"))
    rows = (
        coordinator_client.get(page, {"recherche": "zola", "etat": "draft"}).context["outbox"].rows
    )
    assert [row.message.to_name for row in rows] == ["Anne Zola"]
    assert coordinator_client.get(page, {"etat": "sent"}).context["outbox"].rows == []


def test_approving_all_says_how_many_people_first(coordinator_client, decision, prepared):
    messages = [prepared() for _number in range(3)]
    asked = {"action": "approve", "all_of": CONVOCATION}
    question = coordinator_client.get(decision, asked)
    assert "Écrire à 3 personnes" in question.content.decode()
    assert states(messages) == ["draft"] * 3
    coordinator_client.post(decision, {**asked, "confirmed": "3"})
    assert states(messages) == ["approved"] * 3


def test_number_that_has_changed_is_read_again(coordinator_client, decision, prepared):
    messages = [prepared() for _number in range(3)]
    asked = {"action": "approve", "all_of": CONVOCATION, "confirmed": "2"}
    assert "a changé" in coordinator_client.post(decision, asked).content.decode()
    assert states(messages) == ["draft"] * 3


def test_selection_is_approved_alone(coordinator_client, decision, prepared):
    messages = [prepared() for _number in range(3)]
    keys = [message.public_id for message in messages[:2]]
    asked = {"action": "approve", "selected": keys}
    assert "Écrire à 2 personnes" in coordinator_client.post(decision, asked).content.decode()
    coordinator_client.post(decision, {**asked, "confirmed": "2"})
    assert states(messages) == ["approved", "approved", "draft"]


def test_nothing_ticked_changes_nothing(coordinator_client, decision, page, prepared):
    message = prepared()
    answer = coordinator_client.post(decision, {"action": "approve", "back": "etat=draft"})
    assert answer.url == f"{page}?etat=draft"
    assert states([message]) == ["draft"]


def test_failures_are_retried_and_drafts_cancelled(coordinator_client, decision, event):
    failed = make_outgoing_message(event=event, state="failed")
    draft = make_outgoing_message(event=event)
    for action, message in (("retry", failed), ("cancel", draft)):
        asked = {"action": action, "selected": [message.public_id], "confirmed": "1"}
        coordinator_client.post(decision, asked)
    assert states([failed, draft]) == ["approved", "cancelled"]


def test_message_of_another_event_cannot_be_decided(coordinator_client, decision):
    other = make_outgoing_message()
    asked = {"action": "approve", "selected": [other.public_id], "confirmed": "1"}
    coordinator_client.post(decision, asked)
    assert states([other]) == ["draft"]


def test_unknown_action_leads_back_to_the_messages(coordinator_client, decision, page, prepared):
    message = prepared()
    asked = {"action": "explode", "selected": [message.public_id], "confirmed": "1"}
    assert coordinator_client.post(decision, asked).url == f"{page}?"
    assert states([message]) == ["draft"]


def test_preview_names_the_personal_link_and_shows_none(coordinator_client, event, prepared, links):
    links.known = {"1": "https://cite.example.org/q/lien/secret"}
    message = prepared(purpose=REQUEST, reference="1")
    page = reverse("mail_message", args=[event.slug, message.public_id])
    text = coordinator_client.get(page).content.decode()
    assert "[lien personnel]" in text
    assert "secret" not in text
    assert "Pour ne plus recevoir ce type de message" in text


def test_files_of_a_message_can_be_read(coordinator_client, event, prepared):
    message = prepared(attachments=[Attachment("ordre.pdf", "application/pdf", b"%PDF-1.7")])
    file = message.attachments.get()
    page = reverse("mail_attachment", args=[event.slug, message.public_id, file.pk])
    answer = coordinator_client.get(page)
    assert answer.content == b"%PDF-1.7"
    assert answer["Content-Disposition"] == 'attachment; filename="ordre.pdf"'


def test_handled_reminder_does_not_say_whether_it_left(coordinator_client, page, event):
    make_outgoing_message(event=event, purpose=REMINDER, state="sent")
    rows = coordinator_client.get(page).context["outbox"].rows
    assert [row.state for row in rows] == ["traité"]


@pytest.fixture
def words(event):
    return reverse("mail_text", args=[event.slug, REQUEST])


def saved(event):
    return list(event.mail_templates.values_list("subject", "body"))


def test_own_words_are_saved_and_given_up(coordinator_client, words, event):
    data = {"subject": "À {edition}", "body": "Ici : {lien}", "action": "save"}
    coordinator_client.post(words, data)
    assert saved(event) == [("À {edition}", "Ici : {lien}")]
    coordinator_client.post(words, {"action": "standard"})
    assert saved(event) == []


def test_preview_saves_nothing(coordinator_client, words, event):
    data = {"subject": "Venez", "body": "Ici : {lien}", "action": "look"}
    text = coordinator_client.post(words, data).content.decode()
    assert "Ici : [lien personnel]" in text
    assert saved(event) == []


@pytest.mark.parametrize(
    ("subject", "body", "field", "said"),
    [
        ("Bonjour {heure}", "{lien}", "subject", "{heure}"),
        ("Bonjour {lien}", "{lien}", "subject", "{lien}"),
        ("Bonjour", "{lien} {heure}", "body", "{heure}"),
        ("Bonjour", "Venez", "body", "{lien}"),
        ("Bonjour", "{lien} {", "body", "accolade"),
        ("", "{lien}", "subject", "obligatoire"),
    ],
)
def test_words_nobody_could_fill_in_are_refused(
    coordinator_client, words, event, subject, body, field, said
):
    data = {"subject": subject, "body": body, "action": "save"}
    form = coordinator_client.post(words, data).context["form"]
    assert list(form.errors) == [field]
    assert said in form.errors[field][0]
    assert saved(event) == []


def test_standard_words_of_every_kind_would_be_accepted(coordinator_client, event):
    for purpose in all_purposes():
        page = reverse("mail_text", args=[event.slug, purpose.code])
        data = {"subject": purpose.subject, "body": purpose.body, "action": "look"}
        answer = coordinator_client.post(page, data)
        assert answer.context["form"].errors == {}, purpose.code
        assert "{" not in answer.context["sample"].text


def test_list_asks_as_much_for_many_messages(coordinator_client, page, event):
    asked = []
    for number in (1, 3, 40):
        while event.outgoing_messages.count() < number:
            make_outgoing_message(event=event, purpose=CONVOCATION)
        coordinator_client.get(page)
        with CaptureQueriesContext(connection) as queries:
            assert coordinator_client.get(page).status_code == 200
        asked.append(len(queries))
    assert asked == [asked[0]] * 3


def test_words_of_another_event_stay_its_own(coordinator_client, words, event):
    MailTemplate.objects.create(
        event=make_outgoing_message().event, purpose=REQUEST, subject="x", body="{lien}"
    )
    assert coordinator_client.get(words).context["words"].is_standard


def states(messages):
    for message in messages:
        message.refresh_from_db()
    return [message.state for message in messages]
