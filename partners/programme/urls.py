"""Under the address of an event: its programme, for the team and for everybody."""

from django.urls import include, path

from partners.programme.views import activities, floor, presences, public

activity_urls = [
    path("", activities.programme_change, name="programme_change"),
    path("copier/", activities.programme_copy, name="programme_copy"),
    path("supprimer/", activities.programme_delete, name="programme_delete"),
]
presence_urls = [
    path("", presences.programme_presences, name="programme_presences"),
    path("nouvelle/", presences.programme_presence_add, name="programme_presence_add"),
    path(
        "<int:presence>/retirer/",
        presences.programme_presence_delete,
        name="programme_presence_delete",
    ),
]
floor_urls = [
    path("", floor.floor, name="floor"),
    path("nouveau/", floor.floor_stand_add, name="floor_stand_add"),
    path("liste.pdf", floor.floor_print, name="floor_print"),
    path("liste.<slug:file_format>", floor.floor_file, name="floor_file"),
    path("<slug:stand>/", floor.floor_stand_change, name="floor_stand_change"),
    path("<slug:stand>/supprimer/", floor.floor_stand_delete, name="floor_stand_delete"),
]
programme_urls = [
    path("", activities.programme, name="programme"),
    path("programme.pdf", activities.programme_print, name="programme_print"),
    path("nouvelle-animation/", activities.programme_add, name="programme_add"),
    path("animations/<slug:activity>/", include(activity_urls)),
    path("presences/", include(presence_urls)),
    path("stands/", include(floor_urls)),
]
public_urls = [
    path("programme/", public.public_programme, name="public_programme"),
    path("programme.pdf", public.public_programme_pdf, name="public_programme_pdf"),
    path("programme.ics", public.public_programme_calendar, name="public_programme_calendar"),
    path(
        "programme/<slug:activity>.ics",
        public.public_activity_calendar,
        name="public_activity_calendar",
    ),
]

urlpatterns = [
    path("pilotage/<slug:event>/programme/", include(programme_urls)),
    path("evenements/<slug:event>/", include(public_urls)),
]
