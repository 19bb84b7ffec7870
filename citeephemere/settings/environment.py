"""The environment, read once, with errors that say what to write."""

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

EXAMPLES = {
    "SECRET_KEY": "a long random text: "
    "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
    "DATABASE_URL": "postgres://user:password@host:5432/cite",
    "ALLOWED_HOSTS": "cite.example.org,www.cite.example.org",
    "INSTANCE_PUBLISHER": "who publishes the site: 'Association de Bagnolet, 1 rue de la Paix'",
    "INSTANCE_CONTACT_EMAIL": "contact@example.org",
}


def required(name: str) -> str:
    """The variable's text; ImproperlyConfigured with an example when it is missing or empty."""
    value = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(
            f"The environment variable {name} is missing. Set it to {EXAMPLES[name]}. "
            "All variables are listed in docs/deployment.md."
        )
    return value
