from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RolesConfig(AppConfig):
    name = "factcheck.roles"
    verbose_name = _("Roles")

    def ready(self) -> None:
        from factcheck.roles.checks import check_table
        from factcheck.roles.syncing import sync_after_migrate

        register(check_table, "roles")
        post_migrate.connect(sync_after_migrate, dispatch_uid="factcheck.roles")
