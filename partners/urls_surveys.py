from django.urls import path

from partners.views.survey_invitations import survey_invitations

urlpatterns = [
    path(
        "pilotage/<slug:event>/questionnaires/<slug:survey>/invitations/",
        survey_invitations,
        name="survey_invitations",
    ),
]
