"""How many came, when, from where, and who they were as far as they said."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.dates import date_text
from events.models import Event
from reporting.figures import FigureSet
from reporting.sections.arrivals import arrival_charts
from reporting.sections.communes import commune_charts
from reporting.sections.masked import Masking, masking_for
from reporting.sections.places import interview_charts, workshop_tables
from reporting.sections.profile import profile_charts
from reporting.sections.section import Panel, Section, recorded, section_of
from visits.purge import purged_on


def attendance_section(event: Event, figures: FigureSet, *, public: bool) -> Section:
    return section_of(
        Panel(
            _("How many people came"),
            figures=recorded(figures.of("beneficiaries", "interviews", "workshop_participations")),
            remarks=(
                _("These three counts are never added together: one visitor may be in each."),
            ),
        ),
        Panel(_("When they came"), charts=tuple(arrival_charts(event))),
        *_panels_about_visitors(event, figures, masking_for(event, public=public)),
        Panel(
            _("What they did there"),
            charts=tuple(interview_charts(event)),
            tables=tuple(workshop_tables(event)),
        ),
    )


def _panels_about_visitors(event: Event, figures: FigureSet, masking: Masking) -> Iterator[Panel]:
    """Nothing is left of it after a purge, which a reader is told rather than shown as nobody."""
    about = _("Who they were")
    if erased_on := purged_on(event):
        words = _(
            "Detail erased on %(day)s, at the end of the time for which it is kept: profiles and "
            "communes are in the published report. The totals stay."
        )
        yield Panel(about, notes=(words % {"day": date_text(erased_on)},))
        return
    arrivals = figures.facts.visits.arrivals or 0
    profile = tuple(profile_charts(event, arrivals, masking))
    communes = tuple(commune_charts(event, arrivals, masking))
    yield Panel(about, charts=profile, remarks=(masking.note(),))
    yield Panel(_("Where they came from"), charts=communes, remarks=(masking.note(),))
