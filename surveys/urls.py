"""Pages for people who answer. They need no account; what they may do is in the address."""

from django.urls import include, path

from surveys.views import answer
from surveys.views.answer_entrances import from_link, from_poster, mistyped_address
from surveys.views.answer_steps import finish, step

link_urls = [
    path("", from_link(answer.start), name="survey_link_start"),
    path("merci/", from_link(answer.thanks), name="survey_link_thanks"),
    path("<str:link_key>/fin/", from_link(finish), name="survey_link_finish"),
    path("<str:link_key>/<int:step>/", from_link(step), name="survey_link_step"),
]

poster_urls = [
    path("", from_poster(answer.start), name="survey_start"),
    path("merci/", from_poster(answer.thanks), name="survey_thanks"),
    path("<str:draft_key>/fin/", from_poster(finish), name="survey_finish"),
    path("<str:draft_key>/<int:step>/", from_poster(step), name="survey_step"),
]

urlpatterns = [
    path("q/", answer.type_code, name="survey_code"),
    path("q/lien/<str:personal_token>/", include(link_urls)),  # longer than any short code
    path("q/<str:short_code>/", include(poster_urls)),
    path("q/<path:mistyped>", mistyped_address, name="survey_mistyped"),
]
