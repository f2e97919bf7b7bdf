"""Write the permission table into the database: `sync_roles()`, one group per role.

Run after every migrate (infrastructure, connected in apps.py) and by `manage.py sync_roles`. The groups named after
a role hold exactly what the table says; a change made to one by hand is undone. Other groups are left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed_apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from factcheck.roles.table import Role, permissions_of


@dataclass(frozen=True, slots=True)
class Synced:
    """What changed. missing: permissions of the table that the database does not hold, sorted."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    missing: tuple[str, ...]


def sync_roles(*, using: str = "default") -> Synced:
    """Make the groups say what the table says; idempotent. Raises nothing for missing permissions: it names them."""
    held = _held_permissions(using)
    created, changed = [], []
    with transaction.atomic(using=using):
        for role in Role:
            group, is_new = Group.objects.using(using).get_or_create(name=role.value)
            wanted = {held[name] for name in permissions_of(role) if name in held}
            before = set(group.permissions.values_list("pk", flat=True))
            if wanted != before:
                group.permissions.set(wanted)
            if is_new:
                created.append(role.value)
            elif wanted != before:
                changed.append(role.value)
    missing = sorted(name for name in set().union(*map(permissions_of, Role)) if name not in held)
    return Synced(created=tuple(created), changed=tuple(changed), missing=tuple(missing))


def sync_after_migrate(app_config: AppConfig, using: str, apps: Any = installed_apps, **kwargs: Any) -> None:
    """Receiver of post_migrate: act once, when the last app has its permissions.

    Django sends the signal app by app, and django.contrib.auth, which comes before this app in INSTALLED_APPS,
    creates each app's permissions on it first.
    """
    with_models = [config for config in installed_apps.get_app_configs() if config.models_module is not None]
    if app_config.label != with_models[-1].label:
        return
    try:
        apps.get_model("auth", "Permission")
    except LookupError:
        return  # migrated back before there were groups
    sync_roles(using=using)


def _held_permissions(using: str) -> dict[str, int]:
    rows = Permission.objects.using(using).values_list("content_type__app_label", "codename", "pk")
    return {f"{app}.{codename}": pk for app, codename, pk in rows}
