import pytest

from core.reference.commune_search import (
    commune_of_code,
    communes_named,
    in_department,
    search_communes,
)


def codes(found):
    return [one.insee_code for one in found]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("bagnolet", "93006"),
        ("LE PRÉ SAINT GERVAIS", "93061"),
        ("Le Pre St-Gervais", "93061"),
        ("Noisy le sec cedex", "93053"),
        ("Paris 19e arrondissement", "75119"),
        ("Paris 19", "75056"),
        ("L'Abergement-Clémenciat", "01001"),
    ],
)
def test_name_is_found_however_it_is_typed(typed, code):
    assert codes(communes_named(typed)) == [code]


def test_namesakes_are_told_apart_by_department():
    namesakes = communes_named("Montreuil")
    assert len(namesakes) > 1
    assert codes(in_department(namesakes, "93100")) == ["93048"]
    assert codes(communes_named("Montreuil (93)")) == ["93048"]
    assert codes(communes_named("Montreuil (93048)")) == ["93048"]


def test_overseas_and_corsica():
    assert commune_of_code("2A004").department == "2A"
    assert "97411" in codes(in_department(communes_named("Saint-Denis"), "97400"))
    assert codes(in_department(communes_named("Ajaccio"), "20000")) == ["2A004"]


def test_search_puts_names_that_begin_so_first():
    found = search_communes("bagno", 5)
    assert (len(found), found[0].name.startswith("Bagno")) == (5, True)
    assert codes(search_communes("93006")) == ["93006"]
    assert search_communes("b") == []
