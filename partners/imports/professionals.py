"""What a file of professionals will do."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.folding import folded, is_same_name, name_key, run_together
from partners.imports import cells, vocabulary
from partners.imports.cells import telling
from partners.imports.known import known_organisations, known_people
from partners.imports.plan import Candidate, Outcome, Plan, PlannedLine, described, differences
from partners.imports.reading import ReadLine, read_lines
from partners.models import DirectoryImport, Mobilisation, Organisation, Professional
from partners.models.professional import MobilisationRole

TEXTS = ("last_name", "first_name", "email", "phone", "job_title")

NAMES = ("last_name", "first_name")


def plan_professionals(draft: DirectoryImport, user: Any) -> Plan:
    return Plan(list(_Planner(draft, user).lines()))


class _Planner:
    def __init__(self, draft: DirectoryImport, user: Any) -> None:
        self.draft = draft
        self.organisations = known_organisations(draft.event, user)
        rows = self.organisations.by_key
        self.organisation_names = {key: rows[key].name for key in rows}
        self.people = known_people(draft.event, user)
        self.hub_names = {hub.pk: hub.name for hub in draft.event.hubs.all()}
        self.hubs = {folded(name): key for key, name in self.hub_names.items()}
        self.emails: dict[str, int] = {}
        self.names: dict[tuple[str, int], int] = {}
        self.targets: dict[int, int] = {}

    def lines(self) -> Iterator[PlannedLine]:
        for line in read_lines(self.draft):
            yield self._planned(line)

    def _planned(self, line: ReadLine) -> PlannedLine:
        reasons = list(line.problems)
        values = self._values(line.texts, reasons)
        link = self._link(line.texts, reasons) if self.draft.joins_event else None
        name = " ".join(filter(None, map(line.texts.get, ("first_name", "last_name"))))
        name = name or line.texts.get("email", "")
        if not name:
            reasons.append(_("Neither a name nor an e-mail."))
        if not reasons:
            reasons += self._seen_above(line.number, values)
        if reasons:
            return PlannedLine(line.number, name, Outcome.REFUSED, tuple(reasons))
        return self._matched(line, name, values, link)

    def _values(self, texts: dict[str, str], reasons: list[str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name in TEXTS:
            with telling(reasons):
                if texts.get(name):
                    values[name] = cells.bounded(Professional, name, texts[name])
        with telling(reasons):
            values["organisation_id"] = self._organisation(texts).pk
        return values

    def _organisation(self, texts: dict[str, str]) -> Organisation:
        if texts.get("siret"):
            found = self.organisations.by_siret.get(cells.siret(texts["siret"]))
            if found is None:
                told = _("No organisation of the directory has SIRET “%s”: import it first.")
                raise cells.BadCell(told % texts["siret"])
            return found
        name = texts.get("organisation", "")
        if not name:
            raise cells.BadCell(_("The organisation is missing."))
        found_all = {one.pk: one for one in self.organisations.by_name.get(name_key(name), [])}
        taking_part = [
            one for pk, one in found_all.items() if pk in self.organisations.partnerships
        ]
        rivals = taking_part or list(found_all.values())
        if not rivals:
            told = _("Organisation “%s” is not in the directory: import it first.")
            raise cells.BadCell(told % name)
        if len(rivals) > 1:
            told = _("Several organisations are named “%s”: give the SIRET.")
            raise cells.BadCell(told % name)
        return rivals[0]

    def _link(self, texts: dict[str, str], reasons: list[str]) -> dict[str, Any]:
        link: dict[str, Any] = {}
        with telling(reasons):
            if texts.get("role"):
                link["role"] = cells.known_code(
                    texts["role"], vocabulary.MISSIONS, MobilisationRole, _("Role")
                )
        with telling(reasons):
            if texts.get("hub"):
                link["hub_id"] = self._hub(texts["hub"])
        return link

    def _hub(self, text: str) -> int:
        words = folded(text)
        if words in self.hubs:
            return self.hubs[words]
        known = ", ".join(self.hub_names.values())
        told = _("Hub “%(text)s” is not one of this event: %(known)s.")
        raise cells.BadCell(told % {"text": text, "known": known})

    def _seen_above(self, number: int, values: dict[str, Any]) -> Iterator[str]:
        email = values.get("email", "").lower()
        key = (_key_of(values), values["organisation_id"])
        if email and (above := self.emails.setdefault(email, number)) != number:
            yield _("Same e-mail as line %d.") % above
        elif key[0] and (above := self.names.setdefault(key, number)) != number:
            yield _("Same name and organisation as line %d.") % above

    def _matched(
        self, line: ReadLine, name: str, values: dict[str, Any], link: dict[str, Any] | None
    ) -> PlannedLine:
        same = self.people.by_email.get(values.get("email", "").lower())
        if same is not None and same.pk not in self.people.reachable:
            told = _("This e-mail is that of somebody you cannot see: ask an administrator.")
            return PlannedLine(line.number, name, Outcome.REFUSED, (told,))
        if same is not None and is_same_name(_name_of(values), _name_of(vars(same))):
            return self._known(line, same, values, link, _("by e-mail"))
        key = (_key_of(values), values["organisation_id"])
        namesakes = self.people.by_name.get(key, []) if key[0] else []
        decision = str(self.draft.decisions.get(str(line.number), ""))
        if same is not None and decision == str(same.pk):
            return self._known(line, same, values, link, _("as you said"))
        reasons = self._remarks(values) if link is not None else ()
        if same is not None:  # somebody else, who shares the mailbox
            values = {key: value for key, value in values.items() if key != "email"}
            reasons = (_("The e-mail is that of somebody else: it is left out."), *reasons)
        chosen = {str(one.pk): one for one in namesakes}.get(decision)
        if chosen:
            return self._known(line, chosen, values, link, _("as you said"))
        rivals = [same, *namesakes] if same is not None else namesakes
        if rivals and decision != "new":
            candidates = tuple(Candidate(one.pk, _described(one)) for one in rivals)
            why = (_("This e-mail is known under another name."),) if same is not None else ()
            return PlannedLine(line.number, name, Outcome.DUPLICATE, why, candidates=candidates)
        told = {key: value for key, value in values.items() if key not in NAMES}
        return PlannedLine(
            line.number,
            name,
            Outcome.NEW,
            reasons,
            changes=described(Professional(), told, self.organisation_names)
            + described(Mobilisation(), link or {}, self.hub_names),
            joins=link is not None,
            values=values,
            link=link,
        )

    def _known(
        self,
        line: ReadLine,
        known: Professional,
        values: dict[str, Any],
        link: dict[str, Any] | None,
        found_by: str,
    ) -> PlannedLine:
        if (above := self.targets.setdefault(known.pk, line.number)) != line.number:
            told = _("The same person as line %d.") % above
            return PlannedLine(line.number, known.display_name, Outcome.REFUSED, (told,), found_by)
        if values["organisation_id"] != known.organisation_id:
            told = _("This person belongs to another organisation: %s. Change it in the directory.")
            reasons = (told % known.organisation.name,)
            return PlannedLine(line.number, known.display_name, Outcome.REFUSED, reasons, found_by)
        values = {key: value for key, value in values.items() if getattr(known, key) != value}
        changes = differences(known, values)
        mobilised = self.people.mobilised.get(known.pk)
        if mobilised is not None and link:
            changes += differences(mobilised, link, self.hub_names)
        return PlannedLine(
            line.number,
            known.display_name,
            Outcome.CHANGED if changes else Outcome.KNOWN,
            (),
            found_by,
            changes,
            joins=link is not None and mobilised is None,
            target=known.pk,
            link_target=mobilised.pk if mobilised else None,
            values=values,
            link=link,
        )

    def _remarks(self, values: dict[str, Any]) -> tuple[str, ...]:
        if values["organisation_id"] in self.organisations.partnerships:
            return ()
        return (_("The organisation does not take part in the event yet."),)


def _key_of(values: dict[str, Any]) -> str:
    return run_together(_name_of(values))


def _name_of(values: dict[str, Any]) -> str:
    return f"{values.get('first_name', '')} {values.get('last_name', '')}"


def _described(known: Professional) -> str:
    return " – ".join(filter(None, (known.display_name, known.job_title, known.email)))
