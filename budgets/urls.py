"""Under the address of an event: what proves the budget, what is given, who grants.

The pages that show sums are in `reporting`, which makes them.
"""

from django.urls import include, path

from budgets.views import evidence, funders, grants, in_kind, payments, space

event_urls = [
    path("nature/", in_kind.in_kind_list, name="budget_in_kind"),
    path("nature/ajouter/", in_kind.in_kind_add, name="in_kind_add"),
    path("nature/propositions/<int:offer>/", in_kind.offer_accept, name="offer_accept"),
    path("nature/<int:contribution>/", in_kind.in_kind_edit, name="in_kind_edit"),
    path("nature/<int:contribution>/action/", in_kind.in_kind_act, name="in_kind_act"),
    path("subventions/", grants.grant_list, name="budget_grants"),
    path("subventions/ajouter/", grants.grant_add, name="grant_add"),
    path("subventions/<int:grant>/", grants.grant_edit, name="grant_edit"),
    path("subventions/<int:grant>/retirer/", grants.grant_remove, name="grant_remove"),
    path("subventions/<int:grant>/versements/", payments.payment_add, name="payment_add"),
    path(
        "subventions/<int:grant>/versements/<int:payment>/retirer/",
        payments.payment_remove,
        name="payment_remove",
    ),
    path("pieces/", evidence.budget_evidence, name="budget_evidence"),
    path("pieces/<int:evidence>/", evidence.evidence_file, name="evidence_file"),
    path("pieces/<int:evidence>/retirer/", evidence.evidence_remove, name="evidence_remove"),
    path("financeurs/", funders.funder_access, name="funder_access"),
    path("financeurs/budget/", funders.funder_opening, name="funder_opening"),
    path(
        "financeurs/<int:representative>/retirer/",
        funders.funder_access_remove,
        name="funder_access_remove",
    ),
]

space_urls = [
    path("", space.space_gifts, name="space_gifts"),
    path("<int:contribution>/accord/", space.space_gift_accept, name="space_gift_accept"),
]

urlpatterns = [
    path("pilotage/<slug:event>/budget/", include(event_urls)),
    path("espace/apports/", include(space_urls)),
]
