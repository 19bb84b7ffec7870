"""Under the address of an event: how its professionals are prepared."""

from django.urls import include, path

from partners.views import (
    preparation_people,
    preparation_person,
    preparation_requests,
    preparation_sessions,
    preparation_steps,
    space_links,
)

session_urls = [
    path("", preparation_sessions.preparation_session, name="preparation_session"),
    path(
        "modifier/",
        preparation_sessions.preparation_session_change,
        name="preparation_session_change",
    ),
    path("liste/", preparation_sessions.preparation_session_list, name="preparation_session_list"),
    path("presence/", preparation_sessions.preparation_presence, name="preparation_presence"),
    path("emargement.pdf", preparation_sessions.preparation_sheet, name="preparation_sheet"),
]
person_urls = [
    path("", preparation_person.preparation_person, name="preparation_person"),
    path(
        "attestation.pdf",
        preparation_person.preparation_certificate,
        name="preparation_certificate",
    ),
    path(
        "observation/<slug:session>.pdf",
        preparation_person.observation_certificate,
        name="observation_certificate",
    ),
    path("donnees.json", preparation_person.person_data, name="person_data"),
    path("effacer/", preparation_person.person_erase, name="person_erase"),
]
preparation_urls = [
    path("", preparation_people.preparation, name="preparation"),
    path(
        "structures/",
        preparation_people.preparation_organisations,
        name="preparation_organisations",
    ),
    path(
        "professionnels.<slug:file_format>",
        preparation_people.preparation_export,
        name="preparation_export",
    ),
    path("etapes/", preparation_steps.preparation_steps, name="preparation_steps"),
    path("seances/", preparation_sessions.preparation_sessions, name="preparation_sessions"),
    path(
        "nouvelle-seance/",
        preparation_sessions.preparation_session_add,
        name="preparation_session_add",
    ),
    path("seances/<slug:session>/", include(session_urls)),
    path("personnes/<slug:professional>/", include(person_urls)),
    path("demandes/", preparation_requests.preparation_requests, name="preparation_requests"),
    path(
        "demandes/<int:proposal>/reponse/", preparation_requests.change_decide, name="change_decide"
    ),
    path("propositions/<int:offer>/refus/", preparation_requests.offer_refuse, name="offer_refuse"),
    path("liens/", space_links.space_links, name="space_links"),
    path("liens/tous/", space_links.space_links_all, name="space_links_all"),
    path("liens/<int:access>/afficher/", space_links.space_link_show, name="space_link_show"),
    path("liens/<int:access>/envoyer/", space_links.space_link_send, name="space_link_send"),
    path("liens/<int:access>/revoquer/", space_links.space_link_revoke, name="space_link_revoke"),
]

urlpatterns = [path("pilotage/<slug:event>/preparation/", include(preparation_urls))]
