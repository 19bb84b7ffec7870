from django.urls import include, path

from reporting.urls_account import account_urls
from reporting.urls_funder import funder_urls
from reporting.urls_results import results_urls
from reporting.views import (
    accounts,
    bilan,
    budget_entry,
    budget_state,
    budget_workbook,
    dashboards,
    live,
    public,
    to_do,
    wall,
    wall_links,
)

dashboard_urls = [
    path("", dashboards.overview, name="dashboard"),
    path("a-faire/", to_do.to_do, name="to_do"),
    path("direct/", live.live, name="live"),
    path("direct/etat/", live.live_state, name="live_state"),
    path("frequentation/", dashboards.attendance, name="dashboard_attendance"),
    path("satisfaction/", dashboards.satisfaction, name="dashboard_satisfaction"),
    path("impact/", dashboards.impact, name="dashboard_impact"),
    path("budget/", dashboards.budget, name="dashboard_budget"),
    path("methode/", dashboards.method, name="dashboard_method"),
]

bilan_urls = [
    path("bilan/", bilan.draft_page, name="bilan_html"),
    path("bilan.pdf", bilan.draft_pdf, name="bilan_pdf"),
    path("bilan/publier/", bilan.publish, name="bilan_publish"),
    path("bilan/versions/", bilan.versions, name="bilan_versions"),
    path("bilan/versions/<int:number>.pdf", bilan.version_pdf, name="bilan_version_pdf"),
]

budget_urls = [
    path("budget/saisie/", budget_entry.budget_entry, name="budget_entry"),
    path("budget/saisie/ligne/<int:line>/", budget_entry.budget_line_save, name="budget_line_save"),
    path("budget/etat/", budget_state.budget_state, name="budget_state"),
    path("budget/tableur/", budget_workbook.budget_import, name="budget_workbook"),
    path(
        "budget/tableur/budget.<slug:file_format>",
        budget_workbook.budget_export,
        name="budget_export",
    ),
]

wall_urls = [
    path("ecrans/", wall_links.wall_links, name="wall_links"),
    path("ecrans/<int:link>/revoquer/", wall_links.wall_link_revoke, name="wall_link_revoke"),
]

urlpatterns = [
    path("ecran/<slug:event>/", wall.wall, name="wall"),
    path("ecran/<slug:event>/donnees", wall.wall_data, name="wall_data"),
    path("pilotage/", dashboards.event_list, name="dashboard_list"),
    path("pilotage/<slug:event>/", include(dashboard_urls + bilan_urls + budget_urls + wall_urls)),
    path("pilotage/<slug:event>/", include(results_urls)),
    path("pilotage/<slug:event>/", include(funder_urls)),
    path("pilotage/<slug:event>/donnees-ouvertes/", accounts.open_data, name="open_data"),
    path(
        "pilotage/<slug:event>/donnees-ouvertes/subventions.csv",
        accounts.open_data_file,
        name="open_data_file",
    ),
    path("pilotage/<slug:event>/comptes-rendus/", include(account_urls)),
    path("evenements/<slug:event>/", public.event_page, name="public_event"),
    path("evenements/<slug:event>/bilan/", bilan.public_page, name="public_bilan"),
    path("evenements/<slug:event>/bilan.pdf", bilan.public_pdf, name="public_bilan_pdf"),
]
