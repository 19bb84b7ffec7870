from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class CiteAdminConfig(AdminConfig):
    """Django's admin with our site: rights come from the roles on each event."""

    default_site = "citeephemere.admin_site.CiteAdminSite"

    def ready(self) -> None:
        super().ready()
        import_module("citeephemere.checks")
