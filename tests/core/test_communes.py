import pytest

from core.reference.communes import commune_name, territory_name, territory_of

EST_ENSEMBLE = {
    "93006": "Bagnolet",
    "93008": "Bobigny",
    "93010": "Bondy",
    "93045": "Les Lilas",
    "93048": "Montreuil",
    "93053": "Noisy-le-Sec",
    "93055": "Pantin",
    "93061": "Le Pré-Saint-Gervais",
    "93063": "Romainville",
}


def test_communes_of_the_reference_territory_belong_to_it():
    assert {code: commune_name(code) for code in EST_ENSEMBLE} == EST_ENSEMBLE
    assert {territory_name(territory_of(code)) for code in EST_ENSEMBLE} == {"Est Ensemble"}


@pytest.mark.parametrize(
    ("code", "name"), [("2A004", "Ajaccio"), ("01001", "L'Abergement-Clémenciat")]
)
def test_codes_are_text(code, name):
    assert commune_name(code) == name


def test_unknown_commune_keeps_its_code_and_has_no_territory():
    assert (commune_name("99999"), territory_of("99999")) == ("99999", "")
