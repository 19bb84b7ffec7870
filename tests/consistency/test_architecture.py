"""Where code may live and what it may call, beyond what import-linter says."""

import ast
from functools import cache
from pathlib import Path

from tests.consistency.sources import APPS, files, text_of

VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "lib"}
INTERFACE = {"views", "forms", "admin", "urls"}
PURE = {("reporting", "statistics"), ("reporting", "charts")}
PYTHON = files(".py", under=APPS)


@cache
def nodes_of(path):
    return list(ast.walk(ast.parse(text_of(path))))


def imports_of(path):
    """Dotted names, for example "events.models.Event"."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_part(path, *names):
    """The module has one of the names, or lies in a package that has."""
    return bool({*path.parts[:-1], path.stem} & set(names))


def importers_of(*packages):
    return [
        path.as_posix()
        for path in PYTHON
        if any(name.split(".")[0] in packages for name in imports_of(path))
    ]


def test_one_module_draws_pdf():
    assert importers_of("weasyprint") == ["core/pdf.py"]


def test_statistics_and_charts_know_only_themselves():
    pure = [path for path in PYTHON if path.parts[:2] in PURE]
    assert {path.parts[1] for path in pure} == {"statistics", "charts"}
    foreign = [
        f"{path}: {name}"
        for path in pure
        for name in imports_of(path)
        if name.split(".")[0] in {"django", *APPS} and tuple(name.split(".")[:2]) not in PURE
    ]
    assert foreign == []


def test_models_and_services_know_no_interface():
    inner = [path for path in PYTHON if is_part(path, "models", "services", "querysets")]
    assert inner
    calls = [
        f"{path}: {name}"
        for path in inner
        for name in imports_of(path)
        if name.split(".")[0] in APPS and INTERFACE & set(name.split("."))
    ]
    assert calls == []


def test_views_reach_everything_through_the_event():
    """`Event.objects` is the one way in; `Other.objects` would forget whose it is."""
    views = [path for path in PYTHON if is_part(path, "views")]
    assert views
    managers = [
        f"{path}:{node.lineno}"
        for path in views
        for node in nodes_of(path)
        if isinstance(node, ast.Attribute)
        and node.attr in ("objects", "_default_manager")
        and ast.unparse(node.value) != "Event"
    ]
    assert managers == []


def test_no_signals():
    assert [path for path in PYTHON if path.stem in ("signals", "receivers")] == []
    assert [
        f"{path}: {name}"
        for path in PYTHON
        for name in imports_of(path)
        if name.startswith(("django.dispatch", "django.db.models.signals"))
    ] == []


def test_modules_have_telling_names():
    modules = [path for path in files(".py") if path.parts[:2] != ("citeephemere", "settings")]
    assert [path for path in modules if VAGUE_NAMES & {path.stem, *path.parts[:-1]}] == []


def test_no_save_decides():
    """A rule belongs to the database; `save` would be skipped by bulk writes."""
    models = [path for path in PYTHON if is_part(path, "models")]
    assert [
        f"{path}:{node.lineno}"
        for path in models
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef) and node.name in ("save", "clean", "full_clean")
    ] == []


def test_apps_are_listed():
    here = {path.parts[0] for path in files(".py") if Path(path.parts[0], "apps.py") in PYTHON}
    assert here == set(APPS)
