"""What was published of an event, the newest first."""

from django.db.models import QuerySet

from events.models import Event
from reporting.models import BilanVersion


def versions_of(event: Event) -> QuerySet[BilanVersion]:
    """Without the files, which are heavy."""
    versions = BilanVersion.objects.filter(bilan__event=event).order_by("-number")
    return versions.select_related("published_by").defer("pdf", "html")


def latest_version(event: Event) -> BilanVersion | None:
    return versions_of(event).first()
