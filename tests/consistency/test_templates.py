"""Templates and static files obey the strict Content-Security-Policy, and compile."""

import re
from html.parser import HTMLParser

import pytest
from django.template import engines
from django.template.loader import get_template

from core.project_paths import ROOT
from tests.consistency.sources import APPS, files, text_of

TEMPLATES = files(".html", ".svg", ".txt", under=("templates",))
MARKUP = [path for path in TEMPLATES if path.suffix != ".txt"]
LOADING = {"src", "srcset", "poster", "action", "formaction", "data", "xlink:href"}
LOADING_TAGS = {"link", "use", "image", "base"}
FOREIGN = re.compile(r"(?:https?:)?//[\w.-]+\.\w+")
NAMESPACE = "http://www.w3.org/"
TAGS = re.compile(r"{%.*?%}|{#.*?#}", re.DOTALL)


class Faults(HTMLParser):
    """What the policy would block, or what would call another domain."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.feed(TAGS.sub("", text))
        self.close()

    def handle_starttag(self, tag, attrs):
        names = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in names and not is_data(names)):
            self.found.append(f"inline <{tag}>")
        for name, value in names.items():
            if name == "style" or name.startswith("on"):
                self.found.append(f"{name} on <{tag}>")
            if value.strip().lower().startswith("javascript:"):
                self.found.append(f"javascript: on <{tag}>")
            loads = name in LOADING or (name == "href" and tag in LOADING_TAGS)
            if loads and FOREIGN.match(value):
                self.found.append(f"{value} on <{tag}>")


def is_data(names):
    """A data block is not run: `json_script` writes one."""
    return names.get("type") in ("application/json", "application/ld+json")


BAD = {
    "<style>p {}</style>": "inline <style>",
    "<script>alert(1)</script>": "inline <script>",
    "<p style='x'>": "style on <p>",
    "<p {% if a %}onclick='x'{% endif %}>": "onclick on <p>",
    "<a href=' JavaScript:x'>": "javascript: on <a>",
    "<img src='//cdn.example.org/x.png'>": "//cdn.example.org/x.png on <img>",
    "<link href='https://fonts.example.org/a.css'>": "https://fonts.example.org/a.css on <link>",
}
GOOD = [
    "<a href='https://example.org/'>",
    "<script src='/static/a.js' type='module'></script>",
    "<script type='application/json'>{}</script>",
    "<rect fill='#fff' />",
]


@pytest.mark.parametrize("markup", BAD)
def test_fault_is_recognised(markup):
    assert Faults(markup).found == [BAD[markup]]


@pytest.mark.parametrize("markup", GOOD)
def test_honest_markup_passes(markup):
    assert Faults(markup).found == []


@pytest.mark.parametrize("path", MARKUP, ids=str)
def test_template_obeys_the_policy(path):
    assert Faults(text_of(path)).found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_template_compiles(path):
    name = path.relative_to("templates").as_posix()
    assert get_template(name).origin.name == str(ROOT / path)


def test_templates_of_apps_lie_in_one_folder():
    engine = engines["django"].engine
    assert [str(folder) for folder in engine.dirs] == [str(ROOT / "templates")]
    assert [
        path for path in files(".html") if path.parts[0] not in ("templates", "docs", "tests")
    ] == []


def test_static_files_name_no_other_domain():
    named = [
        f"{path}: {match[0]}"
        for path in files(".css", ".js", ".svg", under=("static", "templates"))
        for match in re.finditer(r"https?://[^\s\"')]+", text_of(path))
        if not match[0].startswith(NAMESPACE)
    ]
    assert named == []


def test_keys_are_never_written_with_a_thousands_separator():
    """French writes 1 234 with a space: no script and no view would find that name again."""
    bare = re.compile(r"{{\s*[\w.]+\.pk\s*}}")
    assert [path.name for path in MARKUP if bare.search(text_of(path))] == []


def test_days_in_words_are_written_by_one_filter():
    """`day_text` knows that French writes « 1er juin »; Django's `date` writes « 1 juin »."""
    by_itself = re.compile(r"""\|\s*date:\s*["'][^"']*(?:j[^"']*F|DATE_FORMAT|DATETIME_FORMAT)""")
    short = re.compile(r"SHORT_DATE(?:TIME)?_FORMAT")
    templates = [path for path in files(".html", ".svg", ".txt") if "templates" in path.parts]
    assert [path for path in templates if by_itself.search(short.sub("", text_of(path)))] == []


def test_days_in_words_are_written_by_one_function():
    by_itself = re.compile(r"date_format\([^)]*(?:j F|, \"DATE)|strftime\([^)]*%B")
    code = [path for path in files(".py") if path.parts[0] in APPS]
    assert [path for path in code if by_itself.search(text_of(path))] == []


def test_lines_of_a_cell_stay_under_each_other_on_a_phone():
    """There a cell is a row: the name of its column, and one part that holds the rest."""
    cells = re.compile(r"<(t[dh])\b[^>]*>(.*?)</\1>", re.DOTALL)
    spread = [
        f"{path}: {cell[0][:80]}"
        for path in MARKUP
        for cell in cells.finditer(text_of(path))
        if "<br" in cell[2] and not TAGS.sub("", cell[2]).strip().startswith(("<span", "<div"))
    ]
    assert spread == []
