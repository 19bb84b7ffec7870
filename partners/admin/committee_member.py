"""Who sits on the committee, and its rules. Names appear only to those who coordinate the event."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.administration.scoped import ScopedAdmin
from events.administration.single import SingleForEvent
from partners.models import CommitteeMember, CommitteeRules


@admin.register(CommitteeMember)
class CommitteeMemberAdmin(ScopedAdmin):
    list_display = ["name", "organisation", "deputy", "has_voice", "left_on"]
    list_filter = ["has_voice"]
    list_select_related = [
        "event",
        "professional",
        "partnership__organisation",
        "deputy_of__professional",
    ]
    search_fields = [
        "last_name",
        "professional__last_name",
        "code",
        "partnership__organisation__name",
    ]
    autocomplete_fields = ["partnership", "professional", "deputy_of"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "partnership",
                    "professional",
                    ("first_name", "last_name"),
                    "email",
                    "code",
                ],
                "description": _(
                    "Personal data: only what convening needs. Whoever is in the directory is "
                    "chosen there, and keeps one address."
                ),
            },
        ),
        (_("Seat"), {"fields": ["deputy_of", "has_voice", "left_on"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CommitteeMember]:
        return super().get_queryset(request).select_related("professional")

    def choice_label(self, obj: Any) -> str:
        return f"{obj.display_name} · {obj.partnership}"

    @admin.display(description=_("member"), ordering="last_name")
    def name(self, obj: CommitteeMember) -> str:
        return obj.display_name

    @admin.display(description=_("organisation"), ordering="partnership__organisation__name")
    def organisation(self, obj: CommitteeMember) -> str:
        return str(obj.partnership)

    @admin.display(description=_("deputy of"))
    def deputy(self, obj: CommitteeMember) -> str:
        return obj.deputy_of.display_name if obj.deputy_of else ""


@admin.register(CommitteeRules)
class CommitteeRulesAdmin(SingleForEvent, ScopedAdmin):
    list_display = ["quorum", "event"]
    list_select_related = ["event"]
