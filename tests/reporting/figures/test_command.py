import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_check_in, make_declared_figure, make_partnership

pytestmark = pytest.mark.django_db
KEYS = [
    "code",
    "name",
    "value",
    "numerator",
    "base",
    "base_text",
    "unit",
    "text",
    "status",
    "declared",
    "gap",
    "definition",
    "group",
]


def printed(*arguments):
    written = StringIO()
    call_command("figures", *arguments, stdout=written)
    return written.getvalue()


def test_json_has_its_published_keys(event):
    make_check_in(event=event, headcount=30)
    make_declared_figure(event=event, figure="beneficiaries", value=28)
    data = json.loads(printed(event.slug, "--format", "json"))
    assert list(data) == ["event", "figures"]
    assert {tuple(row) for row in data["figures"]} == {tuple(KEYS)}
    [arrivals] = [row for row in data["figures"] if row["code"] == "beneficiaries"]
    assert (arrivals["value"], arrivals["declared"], arrivals["gap"]) == (30, 28, 2)


def test_table_fits_a_terminal_and_names_every_figure(event):
    make_partnership(event=event)
    codes = [row["code"] for row in json.loads(printed(event.slug, "--format", "json"))["figures"]]
    table = printed(event.slug)
    assert max(map(len, table.splitlines())) <= 100
    assert [code for code in codes if f"    {code} ·" not in table] == []


def test_unknown_event_is_one_clear_message():
    with pytest.raises(CommandError, match="nulle-part"):
        printed("nulle-part")
