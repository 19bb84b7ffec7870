"""What was offered at given hours. Advice at the hubs, all day long, is not in it."""

from django.utils.translation import gettext_lazy as _

from reporting.figures.figure import Figure, Group, Kind

PROGRAMME_FIGURES = (
    Figure(
        "activities_offered",
        _("activities on the programme"),
        _(
            "Workshops, talks and demonstrations of the programme, each time that they are held. "
            "Advice at the hubs is not counted."
        ),
        _("activities"),
        Group.PROGRAMME,
        Kind.COUNT,
        lambda facts: facts.programme.activities,
        singular=_("activity on the programme"),
    ),
    Figure(
        "seats_offered",
        _("seats announced"),
        _(
            "Seats of the activities of the programme, added up. An activity whose seats are not "
            "limited adds none."
        ),
        _("seats"),
        Group.PROGRAMME,
        Kind.COUNT,
        lambda facts: facts.programme.seats,
        singular=_("seat announced"),
    ),
    Figure(
        "hosting_organisations",
        _("organisations that ran an activity"),
        _(
            "Organisations that agreed or took part and run at least one activity of the "
            "programme, each counted once."
        ),
        _("organisations"),
        Group.PROGRAMME,
        Kind.COUNT,
        lambda facts: facts.programme.hosting,
        singular=_("organisation that ran an activity"),
    ),
)
