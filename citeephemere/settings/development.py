"""A developer's machine: DEBUG, files served from their sources, mail printed on the console."""

from citeephemere.settings.common import *  # noqa: F403
from citeephemere.settings.common import STORAGES
from citeephemere.settings.local import local_database

DEBUG = True
SECRET_KEY = "development-only-never-in-production"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {"default": local_database()}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
