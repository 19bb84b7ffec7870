"""Under the address of an event: the steering committees. And the calendars, by secret link."""

from django.urls import include, path

from partners.committees.views import (
    agenda,
    attendance,
    convocation,
    decisions,
    feeds,
    meetings,
    members,
    minutes,
    presentations,
)

meeting_urls = [
    path("", meetings.committee, name="committee"),
    path("modifier/", meetings.committee_edit, name="committee_edit"),
    path("annuler/", meetings.committee_cancel, name="committee_cancel"),
    path("ordre-du-jour/", agenda.committee_agenda, name="committee_agenda"),
    path("ordre-du-jour/<int:point>/", agenda.agenda_point, name="agenda_point"),
    path("ordre-du-jour/<int:point>/deplacer/", agenda.agenda_move, name="agenda_move"),
    path("ordre-du-jour/<int:point>/retirer/", agenda.agenda_delete, name="agenda_delete"),
    path("documents/", agenda.committee_documents, name="committee_documents"),
    path("documents/<int:document>/", agenda.committee_document, name="committee_document"),
    path("documents/<int:document>/supprimer/", agenda.document_delete, name="document_delete"),
    path("convocation/", convocation.committee_convocation, name="committee_convocation"),
    path("presence/", attendance.committee_attendance, name="committee_attendance"),
    path("emargement.pdf", attendance.committee_sheet, name="committee_sheet"),
    path("compte-rendu/", minutes.committee_minutes, name="committee_minutes"),
    path("compte-rendu/envoyer/", minutes.minutes_send, name="minutes_send"),
    path("compte-rendu/approuver/", minutes.minutes_approve, name="minutes_approve"),
    path("compte-rendu.pdf", minutes.minutes_paper, name="minutes_paper"),
    path("decision/", decisions.decision_add, name="decision_add"),
]

event_urls = [
    path("comites/", meetings.committees, name="committees"),
    path("comites/nouveau/", meetings.committee_add, name="committee_add"),
    path("comites/membres/", members.committee_members, name="committee_members"),
    path("comites/membres/nouveau/", members.member_add, name="member_add"),
    path("comites/membres/plusieurs/", members.members_add, name="members_add"),
    path("comites/membre/<slug:member>/", members.member_edit, name="member_edit"),
    path("comites/membre/<slug:member>/effacer/", members.member_forget, name="member_forget"),
    path("comites/membre/<slug:member>/donnees.json", members.member_file, name="member_file"),
    path("comites/agendas/", feeds.calendar_feeds, name="calendar_feeds"),
    path("comites/agendas/<int:feed>/revoquer/", feeds.feed_revoke, name="feed_revoke"),
    path(
        "comites/presentations/<slug:presentation>/",
        presentations.presentation,
        name="presentation_convocation",
    ),
    path("comites/<int:meeting>/", include(meeting_urls)),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/fichier/<slug:file_format>/", decisions.decisions_file, name="decisions_file"),
    path("decisions/<int:decision>/", decisions.decision_edit, name="decision_edit"),
    path("decisions/<int:decision>/etat/", decisions.decision_state, name="decision_state"),
]

urlpatterns = [
    path("pilotage/<slug:event>/", include(event_urls)),
    path("agenda/<str:feed_key>.ics", feeds.calendar_feed, name="calendar_feed"),
]
