"""How many came, when, from where, and who they were as far as they said."""

from django.utils.translation import gettext as _

from events.models import Event
from reporting.figures import FigureSet
from reporting.sections.arrivals import arrival_charts
from reporting.sections.communes import commune_charts
from reporting.sections.masked import masking_for
from reporting.sections.places import interview_charts, workshop_tables
from reporting.sections.profile import profile_charts
from reporting.sections.section import Panel, Section, recorded, section_of


def attendance_section(event: Event, figures: FigureSet, *, public: bool) -> Section:
    masking = masking_for(event, public=public)
    profile = tuple(profile_charts(event, masking))
    communes = tuple(commune_charts(event, masking))
    return section_of(
        Panel(
            _("How many people came"),
            figures=recorded(figures.of("beneficiaries", "interviews", "workshop_participations")),
            remarks=(
                _("These three counts are never added together: one visitor may be in each."),
            ),
        ),
        Panel(_("When they came"), charts=tuple(arrival_charts(event))),
        Panel(_("Who they were"), charts=profile, remarks=(masking.note(),)),
        Panel(_("Where they came from"), charts=communes, remarks=(masking.note(),)),
        Panel(
            _("What they did there"),
            charts=tuple(interview_charts(event)),
            tables=tuple(workshop_tables(event)),
        ),
    )
