"""What development and tests share: a database that needs no set-up."""

from citeephemere.database import development_database
from citeephemere.settings.environment import env


def local_database(*, fast: bool = False) -> dict[str, object]:
    """DATABASE_URL if it is set, else the embedded server (`fast`: throw-away, no fsync)."""
    if env.str("DATABASE_URL", default=""):
        return env.db("DATABASE_URL")
    return development_database(fast=fast)
