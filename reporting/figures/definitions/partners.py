from django.utils.translation import gettext_lazy as _

from reporting.figures.figure import Figure, Group, Kind

ORGANISATIONS = _("organisations")
PEOPLE = _("people")

PARTNER_FIGURES = (
    Figure(
        "partner_organisations",
        _("partner organisations"),
        _(
            "Organisations with the role of partner that agreed to take part or took part. "
            "Those that were only invited, that declined or that withdrew are not counted."
        ),
        ORGANISATIONS,
        Group.PARTNERS,
        Kind.COUNT,
        lambda facts: facts.partners.partners,
        singular=_("partner organisation"),
    ),
    Figure(
        "carrier_organisations",
        _("carrier organisations"),
        _("Organisations that answer for the event together. A carrier may also be a partner."),
        ORGANISATIONS,
        Group.PARTNERS,
        Kind.COUNT,
        lambda facts: facts.partners.carriers,
        singular=_("carrier organisation"),
    ),
    Figure(
        "funder_organisations",
        _("funders"),
        _("Organisations with the role of funder that agreed to take part or took part."),
        ORGANISATIONS,
        Group.PARTNERS,
        Kind.COUNT,
        lambda facts: facts.partners.funders,
        singular=_("funder"),
    ),
    Figure(
        "spro_organisations",
        _("partners that belong to the SPRO"),
        _("Partner organisations that are members of the regional public guidance service."),
        ORGANISATIONS,
        Group.PARTNERS,
        Kind.COUNT,
        lambda facts: facts.partners.spro,
        singular=_("partner that belongs to the SPRO"),
    ),
    Figure(
        "professionals_mobilised",
        _("professionals mobilised"),
        _(
            "Professionals listed for the event, whatever their role and hub. "
            "Each person counts once, even with several tasks."
        ),
        PEOPLE,
        Group.PARTNERS,
        Kind.COUNT,
        lambda facts: facts.partners.mobilised,
        singular=_("professional mobilised"),
    ),
    Figure(
        "professionals_prepared",
        _("professionals prepared"),
        _(
            "Mobilised professionals who attended at least one preparation session. "
            "Registered but absent does not count."
        ),
        PEOPLE,
        Group.PARTNERS,
        Kind.COUNT,
        lambda facts: facts.partners.prepared,
        singular=_("professional prepared"),
    ),
)
