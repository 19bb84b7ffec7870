"""What organisations did in their space: decided on its own pages, shown here."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.administration.labels import account_column
from events.administration.scoped import ScopedAdmin, ViewOnly
from partners.models import ChangeProposal, CharterAcceptance, InKindProposal, PartnerAccess

SEARCH = ["partnership__organisation__name"]
LINKS = ["partnership__organisation", "event"]


@admin.register(PartnerAccess)
class PartnerAccessAdmin(ViewOnly, ScopedAdmin):
    list_display = ["partnership", "contact_name", "contact_email", "expires_at", "revoked_at"]
    list_select_related = LINKS
    search_fields = SEARCH
    fields = [
        "partnership",
        ("contact_name", "contact_email"),
        "created_at",
        "expires_at",
        "revoked_at",
    ]


@admin.register(CharterAcceptance)
class CharterAcceptanceAdmin(ViewOnly, ScopedAdmin):
    list_display = ["partnership", "contact_name", "contact_role", "accepted_at", "wording"]
    list_select_related = LINKS
    search_fields = SEARCH
    fields = ["partnership", ("contact_name", "contact_role"), "accepted_at", "wording"]


class ProposalAdmin(ViewOnly, ScopedAdmin):
    list_filter = ["status", "kind"]
    list_select_related = [*LINKS, "decided_by"]
    search_fields = SEARCH
    date_hierarchy = "proposed_at"
    decided_by_account = account_column("decided_by", _("decided by"))
    exclude: list[Any] = ["event", "access", "decided_by"]


@admin.register(ChangeProposal)
class ChangeProposalAdmin(ProposalAdmin):
    list_display = ["partnership", "kind", "status", "proposed_at", "decided_by_account"]
    readonly_fields = ["proposed_at", "decided_by_account"]
    exclude = ["event", "access", "decided_by", "mobilisation", "before", "after", "revision"]


@admin.register(InKindProposal)
class InKindProposalAdmin(ProposalAdmin):
    list_display = ["partnership", "label", "kind", "status", "proposed_at", "decided_by_account"]
    readonly_fields = ["proposed_at", "decided_by_account"]
