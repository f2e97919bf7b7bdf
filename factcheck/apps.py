"""The project as an app: its templates, static files, translations and system checks are found through it."""

from django.apps import AppConfig


class FactcheckConfig(AppConfig):
    name = "factcheck"
    verbose_name = "Factcheck Workbench"

    def ready(self) -> None:
        from factcheck import checks  # noqa: F401  (registers the checks; needs the settings to be loaded)
