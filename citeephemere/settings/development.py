"""A developer's machine: files served from their sources, mail printed on the console.

Errors show the pages that readers will see, and print their traceback on the console. With
DEBUG_PAGES=1 in the environment, Django's own error pages are shown instead.
"""

from citeephemere.settings.common import *  # noqa: F403
from citeephemere.settings.common import STORAGES
from citeephemere.settings.environment import env
from citeephemere.settings.local import local_database

DEBUG = env.bool("DEBUG_PAGES", default=False)
SECRET_KEY = "development-only-never-in-production"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {"default": local_database()}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A stylesheet that was just edited is served as it is, whatever DEBUG says.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
WHITENOISE_MAX_AGE = 0
DEMO_ALLOWED = True
