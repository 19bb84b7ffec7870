"""One figure, one number: dashboard, command line, page and PDF print the same."""

from reporting.tables.typography import french as typeset
from tests.reporting.bilan.conftest import french, squeezed, text_of, words_of
from tests.reporting.figures.test_reference import PUBLISHED


def row_of(value):
    """The row of the figure in the annex: its name, its number, its base or origin."""
    name = value.name[:1].upper() + value.name[1:]
    return squeezed(f"{name}{value.text}{value.base_text or typeset(value.origin)}")


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


def test_synthesis_gives_ten_numbers_with_what_they_are_a_share_of(outputs):
    values = [value for band in outputs.report.bands for value in band.figures]
    assert [(value.text.replace("\u202f", " "), value.base) for value in values] == [
        ("400", None),
        ("33", None),
        ("84", None),
        ("85,0 %", 100),
        ("94,0 %", 100),
        ("82,4 %", 51),
        ("31 500 €", None),
        ("95,2 %", 31500),
        ("45 000 €", None),
        ("112,50 €", 400),
    ]


def test_everything_divided_says_by_what(outputs):
    divided = {row["code"]: row for row in outputs.data["figures"] if row["base"]}
    money = {code: row["base_text"] for code, row in divided.items() if row["group"] == "budget"}
    known = [row for row in outputs.data["figures"] if row["value"] is not None]
    shares = [row["code"] for row in known if row["unit"] == "%"]
    assert set(shares) <= set(divided)
    assert {code: squeezed(text) for code, text in money.items() if "total" in code} == {
        "grants_share_total": squeezed(f"30000€sur31500€{french('of produits')}"),
        "grants_share_total_with_in_kind": squeezed(
            f"30000€sur45000€{french('of produits, in-kind included')}"
        ),
    }
    assert all(squeezed(text) in squeezed(text_of(outputs.published)) for text in money.values())
