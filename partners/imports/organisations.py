"""What a file of organisations will do."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.folding import folded, name_key
from partners.imports import cells, vocabulary
from partners.imports.cells import telling
from partners.imports.known import KnownOrganisations, known_organisations
from partners.imports.plan import (
    Candidate,
    Change,
    Outcome,
    Plan,
    PlannedLine,
    described,
    differences,
)
from partners.imports.reading import ReadLine, read_lines
from partners.models import DirectoryImport, Organisation, Partnership
from partners.models.organisation import OrganisationKind
from partners.models.partnership import PartnershipStatus

TEXTS = ("name", "acronym", "website")
COMMITMENTS = ("joined_on", "charter_accepted_on")
DAYS = ("invited_on", *COMMITMENTS)
TO_INVITE = "a inviter"
ROLES = ("is_carrier", "is_partner", "is_funder", "is_host")
LINK_TEXTS = ("charter_accepted_by", "note")


def plan_organisations(draft: DirectoryImport, user: Any) -> Plan:
    return Plan(list(_Planner(draft, user).lines()))


class _Planner:
    def __init__(self, draft: DirectoryImport, user: Any) -> None:
        self.draft = draft
        self.known: KnownOrganisations = known_organisations(draft.event, user)
        self.home = draft.event.venue.insee_code
        self.sirets: dict[str, int] = {}
        self.names: dict[str, int] = {}
        self.targets: dict[int, int] = {}

    def lines(self) -> Iterator[PlannedLine]:
        for line in read_lines(self.draft):
            yield self._planned(line)

    def _planned(self, line: ReadLine) -> PlannedLine:
        reasons = list(line.problems)
        values = self._values(line.texts, reasons)
        link = self._link(line.texts, reasons) if self.draft.joins_event else None
        name = line.texts.get("name", "") or values.get("siret", "")
        if not reasons:
            reasons += self._seen_above(line.number, values)
        if reasons:
            return PlannedLine(line.number, name, Outcome.REFUSED, tuple(reasons))
        return self._matched(line, name, values, link)

    def _values(self, texts: dict[str, str], reasons: list[str]) -> dict[str, Any]:
        """Those that the file gives: an empty cell says nothing."""
        values: dict[str, Any] = {}
        with telling(reasons):
            if texts.get("siret"):
                values["siret"] = cells.siret(texts["siret"])
        for name in TEXTS:
            with telling(reasons):
                if texts.get(name):
                    values[name] = cells.bounded(Organisation, name, _address(name, texts[name]))
        with telling(reasons):
            if texts.get("kind"):
                kind = _("Kind")
                values["kind"] = cells.known_code(
                    texts["kind"], vocabulary.KINDS, OrganisationKind, kind
                )
        with telling(reasons):
            if texts.get("is_spro"):
                values["is_spro"] = cells.yes_or_no(texts["is_spro"], _("SPRO member"))
        with telling(reasons):
            if found := cells.commune(texts, self.home):
                values |= {"commune": found.name, "insee_code": found.insee_code}
        return values

    def _link(self, texts: dict[str, str], reasons: list[str]) -> dict[str, Any]:
        link: dict[str, Any] = {}
        with telling(reasons):
            if texts.get("roles"):
                link |= cells.roles(texts["roles"])
        with telling(reasons):
            if texts.get("status"):
                link["status"] = cells.known_code(
                    texts["status"], vocabulary.STATUSES, PartnershipStatus, _("Status")
                )
        for name in DAYS:
            with telling(reasons):
                if texts.get(name):
                    label = capfirst(str(Partnership._meta.get_field(name).verbose_name))
                    link[name] = cells.past_day(texts[name], label)
        for name in LINK_TEXTS:
            with telling(reasons):
                if texts.get(name):
                    link[name] = cells.bounded(Partnership, name, texts[name])
        if link.get("charter_accepted_by") and "charter_accepted_on" not in link:
            reasons.append(_("Say on which day the charter was accepted."))
        return link

    def _seen_above(self, number: int, values: dict[str, Any]) -> Iterator[str]:
        """The same organisation twice in one file: the first line counts."""
        siret, name = values.get("siret", ""), name_key(values.get("name", ""))
        if siret and (above := self.sirets.setdefault(siret, number)) != number:
            yield _("Same SIRET as line %d.") % above
        elif name and (above := self.names.setdefault(name, number)) != number:
            yield _("Same name as line %d.") % above

    def _matched(
        self, line: ReadLine, name: str, values: dict[str, Any], link: dict[str, Any] | None
    ) -> PlannedLine:
        siret = values.get("siret", "")
        if siret and (same := self.known.by_siret.get(siret)):
            return self._known(line, same, values, link, _("by SIRET"))
        if not values.get("name"):
            told = _("The name is missing.")
            return PlannedLine(line.number, name, Outcome.REFUSED, (told,))
        namesakes = self._namesakes(values["name"], siret)
        decision = str(self.draft.decisions.get(str(line.number), ""))
        chosen = {str(one.pk): one for one in namesakes}.get(decision)
        if chosen:
            return self._known(line, chosen, values, link, _("as you said"))
        is_taken = values["name"].lower() in self.known.lowered
        if is_taken and not namesakes:
            told = _("The directory has an organisation of this name with another SIRET.")
            return PlannedLine(line.number, name, Outcome.REFUSED, (told,))
        if namesakes and (decision != "new" or is_taken):
            return self._doubtful(line, name, namesakes, is_taken)
        values.setdefault("kind", _guessed_kind(values["name"]))
        joins = link is not None
        link = _first_link(link) if link is not None else None
        told = {key: value for key, value in values.items() if key != "name"}
        changes = described(Organisation(), told) + _described_link(link)
        return PlannedLine(
            line.number,
            name,
            Outcome.NEW,
            _remarks(line, link),
            changes=changes,
            joins=joins,
            values=values,
            link=link,
        )

    def _namesakes(self, name: str, siret: str) -> list[Organisation]:
        """Without those whose SIRET says that they are another one."""
        found = {one.pk: one for one in self.known.by_name.get(name_key(name), [])}
        return [one for one in found.values() if not (siret and one.siret)]

    def _doubtful(
        self, line: ReadLine, name: str, namesakes: list[Organisation], is_taken: bool
    ) -> PlannedLine:
        candidates = tuple(Candidate(one.pk, _described(one), not is_taken) for one in namesakes)
        return PlannedLine(line.number, name, Outcome.DUPLICATE, candidates=candidates)

    def _known(
        self,
        line: ReadLine,
        known: Organisation,
        values: dict[str, Any],
        link: dict[str, Any] | None,
        found_by: str,
    ) -> PlannedLine:
        if (above := self.targets.setdefault(known.pk, line.number)) != line.number:
            told = _("The same organisation as line %d.") % above
            return PlannedLine(line.number, known.name, Outcome.REFUSED, (told,), found_by)
        reasons: tuple[str, ...] = ()
        if differences(known, values) and known.pk in self.known.locked:
            reasons = (_("Another event uses this entry: its sheet stays as it is."),)
            values = {}
        elif reason := self._clash(known, values):
            return PlannedLine(line.number, known.name, Outcome.REFUSED, (reason,), found_by)
        changes = differences(known, values)
        taking_part = self.known.partnerships.get(known.pk)
        if taking_part is not None and link is not None:
            changes += differences(taking_part, link)
        return PlannedLine(
            line.number,
            known.name,
            Outcome.CHANGED if changes else Outcome.KNOWN,
            reasons,
            found_by,
            changes,
            joins=link is not None and taking_part is None,
            target=known.pk,
            link_target=taking_part.pk if taking_part else None,
            values={key: value for key, value in values.items() if getattr(known, key) != value},
            link=link if taking_part or link is None else _first_link(link),
        )

    def _clash(self, known: Organisation, values: dict[str, Any]) -> str:
        name = values.get("name", known.name)
        if name.lower() != known.name.lower() and name.lower() in self.known.lowered:
            return _("Another organisation of the directory has this name.")
        return ""


def _address(name: str, text: str) -> str:
    is_bare = name == "website" and "://" not in text
    return f"https://{text}" if is_bare else text


def _guessed_kind(name: str) -> str:
    words = folded(name)
    begins = (kind for start, kind in vocabulary.TELLING_NAMES.items() if words.startswith(start))
    return str(next(begins, OrganisationKind.OTHER))


def _first_link(link: dict[str, Any]) -> dict[str, Any]:
    """Whoever has a date of its own has agreed."""
    agreed = any(link.get(day) for day in COMMITMENTS)
    status = PartnershipStatus.AGREED if agreed else PartnershipStatus.INVITED
    return {"status": str(status), **link}


def _described_link(link: dict[str, Any] | None) -> tuple[Change, ...]:
    """What a new line brings to the event, without the roles that it does not hold."""
    held = {key: value for key, value in (link or {}).items() if key not in ROLES or value}
    changes: tuple[Change, ...] = described(Partnership(), held)
    return changes


def _remarks(line: ReadLine, link: dict[str, Any] | None) -> tuple[str, ...]:
    """What a newcomer would not expect: an invitation without a day is not one yet, and who is a
    carrier, a funder or a host is a partner only if the file says so."""
    if not link:
        return ()
    remarks = []
    said = line.texts.get("status", "")
    is_invited = bool(said) and folded(said) != TO_INVITE
    if is_invited and link["status"] == "invited" and not link.get("invited_on"):
        told = _("“%s” without a day: it will be shown as still to be invited.")
        remarks.append(told % said)
    if link.get("is_partner") is False:
        told = _("“%s” alone: it will not be counted among the partners. Add “partner” if it is.")
        remarks.append(told % line.texts.get("roles", ""))
    return tuple(remarks)


def _described(known: Organisation) -> str:
    place = known.commune or _("no commune")
    return f"{known.name} – {place}" + (f" – SIRET {known.siret}" if known.siret else "")
