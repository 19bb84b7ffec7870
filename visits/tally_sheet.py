"""The sheet on which people are counted when there is no tablet: pages of boxes to tick."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.dates import date_text
from core.hours import hour_text
from core.pdf import render_pdf
from events.models import Event, OpeningDay
from visits.models.asked import Question
from visits.models.check_in import Qpv
from visits.models.profile import ProfileDimension
from visits.paper_sheet import Step, activities_on, line_label, lines_of

STYLESHEETS = ("css/fonts.css", "css/tally-sheet.css")
# A season of a hundred days would be hundreds of pages: then one sheet, whose date is written in.
MOST_DAYS = 10
USUAL_HOURS = (time(9), time(18))
LINES_TO_WRITE_IN = 6
# In millimetres, as static/css/tally-sheet.css draws them.
PAGE_HEIGHT = 208
BOX_HEIGHT, LINE_PADDING = 5.2, 1.5
TABLE_HEIGHT, ACTIVITY_HEIGHT = 27, 9.5
FEWEST_ROWS, MOST_ROWS = 2, 6


@dataclass(frozen=True)
class TallyLine:
    """What is counted; a `note` under it; without a label, to be written in."""

    label: str = ""
    note: str = ""


@dataclass(frozen=True)
class TallyTable:
    """`rows`: how many rows of boxes each line has; none when a number is written instead."""

    caption: str
    heading: str
    lines: tuple[TallyLine, ...]
    rows: int
    hint: str = ""

    @property
    def box_rows(self) -> range:
        return range(self.rows)


@dataclass(frozen=True)
class TallyPage:
    title: str
    tables: tuple[TallyTable, ...]
    day: str = ""
    is_dated: bool = True


def tally_sheet_pdf(event: Event, days: list[OpeningDay]) -> bytes:
    """Raises core.pdf.PdfUnavailable."""
    html = render_to_string(
        "visits/tally_sheet.html", {"event": event, "pages": list(pages_of(event, days))}
    )
    return render_pdf(
        html,
        stylesheets=STYLESHEETS,
        identity=f"{event.slug} feuille-de-pointage",
        dated=timezone.make_aware(datetime.combine(event.starts_on, time.min)),
    )


def pages_of(event: Event, days: list[OpeningDay]) -> Iterator[TallyPage]:
    sheets = days if 0 < len(days) <= MOST_DAYS else [_any_day(event, days)]
    for day in sheets:
        yield from _door_pages(event, day)
        yield from _place_page(event, day)
    profile = tuple(_profile_tables(event))
    if profile:
        yield TallyPage(_("Who came (optional)"), profile, is_dated=False)


def _any_day(event: Event, days: list[OpeningDay]) -> OpeningDay:
    """Not one of the days: it stands for all of them, with the widest hours."""
    opens = min((day.opens_at for day in days), default=USUAL_HOURS[0])
    closes = max((day.closes_at for day in days), default=USUAL_HOURS[1])
    return OpeningDay(date=event.starts_on, opens_at=opens, closes_at=closes)


def _door_pages(event: Event, day: OpeningDay) -> Iterator[TallyPage]:
    labels = [TallyLine(line_label(line)) for line in lines_of(day, Step.HOUR)]
    rows = rows_that_fit(len(labels), PAGE_HEIGHT)
    titles = [_("Arrivals"), _("Exits")] if event.counts_exits else [_("Arrivals")]
    for title in titles:
        hint = _("One box for each person, one row is 25.")
        table = TallyTable(title, _("Hour"), tuple(labels), rows, hint)
        yield TallyPage(title, (table,), _day_text(day))


def _place_page(event: Event, day: OpeningDay) -> Iterator[TallyPage]:
    workshops = tuple(_workshops(event, day))
    height = sum(TABLE_HEIGHT + ACTIVITY_HEIGHT * len(table.lines) for table in workshops)
    tables = (*_interviews(event, PAGE_HEIGHT - height), *workshops)
    if tables:
        yield TallyPage(_("Interviews and workshops"), tables, _day_text(day))


def rows_that_fit(lines: int, height: float) -> int:
    """Rows of boxes of each line, when so many lines share that height."""
    rows = int((height / lines - LINE_PADDING) / BOX_HEIGHT)
    return min(MOST_ROWS, max(FEWEST_ROWS, rows))


def _interviews(event: Event, height: float) -> Iterator[TallyTable]:
    hubs = tuple(TallyLine(hub.name) for hub in event.hubs.all())
    if hubs:
        rows = rows_that_fit(len(hubs), height)
        hint = _("One box for each interview, one row is 25.")
        yield TallyTable(_("Interviews by hub"), _("Hub"), hubs, rows, hint)


def _workshops(event: Event, day: OpeningDay) -> Iterator[TallyTable]:
    """Written in by hand on a sheet that stands for any day."""
    activities = activities_on(event, day.date) if day.pk else []
    lines = [
        TallyLine(
            f"{hour_text(timezone.localtime(one.starts_at))} · {one.title}",
            one.room.name if one.room else "",
        )
        for one in activities
    ]
    if not day.pk and event.activities.exists():
        lines = [TallyLine()] * LINES_TO_WRITE_IN
    if lines:
        hint = _("Count the participants once, in the middle of the activity.")
        caption = _("Workshops, talks and demonstrations")
        yield TallyTable(caption, _("Activity"), tuple(lines), 0, hint)


def _profile_tables(event: Event) -> Iterator[TallyTable]:
    """The questions that the tablets ask, else every list of the event; codes for who types."""
    lists: dict[str, list[TallyLine]] = {}
    for choice in event.profile_choices.all():
        is_reason = choice.dimension == ProfileDimension.REASON
        name = str(Question.REASONS if is_reason else choice.dimension)
        lists.setdefault(name, []).append(TallyLine(choice.label, choice.code))
    asked = list(event.asked_questions.values_list("question", flat=True))
    if Question.QPV in asked:
        lists[Question.QPV] = [TallyLine(capfirst(str(one.label)), one.value) for one in Qpv]
    if Question.INSEE_CODE in asked:
        lists[Question.INSEE_CODE] = [TallyLine()] * LINES_TO_WRITE_IN
    for name in asked or lists:
        if name in lists:
            caption = capfirst(str(Question(name).label))
            hint = _("One row is 20.")
            yield TallyTable(caption, _("Item and code"), tuple(lists[name]), 1, hint)


def _day_text(day: OpeningDay) -> str:
    return date_text(day.date) if day.pk else ""
