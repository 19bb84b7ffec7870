"""Where a reader of the dashboards finds the report: what was published first, the draft apart.

A funder reads it in its own space, from which files leave on record.
"""

from dataclasses import dataclass

from django.urls import reverse

from accounts.roles import Role
from events.models import Event
from reporting.bilan.versions import latest_version
from reporting.models import BilanVersion


@dataclass(frozen=True)
class ReportLinks:
    """Addresses; empty for what this reader may not open. `pdf` and `page` are of the latest
    published version; `versions` stands for `page` while the event's public page is closed."""

    is_published: bool
    pdf: str = ""
    page: str = ""
    versions: str = ""
    draft: str = ""


def report_links(event: Event, roles: set[str]) -> ReportLinks:
    version = latest_version(event)
    draft = reverse("bilan_html", args=[event.slug]) if Role.COORDINATOR in roles else ""
    if version is None:
        return ReportLinks(is_published=False, draft=draft)
    return ReportLinks(is_published=True, draft=draft, **_published(event, version, roles))


def _published(event: Event, version: BilanVersion, roles: set[str]) -> dict[str, str]:
    if Role.COORDINATOR not in roles and Role.FUNDER in roles:
        return {"page": reverse("funder_report", args=[event.slug])}
    if event.is_public:
        return {
            "pdf": reverse("public_bilan_pdf", args=[event.slug]),
            "page": reverse("public_bilan", args=[event.slug]),
        }
    if Role.COORDINATOR in roles:
        return {
            "pdf": reverse("bilan_version_pdf", args=[event.slug, version.number]),
            "versions": reverse("bilan_versions", args=[event.slug]),
        }
    return {}
