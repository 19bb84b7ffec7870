from django.urls import path

from visits.views import desks, pairing, paper, queue_import, tally_sheet

# What has one part after « postes/ » is no desk: a desk may be called anything.
desk_urls = [
    path("postes/", desks.desks, name="desks"),
    path("postes/etat/", desks.desks_state, name="desks_state"),
    path("postes/nouveau/", desks.desk_add, name="desk_add"),
    path("postes/import/", queue_import.queue_import, name="queue_import"),
    path("postes/<slug:desk>/modifier/", desks.desk_change, name="desk_change"),
    path("postes/<slug:desk>/retirer/", desks.desk_retire, name="desk_retire"),
    path("postes/<slug:desk>/reprendre/", desks.desk_reopen, name="desk_reopen"),
    path("postes/<slug:desk>/appairage/", pairing.tablet_pair, name="tablet_pair"),
    path("postes/<slug:desk>/appairage/etat/", pairing.tablet_arrival, name="tablet_arrival"),
    path("postes/<slug:desk>/revoquer/", pairing.tablet_revoke, name="tablet_revoke"),
]

urlpatterns = [
    *desk_urls,
    path("papier/", paper.paper_entry, name="paper_entry"),
    path("papier/<slug:entry>/", paper.paper_recorded, name="paper_recorded"),
    path("feuille-de-pointage.pdf", tally_sheet.tally_sheet, name="tally_sheet"),
]
