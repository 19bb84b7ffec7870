"""The content of each part, as laid down in the plan of the report."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from events.models import Event
from reporting.bilan.narrative import Passage, passages
from reporting.bilan.parts import Block, Part
from reporting.figures import FigureSet, Group
from reporting.sections.attendance import attendance_section
from reporting.sections.budget import budget_section
from reporting.sections.masked import masking_for
from reporting.sections.partner_growth import growth_section
from reporting.sections.satisfaction import satisfaction_section
from reporting.sections.section import Panel, Section, recorded, section_of
from reporting.sections.verbatims import published_quotes
from reporting.tables import governance, method, network, objectives, programme

GOVERNANCE = (
    "committee_meetings",
    "committee_people",
    "committee_organisations",
    "decisions",
    "decisions_done",
    "decisions_open",
    "decisions_late",
)
PANEL_LEVEL = 3  # under the heading of the part
Texts = Mapping[str, tuple[Passage, ...]]


def body_parts(event: Event, figures: FigureSet, texts: Texts) -> Iterator[Part]:
    satisfaction = _satisfaction(event, figures, texts)
    attendance = _attendance(event, figures, texts)
    partners = _partners(event, figures, texts)
    yield _context(event, texts)
    yield _governance(event, figures, texts)
    yield partners
    yield _programme(event, figures, texts)
    yield _communication(event, texts)
    yield attendance
    yield satisfaction
    yield _words(event)
    yield _objectives(event, figures)
    yield _budget(event, figures, texts)
    yield _lessons(texts)
    yield _method(event, figures, texts)
    yield _annex_partners(event)
    yield _annex_figures(figures)
    yield _annex_charts(partners, attendance, satisfaction)


def _context(event: Event, texts: Texts) -> Part:
    blocks = (
        Block(_("Context"), texts.get("context", ())),
        Block(_("The venue"), passages(event.venue.description)),
        Block(_("Objectives"), texts.get("objectives", ())),
    )
    return Part("contexte", _("Context and objectives"), blocks)


def _governance(event: Event, figures: FigureSet, texts: Texts) -> Part:
    block = Block(
        passages=texts.get("governance", ()),
        figures=recorded(figures.of(*GOVERNANCE)),
        tables=tuple(governance.governance_tables(event)),
    )
    return Part("gouvernance", _("Governance"), (block,))


def _partners(event: Event, figures: FigureSet, texts: Texts) -> Part:
    prepared = figures.in_group(Group.PREPARATION)
    blocks = (
        Block(
            _("The partners"),
            texts.get("partners", ()),
            figures=recorded(figures.in_group(Group.PARTNERS)),
            section=growth_section(event, level=PANEL_LEVEL + 1),
            tables=tuple(network.partner_tables(event)),
        ),
        Block(
            _("The preparation"),
            figures=recorded(value for value in prepared if value.code not in GOVERNANCE),
            tables=tuple(governance.preparation_tables(event)),
        ),
    )
    return Part("partenaires", _("Partners and their preparation"), blocks)


def _programme(event: Event, figures: FigureSet, texts: Texts) -> Part:
    block = Block(
        passages=texts.get("programme", ()),
        figures=recorded(figures.in_group(Group.PROGRAMME)),
        tables=tuple(programme.programme_tables(event)),
    )
    return Part("programme", _("Programme"), (block,))


def _communication(event: Event, texts: Texts) -> Part:
    tables = tuple(programme.communication_tables(event))
    block = Block("", texts.get("communication", ()), tables=tables)
    return Part("communication", _("Communication"), (block,))


def _attendance(event: Event, figures: FigureSet, texts: Texts) -> Part:
    block = _told_and_drawn(texts, "attendance", attendance_section(event, figures, public=True))
    return Part("frequentation", _("Attendance"), (block,))


def _satisfaction(event: Event, figures: FigureSet, texts: Texts) -> Part:
    section = satisfaction_section(figures, masking_for(event, public=True))
    block = _told_and_drawn(texts, "satisfaction", section)
    return Part("satisfaction", _("Satisfaction"), (block,))


def _words(event: Event) -> Part:
    """What the coordinator chose among the verbatims that were published."""
    quotes = tuple(published_quotes(event, for_report=True))
    section = section_of(Panel(_("What people wrote"), quotes=quotes))
    block = Block(section=replace(section, level=PANEL_LEVEL))
    return Part("paroles", _("In their own words"), (block,))


def _objectives(event: Event, figures: FigureSet) -> Part:
    tables = tuple(objectives.objective_tables(event, figures))
    return Part("resultats", _("Objectives: planned and achieved"), (Block(tables=tables),))


def _budget(event: Event, figures: FigureSet, texts: Texts) -> Part:
    block = _told_and_drawn(texts, "budget", budget_section(event, figures))
    return Part("budget", _("Budget"), (block,))


def _lessons(texts: Texts) -> Part:
    blocks = (
        Block(_("Strengths"), texts.get("strengths", ())),
        Block(_("Difficulties"), texts.get("difficulties", ())),
        Block(_("Recommendations"), texts.get("recommendations", ())),
    )
    return Part("enseignements", _("Strengths, difficulties, recommendations"), blocks)


def _method(event: Event, figures: FigureSet, texts: Texts) -> Part:
    illustrative = passages(event.demonstration_note) if event.is_demonstration else ()
    rules = method.method_notes(event, public=True)
    block = Block(
        passages=(*illustrative, *texts.get("method", ())),
        rules=tuple(Passage(text=rule) for rule in rules),
        tables=tuple(method.response_tables(figures)),
    )
    return Part("methode", _("Method"), (block,))


def _annex_partners(event: Event) -> Part:
    block = Block(tables=tuple(network.directory_tables(event)))
    return Part("annexe-partenaires", _("List of the partners"), (block,), is_annex=True)


def _annex_figures(figures: FigureSet) -> Part:
    block = Block(tables=tuple(method.definition_tables(figures)))
    return Part("annexe-chiffres", _("All figures and their definitions"), (block,), is_annex=True)


def _annex_charts(*parts: Part) -> Part:
    """The budget's chart is left out: the table of its lines stands beside it."""
    data = tuple(table for part in parts for table in part.chart_data())
    title = _("Data of the charts")
    block = Block(data=data)
    return Part("annexe-donnees", title, (block,), is_annex=True, is_for_paper=True)


def _told_and_drawn(texts: Texts, code: str, section: Section) -> Block:
    return Block(passages=texts.get(code, ()), section=replace(section, level=PANEL_LEVEL))
