"""Locks of rows: those that are meant, and no others."""

import ast

import pytest

from tests.consistency.sources import APPS, files, text_of


def careless(text):
    """Lines where rows are locked without saying whose.

    The order of a model may lead through others (`ordering = ["event", …]`): PostgreSQL then locks
    their rows too, the event for all who write to it. `get` needs no order.
    """
    tree = ast.parse(text)
    followed = {id(node.value): node.attr for node in ast.walk(tree) if hasattr(node, "attr")}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "select_for_update"
        and "of" not in {keyword.arg for keyword in node.keywords}
        and followed.get(id(node)) != "get"
    ]


def test_locked_rows_are_those_of_one_table():
    found = {str(path): careless(text_of(path)) for path in files(".py", under=APPS)}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("rows.select_for_update().filter(pk=1)", [1]),
        ("rows = mine.select_for_update(no_key=True)", [1]),
        ("rows.select_for_update().get(pk=1)", []),
        ("rows.select_for_update(of=('self',)).first()", []),
    ],
)
def test_careless_lock_is_found(text, lines):
    assert careless(text) == lines
