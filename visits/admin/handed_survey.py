from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.administration.scoped import ScopedAdmin
from visits.models import HandedSurvey


@admin.register(HandedSurvey)
class HandedSurveyAdmin(ScopedAdmin):
    list_display = ["desk", "survey"]
    list_filter = ["survey__audience"]
    list_select_related = ["desk", "survey", "event"]
    search_fields = ["desk__name", "survey__title"]
    fieldsets = [
        (
            None,
            {
                "fields": ["desk", "survey"],
                "description": _(
                    "The questionnaires that the tablet of a desk may hand round. Easier on the "
                    "page of the desk."
                ),
            },
        ),
    ]
