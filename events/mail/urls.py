from django.urls import include, path

from events.mail.views import outbox, texts
from events.mail.views.decision import decide
from events.mail.views.unsubscribe import unsubscribe

staff_urls = [
    path("", outbox.outbox, name="mail_outbox"),
    path("decision/", decide, name="mail_decide"),
    path("textes/", texts.texts, name="mail_texts"),
    path("textes/<slug:purpose>/", texts.text, name="mail_text"),
    path("<slug:message>/", outbox.message, name="mail_message"),
    path("<slug:message>/pieces/<int:file>/", outbox.attachment, name="mail_attachment"),
]

urlpatterns = [
    path("courriels/stop/<str:unsubscribe_token>/", unsubscribe, name="mail_unsubscribe"),
    path("pilotage/<slug:event>/courriels/", include(staff_urls)),
]
