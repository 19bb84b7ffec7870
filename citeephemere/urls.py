from django.contrib import admin
from django.urls import include, path

from core import views

handler400 = "citeephemere.refused_requests.refuse_request"

urlpatterns = [
    path("", include("events.urls")),
    path("", include("events.mail.urls")),
    path("", include("surveys.urls")),
    path("", include("surveys.urls_staff")),
    path("", include("partners.urls_preparation")),
    path("", include("partners.urls_space")),
    path("", include("partners.urls_surveys")),
    path("", include("partners.urls_directory")),
    path("", include("visits.urls")),
    path("", include("partners.committees.urls")),
    path("", include("partners.programme.urls")),
    path("", include("budgets.urls")),
    path("", include("reporting.urls")),
    path("administration/", admin.site.urls),
    path("compte/", include("accounts.urls")),
    path("accessibilite", views.accessibility, name="accessibility"),
    path("mentions-legales", views.legal, name="legal"),
    path("communes", views.communes, name="communes"),
    path("theme.css", views.theme_css, name="theme_css"),
]
