"""The first wording of each text of an account, from what is recorded. People change it.

Every number comes from the registry of figures or from the budget.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.nomenclature import GRANT_SLUGS, LINE_BY_SLUG, InKindSource, InKindUse, Side
from events.models import Event
from reporting.account.table import AccountTable
from reporting.bilan.narrative import BULLET
from reporting.figures import FigureSet, amounts
from reporting.figures.facts import BudgetFacts, LineFacts
from reporting.statistics.amounts import Gap
from reporting.statistics.formatting import amount_gap_text, amount_text, percent_gap_text
from reporting.tables.network import carrier_names
from reporting.tables.objectives import objective_tables

PREPARATION = (
    "partner_organisations",
    "professionals_mobilised",
    "presentation_meetings",
    "committee_meetings",
    "resource_half_days",
    "awareness_days",
    "portal_days",
)
PEOPLE = ("beneficiaries", "interviews", "workshop_participations")
OPINIONS = ("visitor_satisfaction", "workshop_satisfaction", "professional_concept_approval")
INDIRECT = "indirect"


def suggest(event: Event, figures: FigureSet, table: AccountTable) -> dict[str, str]:
    """Text by name; those about which nothing is recorded are empty."""
    budget = figures.facts.budget
    return {
        "implementation": " ".join(_implementation(event, figures)),
        "beneficiaries": _list(_people(figures)),
        "dates_and_places": _dates_and_places(event),
        "objectives": _list(_objectives(event, figures)),
        "allocation_rules": _allocation(budget),
        "gaps": "\n\n".join(_gaps(event, budget)),
        "in_kind": _list(_in_kind(budget)),
        "observations": "\n\n".join([*_who_gives(budget), *_rounding(table)]),
    }


def _list(sentences: Iterator[str]) -> str:
    """As the texts of the report write it: "- " makes an item."""
    return "\n".join(f"{BULLET}{sentence}" for sentence in sentences)


def _implementation(event: Event, figures: FigureSet) -> Iterator[str]:
    carriers = carrier_names(event)
    if carriers:
        yield _("%(event)s, carried by: %(carriers)s.") % {
            "event": event.name,
            "carriers": ", ".join(carriers),
        }
    counted = _listed(figures, PREPARATION)
    if counted:
        yield _("Before the day: %(counted)s.") % {"counted": counted}
    hubs = [hub.name for hub in event.hubs.all()]
    if hubs:
        yield _("Advice without appointment at these hubs: %(hubs)s.") % {"hubs": ", ".join(hubs)}
    activities = event.activities.count()
    if activities:
        yield ngettext(
            "%(count)s activity in the programme.",
            "%(count)s activities in the programme.",
            activities,
        ) % {"count": activities}


def _people(figures: FigureSet) -> Iterator[str]:
    for value in figures.of(*PEOPLE):
        if value.is_known:
            yield f"{value.text} {value.label}."
    if any(value.is_known for value in figures.of(*PEOPLE)):
        yield _("Counted anonymously; the three counts are never added together.")


def _dates_and_places(event: Event) -> str:
    venue = event.venue
    town = " ".join(filter(None, (venue.postcode, venue.commune)))
    place = ", ".join(filter(None, (venue.name, venue.address, town)))
    return f"{event.period} – {place}"


def _objectives(event: Event, figures: FigureSet) -> Iterator[str]:
    for table in objective_tables(event, figures):
        for row in table.rows:
            name, planned, achieved = (cell.text for cell in row[:3])
            yield _("%(name)s: planned %(planned)s, achieved %(achieved)s.") % {
                "name": name,
                "planned": planned,
                "achieved": achieved,
            }
    for value in figures.of(*OPINIONS):
        if value.is_known:
            base = f" ({value.base_text})" if value.base_text else ""
            yield f"{value.label[:1].upper()}{value.label[1:]} : {value.text}{base}."


def _listed(figures: FigureSet, codes: tuple[str, ...]) -> str:
    known = [value for value in figures.of(*codes) if value.is_known and value.value]
    return ", ".join(f"{value.text} {value.label}" for value in known)


def _allocation(budget: BudgetFacts) -> str:
    lines = [line for line in budget.lines if LINE_BY_SLUG[line.slug].account == INDIRECT]
    if budget.lines and not any(line.actual for line in lines):
        return _("No indirect charge is put on this action.")
    return ""


def _gaps(event: Event, budget: BudgetFacts) -> Iterator[str]:
    has_plan = amounts.has_plan(budget)
    for line in budget.lines:
        gap = Gap(line.planned, line.actual)
        if line.comment and gap.reaches(event.explain_gap_from, has_plan=has_plan):
            yield _("%(line)s (%(amount)s, %(percent)s): %(comment)s") % {
                "line": _name(line),
                "amount": amount_gap_text(line.actual if gap.amount is None else gap.amount),
                "percent": percent_gap_text(gap.percent),
                "comment": line.comment,
            }
    if budget.comment:
        yield budget.comment


def _name(line: LineFacts) -> str:
    return line.label or str(LINE_BY_SLUG[line.slug].label)


def _in_kind(budget: BudgetFacts) -> Iterator[str]:
    for row in budget.in_kind:
        kind = InKindUse(row.use).label if row.use else InKindSource(row.source).label
        giver = f", {row.giver}" if row.giver else ""
        yield f"{row.label} ({kind}{giver}) : {amount_text(row.value)}."
    total = amounts.in_kind(budget, Side.EXPENSE)
    if total is not None:
        yield _("In total: %(total)s, not added to the charges.") % {"total": amount_text(total)}


def _who_gives(budget: BudgetFacts) -> Iterator[str]:
    """Where several share a line of the form, which has no room for all the names."""
    funders = {grant.code: grant.funder for grant in budget.grants}
    for slug in GRANT_SLUGS:
        lines = [line for line in budget.lines if line.slug == slug]
        if len(lines) > 1:
            given = [
                f"{funders.get(line.grant_code) or _name(line)} ({amount_text(line.actual)})"
                for line in lines
            ]
            kind = LINE_BY_SLUG[slug].label
            yield _("Grants, %(kind)s: %(given)s.") % {"kind": kind, "given": ", ".join(given)}


def _rounding(table: AccountTable) -> Iterator[str]:
    if table.adjusted:
        yield _(
            "Amounts are in whole euros. So that the sums are right to the euro, these lines are "
            "one euro away from their own rounding: %(lines)s."
        ) % {"lines": ", ".join(table.adjusted)}
