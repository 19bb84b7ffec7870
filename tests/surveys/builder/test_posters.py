"""Posters: what the code says, what fits on the page, and that everybody can read the file."""

import io
from datetime import UTC, datetime

import page as validator
import pypdfium2
import pytest
import segno
from django.urls import reverse
from pypdf import PdfReader

from core import native_libraries
from surveys.poster_pdf import PaperSize, posters_pdf, sheets_of
from surveys.services import create_way_in, create_workshop_ways_in, switch_way_in
from tests.factories import make_activity, make_way_in

pytestmark = pytest.mark.django_db
POINTS = {PaperSize.A4: (595, 842), PaperSize.A5: (420, 595), PaperSize.PAIR: (842, 595)}
HOST = "https://cite.example.org"
MORNING = datetime(2019, 4, 16, 8, tzinfo=UTC)
LONGEST = "Préparer son entretien d’embauche, comprendre les métiers qui recrutent " * 3


def address_on(way_in):
    return f"{HOST}{reverse('survey_start', args=[way_in.code])}"


def pdf_of(survey, ways_in, size=PaperSize.A4):
    return posters_pdf(survey, [(one, address_on(one)) for one in ways_in], size)


def pages(pdf):
    return PdfReader(io.BytesIO(pdf), strict=True).pages


def text_of(page):
    return " ".join(page.extract_text().split())


@pytest.fixture
def way_in(survey):
    return create_way_in(survey=survey)


@pytest.mark.parametrize("size", PaperSize)
def test_file_is_accessible_and_of_its_size(survey, way_in, size):
    pdf = pdf_of(survey, [way_in], size)
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []
    [page] = pages(pdf)
    assert (round(page.mediabox.width), round(page.mediabox.height)) == POINTS[size]


def test_poster_says_what_it_is_in_every_language(survey, way_in):
    text = text_of(pages(pdf_of(survey, [way_in]))[0])
    for words in (
        survey.event.name,
        survey.title,
        "Scannez ce code",
        f"cite.example.org/q/ {way_in.code}",
        "Tell us what you think",
        "Dé su opinión",
        "Dê a sua opinião",
        "Görüşünüzü",
        "问卷是匿名的",
    ):
        assert words.replace(" ", "") in text.replace(" ", ""), words


def test_languages_without_translation_are_not_promised(survey, way_in):
    survey.wordings.exclude(language="en").delete()
    text = text_of(pages(pdf_of(survey, [way_in]))[0])
    assert "Tell us" in text
    assert "Dé su" not in text


def test_every_glyph_has_its_font(survey, way_in):
    """Arabic and Chinese too, on a machine without any font."""
    fonts = set()
    for page in pages(pdf_of(survey, [way_in])):
        for font in page["/Resources"]["/Font"].values():
            fonts.add(font.get_object()["/BaseFont"].split("+")[1].split("-")[0])
    assert fonts == {"Atkinson", "Noto"}


@pytest.mark.parametrize("size", PaperSize)
def test_code_on_the_page_is_that_of_the_address(survey, way_in, size):
    """Each module, read from the middle of its square in the picture of the page."""
    code = segno.make(address_on(way_in), error="h", micro=False)
    assert code.error == "H"
    modules = [[bool(one) for one in row] for row in code.matrix]
    page = pypdfium2.PdfDocument(pdf_of(survey, [way_in], size))[0]
    picture = page.render(scale=4).to_pil().convert("L")
    assert read_modules(picture, len(modules)) == modules


def read_modules(picture, number):
    """Nothing else of the page is as black: its words are #1c2430. On a pair, the left one."""
    half = picture.crop((0, 0, picture.width // 2, picture.height))
    of_pair = picture.width > picture.height
    ink = (half if of_pair else picture).point(lambda grey: 255 if grey < 8 else 0)
    left, top, right, _bottom = ink.getbbox()
    step = (right - left) / number
    middles = [(place + 0.5) * step for place in range(number)]
    return [[ink.getpixel((left + x, top + y)) > 0 for x in middles] for y in middles]


def test_longest_words_stay_on_one_page(survey, way_in):
    survey.title = survey.event.name = LONGEST[:200]
    activity = make_activity(event=survey.event, title=LONGEST[:200])
    ways_in = [way_in, create_way_in(survey=survey, activity=activity)]
    for size in PaperSize:
        pdf = pdf_of(survey, ways_in, size)
        assert len(pages(pdf)) == (1 if size is PaperSize.PAIR else 2)
        assert way_in.code in "".join(text_of(page) for page in pages(pdf))


def test_two_on_a_page_alone_twice_or_by_pairs():
    one, two, three = "ABC"
    assert sheets_of([one], PaperSize.PAIR) == [[one, one]]
    assert sheets_of([one, two, three], PaperSize.PAIR) == [[one, two], [three]]
    assert sheets_of([one, two], PaperSize.A5) == [[one], [two]]


def test_workshops_are_printed_in_one_file_in_the_order_of_the_programme(
    coordinator_client, address, survey
):
    create_way_in(survey=survey)
    for hour, title in ((14, "Atelier du soir"), (9, "Atelier du matin"), (11, "Fermé")):
        starts_at, ends_at = (MORNING.replace(hour=one) for one in (hour, hour + 1))
        make_activity(event=survey.event, title=title, starts_at=starts_at, ends_at=ends_at)
    create_workshop_ways_in(survey=survey)
    closed = survey.ways_in.get(activity__title="Fermé")
    switch_way_in(way_in=closed, is_active=False)
    answer = coordinator_client.get(address("survey_posters", "a4"))
    assert answer["Content-Disposition"].endswith(f'"affiches-{survey.code}-a4.pdf"')
    texts = [text_of(page) for page in pages(answer.content)]
    assert ["Atelier du matin" in text for text in texts] == [True, False]
    assert ["Atelier du soir" in text for text in texts] == [False, True]
    assert "11 h 00" in texts[0]


def test_one_poster_bears_the_address_of_this_site(coordinator_client, address, way_in):
    answer = coordinator_client.get(address("way_in_poster", way_in.code, "a5"))
    assert answer["Content-Type"] == "application/pdf"
    assert f"testserver/q/{way_in.code}" in text_of(pages(answer.content)[0]).replace(" ", "")


def test_without_workshop_code_one_is_told_what_to_do(coordinator_client, address):
    answer = coordinator_client.get(address("survey_posters", "a4"), follow=True)
    assert answer.redirect_chain == [(address("survey_ways_in"), 302)]
    assert "message-bad" in answer.content.decode()


@pytest.mark.parametrize("size", ["a3", "A4", "deux"])
def test_unknown_paper_is_not_found(coordinator_client, address, way_in, size):
    assert coordinator_client.get(address("way_in_poster", way_in.code, size)).status_code == 404
    assert coordinator_client.get(address("survey_posters", size)).status_code == 404


def test_code_that_is_closed_or_of_another_questionnaire_has_no_poster(
    coordinator_client, address, way_in
):
    switch_way_in(way_in=way_in, is_active=False)
    for code in (way_in.code, make_way_in().code):
        assert coordinator_client.get(address("way_in_poster", code, "a4")).status_code == 404


def test_page_says_what_the_server_lacks(coordinator_client, address, way_in, monkeypatch):
    monkeypatch.setattr(native_libraries, "load", lambda: ["libpango-1.0.so.0"])
    answer = coordinator_client.get(address("way_in_poster", way_in.code, "a4"))
    assert answer.status_code == 503
    assert "libpangoft2-1.0-0" in answer.content.decode()


def test_same_posters_give_the_same_bytes(survey, way_in):
    assert pdf_of(survey, [way_in]) == pdf_of(survey, [way_in])
