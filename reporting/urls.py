from django.urls import include, path

from reporting.views import bilan, dashboards, public

dashboard_urls = [
    path("", dashboards.overview, name="dashboard"),
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

urlpatterns = [
    path("pilotage/", dashboards.event_list, name="dashboard_list"),
    path("pilotage/<slug:event>/", include(dashboard_urls + bilan_urls)),
    path("evenements/<slug:event>/", public.event_page, name="public_event"),
    path("evenements/<slug:event>/bilan/", bilan.public_page, name="public_bilan"),
    path("evenements/<slug:event>/bilan.pdf", bilan.public_pdf, name="public_bilan_pdf"),
]
