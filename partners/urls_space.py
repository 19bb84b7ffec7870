"""The space of an organisation. The secret of a link is never in these addresses."""

from django.urls import include, path

from partners.views import space_entrance, space_home, space_people, space_sessions

space_urls = [
    path("", space_entrance.space_enter, name="space_enter"),
    path("donnees-personnelles/", space_entrance.space_notice, name="space_notice"),
    path("sortir/", space_entrance.space_leave, name="space_leave"),
    path("a-faire/", space_home.space_home, name="space_home"),
    path("charte/", space_home.space_charter, name="space_charter"),
    path("fiche/", space_people.space_sheet, name="space_sheet"),
    path("professionnels/", space_people.space_people, name="space_people"),
    path("professionnels/ajouter/", space_people.space_person_add, name="space_person_add"),
    path(
        "professionnels/<slug:professional>/modifier/",
        space_people.space_person,
        name="space_person",
    ),
    path(
        "professionnels/<slug:professional>/retirer/",
        space_people.space_person_leaves,
        name="space_person_leaves",
    ),
    path("demandes/<int:proposal>/retirer/", space_people.space_withdraw, name="space_withdraw"),
    path("seances/", space_sessions.space_sessions, name="space_sessions"),
    path("seances/<slug:session>/inscription/", space_sessions.space_sign_up, name="space_sign_up"),
    path("contributions/", space_sessions.space_offers, name="space_offers"),
    path(
        "contributions/<int:offer>/retirer/",
        space_sessions.space_offer_withdraw,
        name="space_offer_withdraw",
    ),
]

urlpatterns = [path("espace/", include(space_urls))]
