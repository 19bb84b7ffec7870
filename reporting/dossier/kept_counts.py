"""What a purge left: of the visits counts by quarter-hour, of the answers totals by question. What
they counted is gone, so a dossier has one or the other."""

from collections.abc import Iterable, Iterator

from django.db.models import Sum
from django.utils.translation import gettext as _

from events.models import Event
from reporting.dossier.errors import Fault
from reporting.dossier.rows import Rows
from visits.models import SlotTally

PATH = "kept_counts"
KEY = ("kind", "slot", "hub_id", "activity_id")
TOTALS = (
    "surveys.kept",
    "surveys.versions.questions.kept",
    "surveys.versions.questions.kept_marks",
    "surveys.versions.questions.choices.kept",
)


def kept_counts(event: Event) -> Iterator[SlotTally]:
    """Unsaved, each with a key of its own: the counters of all shards added up."""
    tallies = SlotTally.objects.filter(event=event, event__purge__isnull=False)
    rows = tallies.values(*KEY).order_by(*KEY)
    sums = rows.annotate(all_people=Sum("people"), all_check_ins=Sum("check_ins"))
    for number, row in enumerate(sums.filter(all_check_ins__gt=0), start=1):
        yield SlotTally(
            pk=number,
            event=event,
            people=row["all_people"],
            check_ins=row["all_check_ins"],
            **{name: row[name] for name in KEY},
        )


def count_faults(rows: Rows) -> Iterable[Fault]:
    """Without a purge, PostgreSQL counts the check-ins itself: all would count twice."""
    if rows[PATH] and not rows["purge"]:
        yield Fault(
            f"/{PATH}", _("Only an event whose detail was erased has counts: leave this out.")
        )
    for row in (row for path in TOTALS for row in rows[path]):
        if not rows["survey_purge"]:
            yield Fault(row.place, _("Only an event whose answers were erased has such totals."))
