import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.mail.html import blocks_of, html_of
from events.mail.rendering import fill, fill_late, has_stray_brace, on_one_line, placeholders_of


def test_values_are_filled_in():
    assert (
        fill("Bonjour {nom}, le { date }.", {"nom": "Zoé", "date": "17"}) == "Bonjour Zoé, le 17."
    )


def test_missing_value_is_an_error():
    with pytest.raises(KeyError, match="nom"):
        fill("Bonjour {nom}", {})


def test_late_value_comes_later():
    early = fill("{lien} pour {nom}", {"nom": "{lien}"}, late=["lien"])
    assert fill_late(early, {"lien": "https://a.fr"}) == "https://a.fr pour {lien}"


def test_nobody_can_write_a_mark_of_a_late_value():
    early = fill("{nom} {lien}", {"nom": "\ue000lien\ue001"}, late=["lien"])
    assert fill_late(early, {"lien": "secret"}) == "lien secret"


@given(st.text())
def test_header_is_one_line_whatever_is_written(text):
    written = on_one_line(text)
    assert len(written.splitlines()) <= 1
    assert not any(character < " " for character in written)


@pytest.mark.parametrize("text", ["{nom", "nom}", "{{nom}}", "{nom\n}"])
def test_stray_braces_are_seen(text):
    assert has_stray_brace(text)


def test_placeholders_are_named():
    assert placeholders_of("{a} {b }{a}") == {"a", "b"}


def test_html_has_paragraphs_lists_and_links():
    text = "Bonjour,\ntoi\n\n- un\n- deux\n\nVoir https://a.fr/x?a=1&b=2."
    assert blocks_of(text) == (
        "<p>Bonjour,<br>\ntoi</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n"
        '<p>Voir <a href="https://a.fr/x?a=1&amp;b=2">https://a.fr/x?a=1&amp;b=2</a>.</p>'
    )


@given(st.text())
def test_html_says_nothing_that_is_not_escaped(text):
    blocks = blocks_of(f"<script>{text}")
    assert "<script" not in blocks


def test_html_says_its_language_and_title():
    page = html_of("À <l’été>", "x", "Pied")
    assert '<html lang="fr">' in page
    assert "<title>À &lt;l’été&gt;</title>" in page
    assert ">Pied</p>" in page
