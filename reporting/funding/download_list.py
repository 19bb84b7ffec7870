"""What funders took away, as the coordinator reads it: one page, or all of it for a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from core.spreadsheets.workbook import Sheet, Workbook
from events.models import Event
from reporting.models import Download

AT_ONCE = 50
LONGEST_SEARCH = 100


@dataclass(frozen=True)
class DownloadLog:
    search: str
    page: Page
    total: int

    @property
    def search_query(self) -> str:
        return urlencode({"recherche": self.search}) if self.search else ""

    @property
    def previous(self) -> str | None:
        return self._turn(-1) if self.page.has_previous() else None

    @property
    def next(self) -> str | None:
        return self._turn(1) if self.page.has_next() else None

    def _turn(self, pages: int) -> str:
        values = {"recherche": self.search, "page": str(self.page.number + pages)}
        return urlencode({name: value for name, value in values.items() if value})


def searched(values: Mapping[str, Any]) -> str:
    return str(values.get("recherche", "")).replace("\x00", "").strip()[:LONGEST_SEARCH]


def read_log(event: Event, values: Mapping[str, Any]) -> DownloadLog:
    search = searched(values)
    rows = event.downloads.with_words(search).listed()
    page = Paginator(rows, AT_ONCE).get_page(str(values.get("page", "1")))
    return DownloadLog(search, page, event.downloads.count())


def log_workbook(event: Event, values: Mapping[str, Any]) -> Workbook:
    headings = (
        _("Date and time"),
        _("Account"),
        _("E-mail"),
        _("Document"),
        _("Grant"),
        _("Version"),
    )
    rows = event.downloads.with_words(searched(values)).listed()
    sheet = Sheet(_("Downloads"), headings, tuple(_row(row) for row in rows))
    return Workbook(f"telechargements-{event.slug}", (sheet,))


def _row(row: Download) -> tuple[Any, ...]:
    when = timezone.localtime(row.downloaded_at).strftime("%Y-%m-%d %H:%M:%S")
    name, email = (row.user.display_name, row.user.email) if row.user else (_("erased"), "")
    return (when, name, email, str(row), row.about, row.version)
