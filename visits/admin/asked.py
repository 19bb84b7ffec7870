from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.administration.scoped import ScopedAdmin
from visits.models import AskedQuestion


@admin.register(AskedQuestion)
class AskedQuestionAdmin(ScopedAdmin):
    list_display = ["question", "position"]
    ordering = ["position", "question"]
    fieldsets = [
        (
            None,
            {
                "fields": ["question", "position"],
                "description": _(
                    "What tablets ask about a visitor, always optional. Each question makes the "
                    "queue longer: two or three are enough. Tablets take a change over by "
                    "themselves."
                ),
            },
        ),
    ]
