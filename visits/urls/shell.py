from django.urls import path

from visits.views import shell

urlpatterns = [
    path("", shell.shell, name="reception"),
    path("sw.js", shell.worker, name="reception_worker"),
    path("manifest.webmanifest", shell.manifest, name="reception_manifest"),
    path("communes.json", shell.communes, name="reception_communes"),
]
