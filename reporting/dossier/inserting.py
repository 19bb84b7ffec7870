"""From rows to the database. The database is the judge: its refusals come back with their place."""

from itertools import islice
from typing import Any

from django.db import IntegrityError, models, transaction

from budgets.models import Budget
from budgets.models.budget import BudgetStatus
from core.errors import message_of
from events.models import Event
from partners.models import CommitteeMeeting
from partners.models.committee import MinutesStatus
from reporting.dossier.conditions import CHOICES, insert_conditions
from reporting.dossier.copying import copy_all
from reporting.dossier.deputies import MEMBERS, insert_deputies
from reporting.dossier.directory import match_existing
from reporting.dossier.errors import Fault, pointer
from reporting.dossier.rows import Row, Rows
from reporting.dossier.saving import BATCH, field_faults, save_all
from reporting.dossier.survey_answers import answers_to_insert
from reporting.dossier.table import Table
from reporting.dossier.tables import TABLES
from visits.mixing import MIXED
from visits.models.profile import ProfileDimension
from visits.reasons import reasons_number

BUDGET_TABLES = (
    "budget",
    "budget.lines",
    "budget.revisions",
    "budget.revisions.amounts",
    "in_kind_contributions",
)
SENT_ONCE = (MinutesStatus.SENT, MinutesStatus.APPROVED)


class Insertion:
    """Inserts every row it can; `faults` says why the others could not be."""

    def __init__(self, rows: Rows, *, has_personal_data: bool) -> None:
        self.rows, self.has_personal_data = rows, has_personal_data
        self.faults: list[Fault] = []
        self.saved: dict[str, dict[Any, Any]] = {}
        self.bits = _bits(rows["profile_choices"])

    def run(self) -> None:
        for table in TABLES:
            self._insert_table(table)
            self.saved[table.path] = {row.key[:1]: row.instance for row in self.rows[table.path]}
            if table.path == CHOICES:
                self.faults += insert_conditions(self.rows)
            if table.path == MEMBERS:
                self.faults += insert_deputies(self.rows)
        self._insert_answers()
        self._approve_budget()
        self._send_minutes()

    def _insert_table(self, table: Table) -> None:
        rows = self.rows[table.path]
        if table.is_directory:
            self.faults += match_existing(table, rows, personal=self.has_personal_data)
        built = [(row, self._built(row)) for row in rows if row.instance is None]
        self.faults += save_all([(row, made) for row, made in built if made is not None])

    def _built(self, row: Row) -> models.Model | None:
        """The unsaved instance; None if it is wrong, or hangs on a row that was refused."""
        columns = self._columns(row)
        if columns is None:
            return None
        instance = row.table.model(**columns)
        faults = [] if row.table.is_bulk else field_faults(row, instance)
        self.faults += faults
        return None if faults else instance

    def _columns(self, row: Row) -> dict[str, Any] | None:
        links = self._links(row)
        if None in links.values():
            return None
        plain = {name: row.values[name] for name in row.table.fields if name not in links}
        plain = {name: value for name, value in plain.items() if name not in row.table.references}
        attributes = {
            row.table.references[name].attribute if name in row.table.references else name: link
            for name, link in links.items()
        }
        return {**plain, **attributes, **self._computed(row)}

    def _links(self, row: Row) -> dict[str, Any]:
        """Rows that this one points to; None for one that was refused itself."""
        links = {
            name: self._referred(reference.table, row.values[name])
            for name, reference in row.table.references.items()
            if row.values[name] is not None
        }
        if row.parent:
            links[row.table.parent] = row.parent.instance
        if row.table.path == "event":
            links["venue"] = self.rows["venue"][0].instance
        elif row.table.has_event:
            links["event"] = self.rows["event"][0].instance
        return links

    def _referred(self, path: str, key: Any) -> Any:
        if path in self.saved:
            return self.saved[path].get((key,))
        return Event.objects.filter(slug=key).first()

    def _computed(self, row: Row) -> dict[str, Any]:
        """Columns that no property holds, or that wait (a budget is approved last)."""
        match row.table.path:
            case "profile_choices":
                return {"bit": self.bits.get(row.values["code"]) if _is_reason(row) else None}
            case "check_ins":
                return {"reasons": reasons_number(row.values["reasons"], self.bits)}
            case "kept_counts":
                return {"shard": MIXED}
            case "budget":
                return {"status": BudgetStatus.DRAFT, "approved_on": None}
            case "committee_meetings" if row.values["minutes_status"] in SENT_ONCE:
                return {"minutes_status": MinutesStatus.DRAFT, "minutes_approved_on": None}
        return {}

    def _insert_answers(self) -> None:
        responses = [row for row in self.rows["surveys.versions.responses"] if row.instance]
        if not self.faults:
            answers = answers_to_insert(responses, self.rows)
            while batch := list(islice(answers, BATCH)):
                copy_all([answer for answer, _decision in batch])
                if decisions := [decision for _answer, decision in batch if decision]:
                    copy_all(decisions)

    def _approve_budget(self) -> None:
        """Last: the database then checks that it balances, if nothing of it is missing."""
        judged = [row for path in BUDGET_TABLES for row in self.rows[path]]
        if any(row.instance is None for row in judged):
            return
        for row in self.rows["budget"]:
            state = {name: row.values[name] for name in ("status", "approved_on")}
            try:
                with transaction.atomic():
                    Budget.objects.filter(pk=row.instance.pk).update(**state)
            except IntegrityError as error:
                self.faults.append(Fault(row.place + pointer("status"), message_of(error)))

    def _send_minutes(self) -> None:
        """Last: what is added to minutes that were sent makes a draft of them again, and nothing
        can be added once they are approved."""
        for row in self.rows["committee_meetings"]:
            if row.instance is None or row.values["minutes_status"] not in SENT_ONCE:
                continue
            found = CommitteeMeeting.objects.filter(pk=row.instance.pk)
            state = {name: row.values[name] for name in ("minutes_status", "minutes_approved_on")}
            try:
                with transaction.atomic():
                    found.update(minutes_status=MinutesStatus.SENT)
                    found.update(**state)
            except IntegrityError as error:
                self.faults.append(Fault(row.place + pointer("minutes_status"), message_of(error)))


def _is_reason(row: Row) -> bool:
    return row.values["dimension"] == ProfileDimension.REASON


def _bits(choices: list[Row]) -> dict[str, int]:
    """{code: bit}: a reason's bit is its place in the list."""
    reasons = [row for row in choices if _is_reason(row)]
    reasons.sort(key=lambda row: (row.values["position"], row.values["code"]))
    return {row.values["code"]: bit for bit, row in enumerate(reasons)}
