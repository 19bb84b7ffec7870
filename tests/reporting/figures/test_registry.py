import pytest

from reporting.figures.registry import FIGURES, codes, is_known


def test_registry_has_each_code_once():
    assert sorted(codes()) == sorted(figure.code for figure in FIGURES)
    assert len(set(codes())) == len(FIGURES)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.code)
def test_figure_says_what_it_counts(figure):
    assert str(figure.name)
    assert str(figure.definition).endswith(".")
    assert str(figure.unit)


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("beneficiaries", True),
        ("grant_share.cd93", True),
        ("grant_share", False),
        ("visitors_total", False),
    ],
)
def test_registry_knows_its_codes(code, known):
    assert is_known(code) is known
