"""What the commands refuse, in the same words everywhere."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

pytestmark = pytest.mark.django_db


def refusal(*arguments: str) -> str:
    with translation.override("en"), pytest.raises(CommandError) as refused:
        call_command(*arguments)
    return str(refused.value)


@pytest.mark.parametrize(
    "arguments", [["figures"], ["export_event"], ["bilan", "--output", "bilan.pdf"]]
)
def test_unknown_event_has_the_same_words_everywhere(arguments):
    name, *options = arguments
    assert refusal(name, "nulle-part", *options) == "No event has the address “nulle-part”."


def test_file_that_cannot_be_written_says_why(event, tmp_path):
    missing = tmp_path / "absent" / "file.json"
    reasons = {
        tmp_path: "it is a folder",
        missing: "there is no such file or folder",
        tmp_path / ("x" * 300): "the name is too long",
    }
    for path, reason in reasons.items():
        assert refusal("export_event", event.slug, "--output", str(path)) == (
            f"“{path}” cannot be written: {reason}."
        )
    assert list(tmp_path.iterdir()) == []
