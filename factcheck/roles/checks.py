"""System check: every permission in the table is one that a model declares. A typing error there locks people out."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error

from factcheck.roles.table import TABLE, Role


def check_table(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """One Error (roles.E001) per role and permission that no installed model declares. Needs no database.

    Permissions of apps that are not installed are passed over: the table serves sites that leave one out.
    """
    declared = _declared_permissions()
    return [
        Error(
            f"The role {role.value} is given {permission}, which no model declares.",
            hint="Correct it in factcheck/roles/table.py, or declare it in Meta.permissions of its model.",
            id="roles.E001",
        )
        for role in Role
        for permission in TABLE[role]
        if permission.split(".")[0] in apps.app_configs and permission not in declared
    ]


def _declared_permissions() -> set[str]:
    return {
        f"{model._meta.app_label}.{codename}"
        for model in apps.get_models()
        for codename in (
            *(f"{action}_{model._meta.model_name}" for action in model._meta.default_permissions),
            *(codename for codename, _label in model._meta.permissions),
        )
    }
