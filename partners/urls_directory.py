"""Under the address of an event: its partners, and the directory that all events share."""

from django.urls import include, path

from partners.views import board, charter, directory, directory_imports, directory_merge

board_urls = [
    path("", board.partner_board, name="partner_board"),
    path("action/", board.partner_board_action, name="partner_board_action"),
    path("annuler/", board.partner_board_undo, name="partner_board_undo"),
    path("export.<slug:file_format>", directory.partners_file, name="partners_file"),
    path("<slug:organisation>/charte/", charter.partner_charter, name="partner_charter"),
    path(
        "<slug:organisation>/charte/fichier/",
        charter.partner_charter_file,
        name="partner_charter_file",
    ),
    path(
        "<slug:organisation>/charte/retirer/",
        charter.partner_charter_back,
        name="partner_charter_back",
    ),
]

import_urls = [
    path("", directory_imports.directory_import, name="directory_import"),
    path("colonnes/", directory_imports.directory_import_columns, name="directory_import_columns"),
    path("doublons/", directory_imports.directory_import_decide, name="directory_import_decide"),
    path("importer/", directory_imports.directory_import_apply, name="directory_import_apply"),
    path("annuler/", directory_imports.directory_import_undo, name="directory_import_undo"),
    path("oublier/", directory_imports.directory_import_drop, name="directory_import_drop"),
]

directory_urls = [
    path("", directory.directory, name="directory"),
    path("export.<slug:file_format>", directory.directory_file, name="directory_file"),
    path("imports/", directory_imports.directory_imports, name="directory_imports"),
    path("imports/nouveau/", directory_imports.directory_import_new, name="directory_import_new"),
    path("imports/<int:import_number>/", include(import_urls)),
    path("doublons/", directory_merge.directory_duplicates, name="directory_duplicates"),
    path(
        "doublons/<slug:table>/<slug:kept>/<slug:other>/",
        directory_merge.directory_merge,
        name="directory_merge",
    ),
    path(
        "<slug:organisation>/logo/",
        directory.organisation_logo_change,
        name="organisation_logo_change",
    ),
    path("<slug:organisation>/logo/image/", directory.organisation_logo, name="organisation_logo"),
    path(
        "<slug:organisation>/logo/retirer/",
        directory.organisation_logo_remove,
        name="organisation_logo_remove",
    ),
]

urlpatterns = [
    path("pilotage/<slug:event>/partenaires/", include(board_urls)),
    path("pilotage/<slug:event>/annuaire/", include(directory_urls)),
]
