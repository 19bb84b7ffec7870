from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("event")

    def ready(self) -> None:
        """Each app says in `mail_purposes` which kinds of messages it sends."""
        autodiscover_modules("mail_purposes")
