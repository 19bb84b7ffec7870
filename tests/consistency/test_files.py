"""Files stay small, and say nothing of the machines on which they were written."""

import re

from tests.consistency.sources import files, project_files, text_of

LONGEST = 300
SHORT = (".py", ".js", ".html", ".css", ".svg", ".toml", ".md")
MACHINE = re.compile(
    r"(?<![\w.<])/(?:work|root|tmp|Users|home/(?!pwuser)\w+)/"
    r"|\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org|proxy\.golang\.org)\b"
    r"|\b(?:localhost|127\.0\.0\.1):(?:3128|8118|8123|8181)\b"
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
