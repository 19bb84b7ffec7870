"""The official form filled, and read back field by field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from reporting.account.content import AccountContent, Attestation, GrantShare, Identity
from reporting.account.filling import CONTINUED, fill
from reporting.account.layout import official_layout
from reporting.account.official_forms import recognise
from reporting.account.table import account_table
from reporting.figures.facts import BudgetFacts
from tests.reporting.account.blank import form, make_blank, real_blank
from tests.reporting.account.budgets import REFERENCE, large_budget, line

BLANKS = {"made here": make_blank()} | ({"real": real_blank()} if real_blank() else {})
LAYOUT = official_layout("cerfa-15059-02")
TABLE_PAGE = 2


@pytest.fixture(params=BLANKS)
def blank(request):
    return BLANKS[request.param]


def content(**texts):
    return AccountContent(
        Identity("Cité des métiers de Paris", "12345678901234", "W751234567"),
        2019,
        GrantShare(Decimal(15000), Decimal("47.6")),
        texts,
        Attestation("Camille Durand", "Cité des métiers de Paris", date(2020, 3, 1), "Bagnolet"),
    )


def fields_of(pdf, page):
    annotations = PdfReader(BytesIO(pdf)).pages[page]["/Annots"]
    fields = (annotation.get_object() for annotation in annotations)
    return {str(field["/T"]): str(field.get("/V", "")) for field in fields}


def plain(text):
    return text.replace("\u00a0", " ")


def test_reference_account_is_read_back_field_by_field(blank):
    filled = fill(form(), blank, account_table(LAYOUT, REFERENCE), content())
    values = {name: plain(value) for name, value in fields_of(filled, TABLE_PAGE).items() if value}
    assert values == {
        "num_exo[0]": "19",
        "num_R_1_10[0]": "30 000",
        "num_R_1_12[0]": "1 500",
        "num_ASE_R[0]": "31 500",
        "num_R_1_27[0]": "31 500",
        "num_R_1_28[0]": "13 500",
        "num_R_1_31[0]": "13 500",
        "num_R_1_33[0]": "45 000",
        "num_R_2_8[0]": "15 000",
        "num_R_2_10[0]": "15 000",
        "txt_2_9[0]": "Département",
        "txt_2_11[0]": "Est Ensemble",
        "num_SUBE_R[0]": "30 000",
        "num_R_2_22[0]": "1 500",
        "num_R_2_30[0]": "31 500",
        "num_R_2_31[0]": "13 500",
        "num_R_2_33[0]": "13 500",
        "num_R_2_36[0]": "45 000",
        "num_subvention[0]": "15 000",
        "num_pourcentage[0]": "48",
    }


def test_every_row_of_a_large_account_is_printed_with_its_percentage(blank):
    table = account_table(LAYOUT, large_budget())
    values = fields_of(fill(form(), blank, table, content()), TABLE_PAGE)
    for row, names in form().rows(table):
        for column in ("planned", "actual"):
            amount = getattr(row, column)
            expected = "" if amount is None else f"{int(amount):,}".replace(",", " ")
            assert plain(values[names[column]]) == expected, names[column]
        assert bool(values[names["percent"]]) == (row.percent is not None)


def test_texts_and_attestation_stand_where_the_form_asks_for_them(blank):
    texts = {"implementation": "L’été, cœur – 12 €", "observations": "Rien d’autre."}
    filled = fill(form(), blank, account_table(LAYOUT, REFERENCE), content(**texts))
    identity, signature = fields_of(filled, 1), fields_of(filled, 3)
    assert identity["txt_nom[0]"] == "Cité des métiers de Paris"
    assert identity["txt_siret[0]"] == "12345678901234"
    assert identity["txt_mise_en_oeuvre[0]"] == texts["implementation"]
    assert signature["txt_observations[0]"] == texts["observations"]
    assert signature["txt_nom[0]"] == "Camille Durand"
    assert (signature["dat_fait[0]"], signature["txt_asso[1]"]) == ("01/03/2020", "Bagnolet")


def test_letters_that_the_font_lacks_become_the_nearest_ones(blank):
    signed = replace(
        content(), attestation=Attestation("Zoe\u0301 Łukasiewicz-Şahin", "", None, "")
    )
    filled = fill(form(), blank, account_table(LAYOUT, REFERENCE), signed)
    assert fields_of(filled, 3)["txt_nom[0]"] == "Zoé Lukasiewicz-Sahin"


def test_line_too_long_for_its_smallest_letters_says_that_it_goes_on(blank):
    lines = (line("grant_state", 1), line("grant_state", 2, label="MINISTÈRE " * 30))
    filled = fill(form(), blank, account_table(LAYOUT, BudgetFacts(lines=lines)), content())
    label = fields_of(filled, TABLE_PAGE)[form().free_label.format(code="2_4")]
    assert label.startswith("MINISTÈRE MIN")
    assert label.endswith("…")


def test_text_that_does_not_fit_says_where_it_goes_on(blank):
    filled = fill(form(), blank, account_table(LAYOUT, REFERENCE), content(in_kind="Prêt. " * 900))
    assert fields_of(filled, 3)["txt_contributions[0]"].endswith(CONTINUED)


def test_scripts_and_the_makers_seal_are_taken_out(blank):
    filled = fill(form(), blank, account_table(LAYOUT, REFERENCE), content())
    root = PdfReader(BytesIO(filled)).trailer["/Root"]
    assert "/XFA" not in root["/AcroForm"]
    assert "/Perms" not in root


def test_same_account_gives_the_same_bytes(blank):
    table = account_table(LAYOUT, REFERENCE)
    assert fill(form(), blank, table, content()) == fill(form(), blank, table, content())


def test_amounts_are_really_drawn_on_the_page(blank):
    """In the picture of the page, a filled field has ink where the blank has less."""
    filled = fill(form(), blank, account_table(LAYOUT, REFERENCE), content())
    box = box_of(filled, "num_R_1_10[0]")
    assert ink(filled, box) > ink(without_values(blank), box)


def without_values(blank):
    return fill(form(), blank, account_table(LAYOUT, REFERENCE.__class__()), AccountContent())


def box_of(pdf, name):
    annotations = PdfReader(BytesIO(pdf)).pages[TABLE_PAGE]["/Annots"]
    fields = (annotation.get_object() for annotation in annotations)
    return next([float(n) for n in field["/Rect"]] for field in fields if field["/T"] == name)


def ink(pdf, box):
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    page = document[TABLE_PAGE]
    left, bottom, right, top = (number * 3 for number in box)
    height = page.get_height() * 3
    picture = page.render(scale=3, may_draw_forms=True).to_pil().convert("L")
    page.close()
    document.close()
    cut = picture.crop((int(left), int(height - top), int(right), int(height - bottom)))
    return sum(1 for shade in cut.get_flattened_data() if shade < 110)


def test_other_files_are_not_recognised():
    assert recognise(b"%PDF-1.7 another edition") is None
    assert recognise(make_blank()) is None


def test_real_blank_is_recognised_when_there_is_one():
    assert [recognise(blank).edition for name, blank in BLANKS.items() if name == "real"] == (
        ["15059*02"] if real_blank() else []
    )


def test_name_that_would_be_too_small_leaves_the_one_above_to_the_observations(blank):
    long, short = ("Conseil départemental du Val-de-Marne", "Seine-Saint-Denis"), ("B", "A")
    for names, shown in ((long, long[1]), (short, "A (ci-dessus\u00a0: B)")):
        lines = tuple(line("grant_department", 1, label=name) for name in names)
        filled = fill(form(), blank, account_table(LAYOUT, BudgetFacts(lines=lines)), content())
        assert fields_of(filled, TABLE_PAGE)[form().free_label.format(code="2_9")] == shown
