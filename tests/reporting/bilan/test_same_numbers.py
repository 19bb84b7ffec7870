"""One figure, one number: dashboard, command line, page and PDF print the same."""

from tests.reporting.bilan.conftest import squeezed, text_of, words_of
from tests.reporting.figures.test_reference import PUBLISHED


def row_of(value):
    """The row of the figure in the annex: its name, its number, its base or origin."""
    name = value.name[:1].upper() + value.name[1:]
    return squeezed(f"{name}{value.text}{value.base_text or value.status.label}")


def test_every_output_prints_every_figure_alike(outputs):
    printed = {row["code"]: row["text"] for row in outputs.data["figures"]}
    read = {
        "dashboard": squeezed(words_of(outputs.dashboard)),
        "twin": squeezed(words_of(outputs.twin)),
        "PDF": squeezed(text_of(outputs.draft)),
        "published PDF": squeezed(text_of(outputs.published)),
    }
    texts = {value.code: value.text for value in outputs.report.figures}
    assert {code: texts[code] for code in PUBLISHED} == PUBLISHED
    assert printed == texts
    assert outputs.frozen == texts
    rows = {value.code: row_of(value) for value in outputs.report.figures}
    missing = [(code, place) for code in rows for place in read if rows[code] not in read[place]]
    assert missing == []


def test_synthesis_gives_eight_numbers_with_their_bases(outputs):
    values = [value for band in outputs.report.bands for value in band.figures]
    assert [value.text for value in values] == [
        "400",
        "33",
        "84",
        "85,0\u202f%",
        "94,0\u202f%",
        "82,4\u202f%",
        "45\u202f000\u202f€",
        "112,50\u202f€",
    ]
    assert [value.base for value in values] == [None, None, None, 100, 100, 51, None, None]
