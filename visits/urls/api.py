from django.urls import path

from visits.views import api, handround_api

urlpatterns = [
    path("appairage", api.reception_pair, name="reception_pair"),
    path("poste", api.reception_configuration, name="reception_configuration"),
    path("passages", api.reception_sync, name="reception_sync"),
    path("repetition", api.reception_rehearsal, name="reception_rehearsal"),
    path("questionnaires", handround_api.reception_questionnaires, name="reception_questionnaires"),
    path("reponses", handround_api.reception_responses, name="reception_responses"),
    path("openapi.json", api.reception_openapi, name="reception_openapi"),
]
