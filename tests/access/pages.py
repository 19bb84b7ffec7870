"""Every page of the URLconf, and what its address needs."""

import re
from collections.abc import Callable
from typing import Any

from citeephemere.url_patterns import own_patterns
from events.mail.opting_out import token_of
from events.models import Event
from tests.access import (
    accounting,
    answering,
    budget,
    building,
    directory,
    mail,
    meeting,
    preparing,
    programme,
)
from tests.factories import make_desk, make_event_membership, make_survey, make_wall_link

PAGES = {path: pattern.callback for path, pattern in own_patterns()}
WORD = re.compile(r"<(?:\w+:)?(\w+)>")


# What stands in an address beside the event, by the name that the URLconf gives it. It must exist
# and belong to the event, so that only the role decides.
PARAMETERS: dict[str, Callable[[Event], object]] = {
    "account": accounting.account,
    "activity": programme.activity,
    "decision": meeting.decision,
    "access": preparing.access,
    "contribution": budget.contribution,
    "desk": lambda event: (event.desks.first() or make_desk(event=event)).code,
    "document": meeting.document,
    "draft_key": answering.draft_key,
    "entry": lambda event: "A" * 22,
    "feed": meeting.feed,
    "feed_key": meeting.feed_key,
    "evidence": budget.evidence,
    "funder": accounting.funder,
    "file_format": lambda event: "csv",
    "grant": budget.grant,
    "import_number": directory.import_number,
    "kept": directory.entry,
    "language": lambda event: "en",
    "file": lambda event: mail.attachment(event).pk,
    "line": budget.line,
    "link": lambda event: make_wall_link(event=event).pk,
    "link_key": answering.link_key,
    "message": lambda event: mail.attachment(event).message.public_id,
    "meeting": meeting.meeting,
    "member": meeting.member,
    "membership": lambda event: make_event_membership(event=event, role="funder").pk,
    "mistyped": lambda event: "lien/jamais-vu/)",
    "number": lambda event: event.bilan.versions.get().number,
    "organisation": directory.organisation,
    "other": directory.entry,
    "paper_size": lambda event: "a4",
    "offer": preparing.offer,
    "payment": budget.payment,
    "personal_token": answering.personal_token,
    "point": meeting.point,
    "presence": programme.presence,
    "presentation": meeting.presentation,
    "professional": preparing.professional,
    "proposal": preparing.proposal,
    "purpose": lambda event: "survey-invitation",
    "question": building.question,
    "representative": accounting.representative,
    "screen": building.screen,
    "session": preparing.session,
    "part": lambda event: "compte-rendu",
    "short_code": answering.short_code,
    "stand": programme.stand,
    "step": lambda event: 1,
    "survey": lambda event: (event.surveys.first() or make_survey(event=event)).code,
    "uidb64": lambda event: "MQ",
    "table": lambda event: "structures",
    "token": lambda event: "spent-0123456789",
    "unsubscribe_token": lambda event: token_of(event.pk, "camille@example.org"),
    "version": accounting.version,
    "way_in": building.way_in,
}


def words_of(path: str) -> list[str]:
    return WORD.findall(path)


def address(path: str, event: Event) -> str:
    """The page of this event; KeyError when PARAMETERS lacks one of its words."""
    values: dict[str, Any] = {
        word: event.slug if word == "event" else PARAMETERS[word](event) for word in words_of(path)
    }
    return "/" + WORD.sub(lambda found: str(values[found[1]]), path)
