from django.urls import include, path

from reporting.views import accounts

grant_urls = [
    path("", accounts.account_read, name="account_read"),
    path("textes/", accounts.account_edit, name="account_edit"),
    path("brouillon.pdf", accounts.account_pdf, name="account_pdf"),
    path("formulaire.pdf", accounts.account_form, name="account_form"),
    path("envoi/", accounts.account_sent, name="account_sent"),
    path("clore/", accounts.account_close, name="account_close"),
    path("demande/", accounts.application, name="account_application"),
    path("tableau.<slug:file_format>", accounts.account_table_file, name="account_table_file"),
    path("demande.pdf", accounts.application_pdf, name="account_application_pdf"),
    path(
        "versions/<int:version>/<slug:part>.pdf", accounts.account_version, name="account_version"
    ),
]

account_urls = [
    path("", accounts.account_list, name="account_list"),
    path("<slug:account>/", include(grant_urls)),
]
