"""Under the address of an event: results of the questionnaires, verbatims, files."""

from django.urls import path

from reporting.views import exports, moderation, results

results_urls = [
    path("resultats/", results.results_list, name="results"),
    path("resultats/<slug:survey>/", results.survey_results, name="results_survey"),
    path(
        "resultats/<slug:survey>/synthese.<slug:file_format>",
        exports.summary,
        name="results_summary",
    ),
    path(
        "resultats/<slug:survey>/reponses.<slug:file_format>",
        exports.raw_answers,
        name="results_raw",
    ),
    path("comparaison/", results.comparison, name="results_comparison"),
    path("verbatims/", moderation.verbatims, name="verbatims"),
    path("verbatims/annuler/", moderation.undo, name="verbatims_undo"),
]
