from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = _("Claims")

    def ready(self) -> None:
        from claims.checks import check_event_days, check_frozen_rows, check_unfinished_reviews
        from claims.selectors.blind import withheld_acts
        from factcheck.audit.withholding import withhold_acts

        register(check_frozen_rows, Tags.database)
        register(check_unfinished_reviews, Tags.database)
        register(check_event_days, Tags.database)
        withhold_acts(withheld_acts)
