from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.siret import SiretFormField
from events.administration.shared import SharedAdmin
from events.models import Event
from partners.admin.organisation_form import OrganisationForm
from partners.admin.rows_of_event import PartnershipRow, WithRowOfEvent
from partners.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(WithRowOfEvent, SharedAdmin):
    form = OrganisationForm
    inlines = [PartnershipRow]
    list_display = ["name", "acronym", "kind", "is_spro", "commune"]
    list_filter = ["kind", "is_spro"]
    search_fields = ["name", "acronym", "code", "siret", "commune"]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "acronym", "code", "kind", "is_spro"],
                "description": _(
                    "The directory is shared by all events of this platform. "
                    "An entry that another event uses can be read but not changed."
                ),
            },
        ),
        (_("Identity and place"), {"fields": ["siret", "commune", "insee_code", "website"]}),
    ]

    class Media:
        js = ["js/commune-search.js"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "siret":
            kwargs["form_class"] = SiretFormField
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def events_using(self, obj: Any) -> QuerySet[Event]:
        """Those in which it takes part, or one of its people does."""
        taking_part = Q(partnerships__organisation=obj.pk)
        person_takes_part = Q(mobilisations__professional__organisation=obj.pk)
        return Event.objects.filter(taking_part | person_takes_part)

    def choice_label(self, obj: Any) -> str:
        return f"{obj.name} ({obj.acronym})" if obj.acronym else obj.name
