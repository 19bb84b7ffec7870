"""What the report holds, and what it leaves out."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from reporting.bilan.identity import Edition
from reporting.bilan.rendering import render_document, render_page
from reporting.bilan.report import compose_report
from tests.factories import (
    make_bilan,
    make_check_in,
    make_committee_meeting,
    make_decision,
    make_declared_figure,
    make_event,
    make_indicator,
    make_meeting_attendance,
    make_narrative_block,
    make_partnership,
    make_profile_choice,
)
from tests.reporting.bilan.conftest import french

pytestmark = pytest.mark.django_db


def part(report, code):
    return next(part for part in report.parts if part.code == code)


def cells(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_parts_without_content_are_left_out(event):
    codes = [part.code for part in compose_report(event).parts]
    assert codes == ["methode", "annexe-chiffres"]


def test_parts_are_numbered_and_annexes_lettered(outputs):
    numbers = [part.number for part in outputs.report.parts]
    assert numbers == [str(number) for number in range(1, 12)] + ["A", "B", "C"]


def test_committee_is_counted_once_whoever_came(event):
    meeting = make_committee_meeting(event=event, number=1, status="held")
    for _ in range(3):
        make_meeting_attendance(event=event, meeting=meeting)
    for number in (1, 2):
        make_decision(event=event, meeting=meeting, number=number)
    table = part(compose_report(event), "gouvernance").blocks[0].tables[0]
    assert cells(table)[0][-2:] == ["3", "2"]


def test_column_where_nothing_was_entered_is_left_out(event):
    make_committee_meeting(event=event, number=1, status="held")
    table = part(compose_report(event), "gouvernance").blocks[0].tables[0]
    assert len(table.columns) == 3


def test_objective_takes_what_the_figure_says(event):
    make_declared_figure(event=event, figure="beneficiaries", value=400)
    make_indicator(event=event, name="Accueillir", figure="beneficiaries", planned=300, position=1)
    make_indicator(event=event, name="Convaincre", achieved=6, position=2)
    table = part(compose_report(event), "resultats").blocks[0].tables[0]
    assert cells(table) == [["Accueillir", "300", "400", "+100"], ["Convaincre", "—", "6", "—"]]


def test_small_cells_are_masked_for_the_public_on_every_form():
    event = make_event(mask_inside=3, mask_public=11)
    for code, people in (("jeunes", 40), ("adultes", 37), ("aines", 7)):
        make_profile_choice(event=event, code=code, label=code.title())
        make_check_in(event=event, age_band=code, headcount=people)
    report = compose_report(event)
    for html in (render_page(report), render_document(report, Edition())):
        attendance = html.split('id="frequentation"')[1].split("</section>\n</section>")[0]
        assert "40" in attendance
        assert ">7<" not in attendance


def test_what_people_type_is_text_and_opens_nothing(event):
    bilan = make_bilan(event=event, title="<b>Bilan</b>")
    typed = '<script>alert(1)</script><img src="file:///etc/passwd">'
    make_narrative_block(bilan=bilan, section="context", text=typed)
    html = render_page(compose_report(event))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;b&gt;Bilan&lt;/b&gt;" in html


def test_demonstration_is_said_on_the_cover_and_in_the_method():
    event = make_event(is_demonstration=True, demonstration_note="Les heures sont inventées.")
    html = render_page(compose_report(event))
    cover, method = html.split('id="synthese"')[0], html.split('id="methode"')[1]
    assert french("Demonstration") in cover
    assert "Les heures sont inventées." in cover
    assert "Les heures sont inventées." in method


@pytest.mark.parametrize("language", ["fr", "en"])
def test_report_is_french_whatever_the_reader_speaks(event, language):
    with override(language):
        report = compose_report(event)
        assert report.parts[0].title == french("Method")
        assert french("Synthesis") in render_page(report)


def test_queries_do_not_grow_with_the_data(event):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            render_page(compose_report(event))
        return len(captured)

    make_decision(event=event, owner=make_partnership(event=event))
    few = queries()
    for _ in range(20):
        make_decision(event=event, owner=make_partnership(event=event))
    assert queries() == few
