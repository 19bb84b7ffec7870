from django.contrib import admin
from django.urls import include, path

from core import views

urlpatterns = [
    path("", include("events.urls")),
    path("", include("reporting.urls")),
    path("administration/", admin.site.urls),
    path("compte/", include("accounts.urls")),
    path("accessibilite", views.accessibility, name="accessibility"),
    path("mentions-legales", views.legal, name="legal"),
    path("theme.css", views.theme_css, name="theme_css"),
]
