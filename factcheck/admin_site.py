"""The workbench's admin site, in place of Django's own: every `admin.register` lands here."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class WorkbenchAdminSite(AdminSite):
    site_header = _("Factcheck Workbench")
    site_title = _("Factcheck Workbench")
    index_title = _("Dashboard")


class WorkbenchAdminConfig(AdminConfig):
    default_site = "factcheck.admin_site.WorkbenchAdminSite"
