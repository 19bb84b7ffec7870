"""Documents that prove an amount."""

import hashlib
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from budgets.models import Evidence
from core.file_kinds import FileKind, safe_name
from events.models import Event


@transaction.atomic
def add_evidence(
    *,
    event: Event,
    about: dict[str, Any],
    kind: str,
    name: str,
    content: bytes,
    file_kind: FileKind,
    by: User,
) -> Evidence:
    """`about`: {"line": …}, {"contribution": …} or {"grant": …}."""
    return Evidence.objects.create(
        event=event,
        kind=kind,
        name=safe_name(name, file_kind),
        media_type=file_kind.media_type,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        added_on=timezone.localdate(),
        added_by=by,
        **about,
    )


@transaction.atomic
def remove_evidence(*, evidence: Evidence) -> None:
    evidence.delete()
