"""The charter of one organisation: who accepted it, when, and the signed paper."""

import hashlib
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from partners.models import CharterAcceptance, CharterFile, Partnership
from partners.models.charter_file import CharterFileType

LARGEST_FILE = 5 * 1024 * 1024
BEGINNINGS = {
    b"%PDF-": CharterFileType.PDF,
    b"\x89PNG\r\n\x1a\n": CharterFileType.PNG,
    b"\xff\xd8\xff": CharterFileType.JPEG,
}
ENDINGS = {
    CharterFileType.PDF: "pdf",
    CharterFileType.PNG: "png",
    CharterFileType.JPEG: "jpg",
}


class BadCharter(Exception):
    """The file cannot be taken; the message says why."""


@transaction.atomic
def accept_charter(
    *, partnership: Partnership, on: date, by_name: str = "", file: bytes | None = None
) -> Partnership:
    """Whoever accepts the charter has agreed to come. A new file replaces the former one."""
    partnership.charter_accepted_on, partnership.charter_accepted_by = on, by_name
    if partnership.status == "invited":
        partnership.status = "agreed"
        partnership.joined_on = partnership.joined_on or on
    fields = ["charter_accepted_on", "charter_accepted_by", "status", "joined_on"]
    partnership.save(update_fields=fields)
    if file is not None:
        keep_charter_file(partnership=partnership, content=file)
    return partnership


def keep_charter_file(*, partnership: Partnership, content: bytes) -> CharterFile:
    if len(content) > LARGEST_FILE:
        raise BadCharter(_("This file is too heavy: 5 MB at most."))
    kinds = [kind for start, kind in BEGINNINGS.items() if content.startswith(start)]
    if not kinds:
        raise BadCharter(_("Choose a PDF, or a picture of the paper (PNG or JPEG)."))
    values = {
        "media_type": kinds[0],
        "content": content,
        "fingerprint": hashlib.sha256(content).hexdigest(),
    }
    kept, _is_new = CharterFile.objects.update_or_create(partnership=partnership, defaults=values)
    return kept


@transaction.atomic
def take_charter_back(*, partnership: Partnership) -> None:
    """It was noted by mistake: the paper goes too, and what was accepted in the space: the
    organisation can accept again."""
    CharterAcceptance.objects.filter(partnership=partnership).delete()
    CharterFile.objects.filter(partnership=partnership).delete()
    partnership.charter_accepted_on, partnership.charter_accepted_by = None, ""
    partnership.save(update_fields=["charter_accepted_on", "charter_accepted_by"])
