"""Files for a meeting: what is accepted, and who may read them."""

from dataclasses import dataclass
from pathlib import PurePath

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.roles import Role
from partners.committees.locking import lock_open_meeting
from partners.committees.refusal import Refused
from partners.models import CommitteeMeeting, MeetingDocument
from partners.models.agenda import LARGEST_DOCUMENT, Readers

ZIP, PDF, PNG, JPEG = b"PK\x03\x04", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
LONGEST_NAME = 150


@dataclass(frozen=True)
class FileType:
    """`begins`: the first bytes of every such file; `holds`: found near the beginning of a ZIP."""

    media_type: str
    begins: bytes
    holds: bytes = b""


TYPES = {
    "pdf": FileType("application/pdf", PDF),
    "odt": FileType(f"{OPEN}text", ZIP, b"opendocument.text"),
    "ods": FileType(f"{OPEN}spreadsheet", ZIP, b"opendocument.spreadsheet"),
    "odp": FileType(f"{OPEN}presentation", ZIP, b"opendocument.presentation"),
    "docx": FileType(f"{OFFICE}wordprocessingml.document", ZIP, b"word/"),
    "xlsx": FileType(f"{OFFICE}spreadsheetml.sheet", ZIP, b"xl/"),
    "pptx": FileType(f"{OFFICE}presentationml.presentation", ZIP, b"ppt/"),
    "png": FileType("image/png", PNG),
    "jpg": FileType("image/jpeg", JPEG),
}
TYPES["jpeg"] = TYPES["jpg"]
ACCEPTED = ", ".join(f".{ending}" for ending in TYPES)


def type_of(name: str, content: bytes) -> FileType:
    """By its ending and by what is in it: both must say the same."""
    known = TYPES.get(PurePath(name).suffix.lower().lstrip("."))
    if known is None:
        raise Refused(
            _("“%(name)s” is not accepted. These are: %(types)s.")
            % {"name": name, "types": ", ".join(TYPES)}
        )
    if not content.startswith(known.begins) or known.holds not in content:
        raise Refused(
            _("“%(name)s” is not what its ending says: save it again in this format.")
            % {"name": name}
        )
    return known


@transaction.atomic
def add_document(
    *, meeting: CommitteeMeeting, title: str, name: str, content: bytes, readers: Readers
) -> MeetingDocument:
    found = lock_open_meeting(meeting)
    if not 0 < len(content) <= LARGEST_DOCUMENT:
        raise Refused(_("A document has 10 MB at most, and is not empty."))
    kind = type_of(name, content)
    return MeetingDocument.objects.create(
        event_id=found.event_id,
        meeting=found,
        title=title or PurePath(name).stem[:LONGEST_NAME],
        name=PurePath(name).name[-LONGEST_NAME:],
        media_type=kind.media_type,
        size=len(content),
        content=content,
        readers=readers,
    )


@transaction.atomic
def delete_document(*, document: MeetingDocument) -> None:
    lock_open_meeting(document.meeting)
    document.delete()


def documents_for(meeting: CommitteeMeeting, roles: set[str]) -> QuerySet[MeetingDocument]:
    """Those that somebody with these roles may read, without what is in them."""
    rows = meeting.documents.defer("content")
    if Role.COORDINATOR in roles:
        return rows
    allowed = [Readers.EVERYBODY]
    if Role.FUNDER in roles:
        allowed.append(Readers.FUNDERS)
    return rows.filter(readers__in=allowed)
