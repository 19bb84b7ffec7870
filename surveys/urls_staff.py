"""Under the address of an event: what its coordinator does with the questionnaires."""

from django.urls import include, path

from surveys.views import (
    staff_builder,
    staff_list,
    staff_opening,
    staff_paper,
    staff_posters,
    staff_preview,
    staff_question,
    staff_translations,
    staff_ways_in,
)

# A questionnaire and a question may have any code: what has one is followed by a word of ours.
question_urls = [
    path("modifier/", staff_question.question_edit, name="question_edit"),
    path("supprimer/", staff_question.question_delete, name="question_delete"),
    path("deplacer/", staff_builder.question_move, name="question_move"),
]

survey_urls = [
    path("", staff_builder.survey_builder, name="survey_builder"),
    path("presentation/", staff_builder.survey_cover, name="survey_cover"),
    path("supprimer/", staff_builder.survey_delete, name="survey_delete"),
    path("nouvelle-version/", staff_builder.survey_new_version, name="survey_new_version"),
    path("banque/", staff_question.survey_bank, name="survey_bank"),
    path("nouvelle-question/", staff_question.question_add, name="question_add"),
    path("questions/<slug:question>/", include(question_urls)),
    path("langues/", staff_translations.survey_translations, name="survey_translations"),
    path("langues/<slug:language>/", staff_translations.survey_translate, name="survey_translate"),
    path("apercu/", staff_preview.survey_preview, name="survey_preview"),
    path("apercu/<int:screen>/", staff_preview.survey_preview, name="survey_preview_step"),
    path("codes/", staff_ways_in.survey_ways_in, name="survey_ways_in"),
    path("codes/<slug:way_in>/", staff_ways_in.way_in_switch, name="way_in_switch"),
    path(
        "codes/<slug:way_in>/affiche/<slug:paper_size>/",
        staff_posters.way_in_poster,
        name="way_in_poster",
    ),
    path("affiches/<slug:paper_size>/", staff_posters.survey_posters, name="survey_posters"),
    path("saisie/", staff_paper.paper_answers, name="paper_answers"),
    path("feuille/<slug:language>/", staff_paper.paper_sheet, name="paper_sheet"),
    path("ouverture/", staff_opening.survey_opening, name="survey_opening"),
]

event_urls = [
    path("questionnaires/", staff_list.survey_list, name="survey_list"),
    path("feuilles/", staff_paper.paper_list, name="paper_list"),
    path("nouveau-questionnaire/", staff_list.survey_create, name="survey_create"),
    path("questionnaires/<slug:survey>/", include(survey_urls)),
]

urlpatterns = [path("pilotage/<slug:event>/", include(event_urls))]
