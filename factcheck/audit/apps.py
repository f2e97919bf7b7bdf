from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "factcheck.audit"
    verbose_name = _("Audit")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from factcheck.audit.checks import check_guards
        from factcheck.audit.history import fill_act_on_history

        fill_act_on_history()
        register(check_guards, Tags.database)
