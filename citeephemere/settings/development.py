"""A developer's machine: files served from their sources, mail written to files in var/mail.

Errors show the pages that readers will see, and print their traceback on the console. With
DEBUG_PAGES=1 in the environment, Django's own error pages are shown instead.
"""

from citeephemere.settings.common import *  # noqa: F403
from citeephemere.settings.common import STORAGES
from citeephemere.settings.environment import env
from citeephemere.settings.local import local_database
from core.project_paths import var_folder

DEBUG = env.bool("DEBUG_PAGES", default=False)
SECRET_KEY = "development-only-never-in-production"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {"default": local_database()}
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
EMAIL_FILE_PATH = var_folder() / "mail"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
if env.str("EMAIL_URL", default=""):
    vars().update(env.email("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="ne-pas-repondre@cite.localhost")
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A stylesheet that was just edited is served as it is, whatever DEBUG says.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
WHITENOISE_MAX_AGE = 0
DEMO_ALLOWED = True
