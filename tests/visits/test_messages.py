"""The words of the tablet application: the same in both languages, all there, none too many."""

import json
import re

import pytest

from core.project_paths import ROOT

FOLDER = ROOT / "static" / "js" / "reception"
LINE = re.compile(r'  ("[^"]+"): ("(?:[^"\\]|\\.)*"),')
KEY = re.compile(r'"([a-z]+\.[a-z0-9_]+)"')
COUNTED = re.compile(r'counted\(\s*"([a-z]+\.[a-z0-9_]+)"')
PLACE = re.compile(r"{\w+}")
FORMS = ("_one", "_other")
PLAIN_SPACE = re.compile(r"(?<=\S)[ \u00a0](?=[:;!?%»])|«[ \u00a0]")


def messages(language):
    """Each file holds one message a line, so that this can read it as well as a browser."""
    found = []
    for name in (language, f"{language}-review"):
        lines = (FOLDER / "messages" / f"{name}.js").read_text(encoding="utf-8").splitlines()
        assert (lines[1], lines[-1]) == ("export default {", "};")
        found += [LINE.fullmatch(line) for line in lines[2:-1]]
    assert all(found)
    pairs = [(json.loads(match[1]), json.loads(match[2])) for match in found]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def code():
    """All modules but the messages themselves and the engine, which speaks in codes."""
    apart = {"messages", "engine"}
    paths = [path for path in FOLDER.rglob("*.js") if not apart & set(path.parent.parts)]
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(paths))


def used_keys():
    text = code()
    counted = set(COUNTED.findall(text))
    plain = set(KEY.findall(text)) - counted
    return plain | {key + form for key in counted for form in FORMS}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_key_of_the_code_has_a_message_and_no_other(language):
    assert sorted(messages(language)) == sorted(used_keys())


def test_placeholders_are_the_same():
    french, english = messages("fr"), messages("en")
    assert [
        key for key in french if set(PLACE.findall(french[key])) != set(PLACE.findall(english[key]))
    ] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_messages_are_written_as_print_is(language):
    texts = messages(language).values()
    assert [text for text in texts if not text.strip() or "'" in text or "..." in text] == []


def test_french_spaces_are_narrow_and_do_not_break():
    assert [text for text in messages("fr").values() if PLAIN_SPACE.search(text)] == []


def test_keys_are_found_in_the_code():
    """Otherwise the first test would compare nothing with nothing."""
    assert {"plus.no_profile", "people.count_one", "status.portal"} <= used_keys()
