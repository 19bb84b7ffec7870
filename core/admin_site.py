from django.contrib.admin import AdminSite


class CiteAdminSite(AdminSite):
    pass
