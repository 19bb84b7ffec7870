"""Production: everything comes from the environment (docs/deployment.md lists the variables)."""

from citeephemere.settings.common import *  # noqa: F403
from citeephemere.settings.common import INSTANCE
from citeephemere.settings.environment import env, required

DEBUG = False
SECRET_KEY = required("SECRET_KEY")
ALLOWED_HOSTS = [name.strip() for name in required("ALLOWED_HOSTS").split(",") if name.strip()]
# ".example.org" means all its subdomains: Django writes that "*.example.org" in an origin.
CSRF_TRUSTED_ORIGINS = [f"https://{'*' * host.startswith('.')}{host}" for host in ALLOWED_HOSTS]

required("DATABASE_URL")
DATABASES = {"default": {**env.db("DATABASE_URL"), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}

# French law wants a publisher who can be written to (loi 2004-575, article 1-1).
INSTANCE = {
    **INSTANCE,
    "publisher": required("INSTANCE_PUBLISHER"),
    "contact_email": required("INSTANCE_CONTACT_EMAIL"),
}

# Links in messages: a worker has no request from which it could read the address of the site.
SITE_URL = env.str("SITE_URL", default=f"https://{ALLOWED_HOSTS[0].lstrip('.')}")
vars().update(env.email("EMAIL_URL", default="smtp://localhost:25"))
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=f"ne-pas-repondre@{ALLOWED_HOSTS[0].lstrip('.')}"
)

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # browsers' preload lists: for each instance to choose
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
