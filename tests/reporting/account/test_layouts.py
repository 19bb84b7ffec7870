import json

import pytest

from reporting.account import layout_problems as checking
from reporting.account.layout import FOLDER, OFFICIAL, official_layout


def layout_problems(data):
    """With ordinary spaces, as a test is read."""
    return [problem.replace("\u202f", " ") for problem in checking.layout_problems(data)]


def own_table(**changes):
    """A funder's own: the official one under another code."""
    data = json.loads((FOLDER / "cerfa-15059-02.json").read_text(encoding="utf-8"))
    return {**data, "code": "fondation", "name": "Tableau de la fondation", **changes}


def first_row(data):
    return data["sides"]["expense"]["blocks"][0]["rows"]


@pytest.mark.parametrize("code", OFFICIAL)
def test_official_tables_only_have_the_problem_of_being_official(code):
    data = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    assert layout_problems(data) == [f"Le code « {code} » est celui d’un tableau officiel."]
    assert official_layout(code).code == code


def test_own_table_is_accepted():
    assert layout_problems(own_table()) == []


def test_table_that_leaves_a_line_out_is_refused():
    data = own_table()
    first_row(data)[2]["lines"] = []
    assert "« supplies » n’a pas de ligne dans « Charges »." in layout_problems(data)


def test_table_with_a_line_twice_is_refused():
    data = own_table()
    first_row(data)[3]["lines"].append("supplies")
    assert layout_problems(data) == ["« supplies » figure sur 2 lignes."]


def test_line_that_a_free_row_of_another_block_takes_again_is_refused():
    """It would be counted in both."""
    data = own_table()
    free = data["sides"]["expense"]["blocks"][1]["rows"][-1]
    assert free["free"]
    free["lines"] = ["supplies"]
    assert layout_problems(data) == [
        "« supplies » figure dans plusieurs blocs : son montant compterait deux fois."
    ]


def test_of_which_line_on_a_free_row_is_refused():
    data = own_table()
    free = data["sides"]["income"]["blocks"][-1]["rows"][0]
    free["lines"].append("dues_and_gifts")
    assert f"Ligne « {free['code']} »" in layout_problems(data)[0]


def test_table_with_an_unknown_line_is_refused():
    data = own_table()
    first_row(data)[2]["lines"].append("cakes")
    expected = "Ligne « 1_3 » : « cakes » n’est pas une ligne de « Charges »."
    assert layout_problems(data) == [expected]


def test_table_with_a_code_twice_is_refused():
    data = own_table()
    first_row(data)[2]["code"] = "1_4"
    assert layout_problems(data) == ["Le code « 1_4 » sert 2 fois."]


def test_sentence_with_other_braces_is_refused():
    problems = layout_problems(own_table(share="Part de {total}"))
    assert problems == ["« share » peut contenir {amount} et {share}, et aucune autre accolade."]


@pytest.mark.parametrize("data", [[], {}, {"code": 1}, own_table(columns=[]), own_table(sides={})])
def test_damaged_table_is_refused_in_plain_words(data):
    assert layout_problems(data)
