from django.urls import include, path

from reporting.views import dashboards, public

dashboard_urls = [
    path("", dashboards.overview, name="dashboard"),
    path("frequentation/", dashboards.attendance, name="dashboard_attendance"),
    path("satisfaction/", dashboards.satisfaction, name="dashboard_satisfaction"),
    path("impact/", dashboards.impact, name="dashboard_impact"),
    path("budget/", dashboards.budget, name="dashboard_budget"),
    path("methode/", dashboards.method, name="dashboard_method"),
]

urlpatterns = [
    path("pilotage/", dashboards.event_list, name="dashboard_list"),
    path("pilotage/<slug:event>/", include(dashboard_urls)),
    path("evenements/<slug:event>/", public.event_page, name="public_event"),
]
