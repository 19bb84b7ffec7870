"""`manage.py bilan`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core import native_libraries
from reporting.models import BilanVersion

pytestmark = pytest.mark.django_db


def run(*arguments):
    written = StringIO()
    call_command("bilan", *arguments, stdout=written)
    return written.getvalue()


def test_draft_is_written(event, tmp_path):
    path = tmp_path / "bilan.pdf"
    assert str(path) in run(event.slug, "--output", str(path))
    assert path.read_bytes().startswith(b"%PDF-")
    assert BilanVersion.objects.count() == 0


def test_publish_then_write_that_version_again(event, tmp_path):
    first, again = tmp_path / "1.pdf", tmp_path / "2.pdf"
    printed = run(event.slug, "--publish", "--output", str(first))
    run(event.slug, "--number", "1", "--output", str(again))
    version = BilanVersion.objects.get()
    assert version.sha256 in printed
    assert first.read_bytes() == again.read_bytes() == bytes(version.pdf)


def test_publishing_twice_gives_the_same_version(event):
    run(event.slug, "--publish")
    run(event.slug, "--publish")
    assert BilanVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rien", "--output", "bilan.pdf"], "rien"),
        (["{slug}"], "--output"),
        (["{slug}", "--number", "7", "--output", "bilan.pdf"], "7"),
        (["{slug}", "--output", "no-such-folder/bilan.pdf"], "no-such-folder"),
    ],
)
def test_refusal_is_one_sentence(event, arguments, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=message) as refusal:
        run(*[argument.format(slug=event.slug) for argument in arguments])
    assert "\n" not in str(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_missing_libraries_are_named(event, tmp_path, monkeypatch):
    monkeypatch.setattr(native_libraries, "load", lambda: ["libpango-1.0.so.0"])
    with pytest.raises(CommandError, match=r"libpangoft2-1\.0-0"):
        run(event.slug, "--output", str(tmp_path / "bilan.pdf"))


def test_demonstration_comes_with_its_published_report(settings, monkeypatch):
    settings.DEMO_ALLOWED = True
    drawn = []
    monkeypatch.setattr(
        "reporting.services.render_report_pdf",
        lambda event, report, edition: drawn.append(event.slug) or b"%PDF-",
    )
    for _ in range(2):
        call_command("load_demo", stdout=StringIO())
    assert drawn == ["bagnolet-2019"]
    assert BilanVersion.objects.get().bilan.event.slug == "bagnolet-2019"
