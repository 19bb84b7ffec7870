from django.urls import path

from events import views
from events.team import views as team

urlpatterns = [
    path("", views.home, name="home"),
    path("pilotage/<slug:event>/equipe/", team.team, name="team"),
    path("pilotage/<slug:event>/equipe/<int:membership>/", team.team_member, name="team_member"),
]
