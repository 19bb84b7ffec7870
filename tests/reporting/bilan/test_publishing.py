"""A published version is what was true that day, for ever."""

import hashlib

import pytest
from django.db import IntegrityError, transaction

from reporting import services
from reporting.bilan.report import compose_report
from reporting.models import BilanVersion
from reporting.services import NothingChanged, publish_bilan
from reporting.tables import method
from tests.factories import make_bilan, make_decision, make_narrative_block, make_partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(event, coordinator):
    make_partnership(event=event)
    return publish_bilan(event=event, by=coordinator)


def test_version_holds_its_files_and_their_fingerprint(published, coordinator):
    assert (published.number, published.published_by) == (1, coordinator)
    assert published.pdf.startswith(b"%PDF-1.7")
    assert published.sha256 == hashlib.sha256(published.pdf).hexdigest()


def test_version_holds_every_figure_as_printed(published, event):
    rows = published.figures.all()
    kept = {row.code: (row.text, row.numerator, row.base, row.base_text) for row in rows}
    figures = compose_report(event).figures
    assert kept == {
        value.code: (value.text, value.numerator, value.base, value.base_text) for value in figures
    }


def test_version_does_not_change_when_the_data_do(published, event):
    make_partnership(event=event)
    second = publish_bilan(event=event, by=None)
    first = BilanVersion.objects.get(number=1)
    assert second.number == 2
    assert (bytes(first.pdf), first.html) == (published.pdf, published.html)
    texts = [version.figures.get(code="partner_organisations").text for version in (first, second)]
    assert texts == ["1", "2"]


def test_version_refuses_to_be_changed(published):
    with pytest.raises(IntegrityError), transaction.atomic():
        BilanVersion.objects.update(html="")
    with pytest.raises(IntegrityError), transaction.atomic():
        published.figures.update(text="999")


def test_nothing_new_is_not_published_again(published, event):
    with pytest.raises(NothingChanged) as refusal:
        publish_bilan(event=event, by=None)
    assert refusal.value.latest == published
    assert BilanVersion.objects.count() == 1


def test_a_text_alone_makes_a_new_version(published, event):
    make_narrative_block(bilan=event.bilan, section="context", text="Une phrase de plus.")
    assert publish_bilan(event=event, by=None).number == 2


def test_a_decision_that_was_carried_out_makes_a_new_version(event):
    decision = make_decision(event=event)
    publish_bilan(event=event, by=None)
    decision.status = "done"
    decision.save()
    assert publish_bilan(event=event, by=None).number == 2


def test_words_and_layout_of_the_program_alone_make_no_version(published, event, monkeypatch):
    monkeypatch.setattr(method, "method_notes", lambda event, *, public: ("Une autre règle.",))
    monkeypatch.setattr(services, "render_page", lambda report: "<p>Une autre mise en page.</p>")
    with pytest.raises(NothingChanged):
        publish_bilan(event=event, by=None)


def test_spaces_of_a_text_alone_make_no_version(published, event):
    block = make_narrative_block(bilan=event.bilan, section="context", text="Pourquoi ? L’envie.")
    assert publish_bilan(event=event, by=None).number == 2
    block.text = "Pourquoi\u202f?  L'envie."
    block.save()
    with pytest.raises(NothingChanged):
        publish_bilan(event=event, by=None)


def test_versions_of_events_are_numbered_apart(published, other_event):
    make_bilan(event=other_event)
    assert publish_bilan(event=other_event, by=None).number == 1
