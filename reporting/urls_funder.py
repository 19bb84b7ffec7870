from django.urls import path

from reporting.views import download_log, funder

funder_urls = [
    path("financeur/", funder.funder_space, name="funder_space"),
    path("financeur/bilan/", funder.funder_report, name="funder_report"),
    path(
        "financeur/bilan/<int:number>/telecharger/",
        funder.funder_report_file,
        name="funder_report_file",
    ),
    path(
        "financeur/comptes-rendus/<slug:account>/<int:version>/<slug:part>/telecharger/",
        funder.funder_account_file,
        name="funder_account_file",
    ),
    path("budget/financeurs/<int:funder>/apercu/", funder.funder_preview, name="funder_preview"),
    path("budget/financeurs/telechargements/", download_log.download_log, name="download_log"),
    path(
        "budget/financeurs/telechargements/journal.<slug:file_format>",
        download_log.download_log_file,
        name="download_log_file",
    ),
]
