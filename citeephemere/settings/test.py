"""Tests: as in production wherever it does not cost minutes."""

from citeephemere.settings.common import *  # noqa: F403
from citeephemere.settings.common import STORAGES, TEMPLATES
from citeephemere.settings.environment import env
from citeephemere.settings.local import local_database
from citeephemere.settings.undefined import UndefinedVariable

DEBUG = False
SECRET_KEY = "tests-only-never-in-production"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASES = {
    "default": {
        **local_database(fast=True),
        "TEST": {"NAME": env.str("TEST_DB_NAME", default="test_cite")},
    }
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SITE_URL = "http://testserver"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable("%s")  # type: ignore[index]
