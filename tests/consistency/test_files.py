"""Files stay small, and say nothing of the machines on which they were written."""

import re

from tests.consistency.sources import files, project_files, text_of

LONGEST = 300
SHORT = (".py", ".js", ".html", ".css", ".svg", ".toml", ".md")
# Spelt in two parts, so that this file does not hold what it looks for.
REGISTRIES = "|".join(
    name + re.escape("." + ending)
    for name, ending in (
        ("pypi", "org"),
        ("python" + "hosted", "org"),
        ("npm" + "js", "org"),
        ("npm" + "js", "com"),
        ("deb" + re.escape(".") + "debian", "org"),
    )
)
MACHINE = re.compile(
    rf"(?<![\w.<])/(?:work|root|tmp|Users|home/(?!pwuser)\w+)/|\b(?:{REGISTRIES})\b"
)


def test_files_are_short():
    lengths = {path.as_posix(): text_of(path).count("\n") for path in files(*SHORT)}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def readable_files():
    for path in project_files():
        try:
            yield path, text_of(path)
        except UnicodeDecodeError:
            continue


def test_no_machine_path_or_registry():
    found = [
        f"{path}: {match[0]}"
        for path, text in readable_files()
        if "vendor" not in path.parts
        for match in MACHINE.finditer(text)
    ]
    assert found == []


def test_machine_words_are_recognised():
    paths = ["/" + "work/main", "/" + "root/.cache", "x = '/" + "tmp/a'", "/" + "home/anne/cite"]
    hosts = ["https://" + "pypi" + ".org/simple", "registry." + "npmjs" + ".org"]
    assert [text for text in paths + hosts if not MACHINE.search(text + "/")] == []
    assert MACHINE.search("https://example.org/work/ and var/home/x/") is None
