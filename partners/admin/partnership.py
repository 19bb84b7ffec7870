from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.administration.inlines import Rows
from events.administration.scoped import ScopedAdmin
from partners.admin.filters import CharterFilter
from partners.admin.forms import PartnershipForm
from partners.models import ActivityHost, Partnership

ROLES = ("is_carrier", "is_partner", "is_funder", "is_host")


class HostedActivityRows(Rows):
    model = ActivityHost
    fk_name = "partnership"
    autocomplete_fields = ["activity"]
    fixed = ("activity",)
    select_related = ("activity", "partnership__organisation")
    verbose_name = _("activity that the organisation runs")
    verbose_name_plural = _("activities that the organisation runs")


@admin.register(Partnership)
class PartnershipAdmin(ScopedAdmin):
    form = PartnershipForm
    list_display = [
        "organisation",
        "status",
        "roles",
        "joined_on",
        "charter_accepted_on",
    ]
    list_filter = [CharterFilter, "status", *ROLES]
    list_select_related = ["organisation", "event"]
    search_fields = ["organisation__name", "organisation__acronym", "organisation__code"]
    autocomplete_fields = ["organisation"]
    inlines = [HostedActivityRows]
    fieldsets = [
        (None, {"fields": ["organisation", "status"]}),
        (
            _("Roles"),
            {
                "fields": [*ROLES],
                "description": _("An organisation may hold several roles on the same event."),
            },
        ),
        (
            _("Commitment"),
            {
                "fields": [
                    ("invited_on", "reminded_on"),
                    "joined_on",
                    ("charter_accepted_on", "charter_accepted_by"),
                    "agreement_signed_on",
                    "note",
                ]
            },
        ),
    ]

    @admin.display(description=_("roles"))
    def roles(self, obj: Partnership) -> str:
        held = [name for name in ROLES if getattr(obj, name)]
        return ", ".join(str(obj._meta.get_field(name).verbose_name) for name in held)
