"""The demonstration's report in all its forms, made once: drawing takes seconds."""

import io
import json
import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from pypdf import PdfReader

from events.models import Event
from reporting import demo
from reporting.bilan.rendering import render_page, render_report_pdf
from reporting.bilan.report import Report, compose_report
from reporting.dossier.loading import load_file
from reporting.services import publish_bilan
from tests.factories import make_administrator


@dataclass(frozen=True)
class Outputs:
    """`dashboard` and `twin` are HTML, `data` what the command line prints as JSON."""

    report: Report
    draft: bytes
    draft_again: bytes
    published: bytes
    frozen: dict[str, str]
    twin: str
    dashboard: str
    data: dict


@pytest.fixture(scope="session")
def outputs(django_db_setup, django_db_blocker) -> Outputs:
    """Loaded and drawn in a transaction that is given up: other tests see nothing of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = _made()
        transaction.set_rollback(True)
    return made


def _made() -> Outputs:
    event = load_file(Path(demo.__file__).parent / "bagnolet-2019.json").event
    report = compose_report(event)
    version = publish_bilan(event=event, by=None)
    return Outputs(
        report=report,
        draft=render_report_pdf(event, report),
        draft_again=render_report_pdf(event, compose_report(event)),
        published=bytes(version.pdf),
        frozen=dict(version.figures.values_list("code", "text")),
        twin=render_page(report),
        dashboard=_read(event, "dashboard_method"),
        data=_printed(event),
    )


@cache
def sheets_of(pdf: bytes) -> tuple[str, ...]:
    """The text of each page; refuses a damaged file."""
    return tuple(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf), strict=True).pages)


def text_of(pdf: bytes) -> str:
    return "\n".join(sheets_of(pdf))


def french(msgid: str) -> str:
    """A sentence of the program as the report prints it, whatever the language of the test."""
    with override("fr"):
        return gettext(msgid)


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


def squeezed(text: str) -> str:
    """Without any space: a line may break anywhere in a page or a cell."""
    return re.sub(r"\s", "", text)


def _read(event: Event, name: str) -> str:
    client = Client()
    client.force_login(make_administrator())
    return client.get(reverse(name, args=[event.slug])).content.decode()


def _printed(event: Event) -> dict:
    written = io.StringIO()
    call_command("figures", event.slug, "--format", "json", stdout=written)
    return json.loads(written.getvalue())
