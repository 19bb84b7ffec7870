from django.urls import include, path

urlpatterns = [
    path("accueil/", include("visits.urls.shell")),
    path("accueil/api/", include("visits.urls.api")),
    path("pilotage/<slug:event>/", include("visits.urls.staff")),
]
