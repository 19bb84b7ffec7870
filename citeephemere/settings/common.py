"""What production, development and tests share. No secret and no address here."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from citeephemere.settings.environment import env

BASE_DIR = Path(__file__).resolve().parent.parent.parent

INSTALLED_APPS = [
    "citeephemere.apps.CiteAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "crispy_forms",
    "csp",
    "pgtrigger",
    "core",
    "accounts",
    "events",
    "surveys",
    "partners",
    "visits",
    "budgets",
    "reporting",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.readable_text.ReadableTextMiddleware",
    "core.sessions.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "citeephemere.urls"
WSGI_APPLICATION = "citeephemere.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.instance",
            ],
            "builtins": ["core.templatetags.day_text"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("cite_forms",)
CRISPY_TEMPLATE_PACK = "cite_forms"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
PASSWORD_RESET_TIMEOUT = 24 * 3600
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "citeephemere.formats"
TIME_ZONE = "Europe/Paris"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "var" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "core.storage.ModuleManifestStorage"},
}

# A form with hundreds of rows (attendance, budget) has several fields on each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Only session and CSRF cookies, no third party: that is why no consent banner is needed.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}

# A tablet sends at most two or three requests a second, and none of them is lost when refused.
RECEPTION_REQUESTS_PER_MINUTE = env.int("RECEPTION_REQUESTS_PER_MINUTE", default=300)

# Questionnaires begun by one poster: nobody is identified, so the limit is on the poster.
SURVEY_STARTS_PER_MINUTE = env.int("SURVEY_STARTS_PER_MINUTE", default=240)

# Mail: seconds that a server gets to answer, and messages sent in a minute, all workers together.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)
MAIL_MESSAGES_PER_MINUTE = env.int("MAIL_MESSAGES_PER_MINUTE", default=120)

# The demonstration creates accounts whose password is public: development only.
DEMO_ALLOWED = False

# What each instance chooses: its name, its logo, two colours, where its source code is (AGPL §13),
# and whom its legal notice names.
INSTANCE = {
    "name": env.str("INSTANCE_NAME", default="Cité éphémère"),
    "logo_url": env.str("INSTANCE_LOGO_URL", default=""),
    "primary": env.str("INSTANCE_PRIMARY_COLOUR", default="#0f5e5c"),
    "accent": env.str("INSTANCE_ACCENT_COLOUR", default="#b4500f"),
    "source_url": env.str("INSTANCE_SOURCE_URL", default=""),
    "publisher": env.str("INSTANCE_PUBLISHER", default=""),
    "director": env.str("INSTANCE_DIRECTOR", default=""),
    "contact_email": env.str("INSTANCE_CONTACT_EMAIL", default=""),
    "host": env.str("INSTANCE_HOST", default=""),
}

# Personal data never reach the log: no request body, no query string, no user name, no words of
# the database about a row, no secret of an address.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "core.log_paths.PathsWithoutSecrets",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "filters": {"without_rows": {"()": "core.log_privacy.WithoutRows"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["without_rows"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django gives these two handlers of their own, which would print each line twice.
        "django": {"handlers": []},
        "django.server": {"handlers": [], "propagate": True},
        # These two tell every step of drawing a PDF.
        "weasyprint.progress": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
}
