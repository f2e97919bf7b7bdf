"""Rows of registers by the names that their reader knows them by: in lists, and beside fields that hold an id.

Outward: ``NamedRows``, a table whose rows have names by language, ``called_in`` for a column of such rows, and
``CalledById``, the field of an id with that name beside it. What a row is called is asked of the site: the registers
belong to apps that know this one.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import ForeignKeyRawIdWidget
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _


class CalledById(ForeignKeyRawIdWidget):
    """Django's own names the row by its ``str``, which is in one language."""

    def label_and_url_for_value(self, value: Any) -> tuple[str, str]:
        rows: Any = self.rel.model._default_manager.using(self.db)
        try:
            row = rows.get(**{self.rel.get_related_field().name: value})
        except (ValueError, ValidationError, ObjectDoesNotExist):
            return "", ""
        site: Any = self.admin_site
        page = f"{site.name}:{row._meta.app_label}_{row._meta.model_name}_change"
        return Truncator(site.called(row)).words(14), reverse(page, args=[row.pk])


def called_in(column: str, heading: Any) -> Any:
    """A column that names the row of a register which a foreign key leads to. heading: as the key's own."""

    @admin.display(description=heading, ordering=column)
    def called(table: Any, row: Any) -> str | None:
        other = getattr(row, column)
        return None if other is None else table.site.called(other)

    return called


class NamedRows(admin.ModelAdmin):
    """The list of a register: each row by its reader's name for it, above the name that it keeps, which sorts."""

    @admin.display(description=_("name"), ordering="name")
    def called(self, row: Any) -> str:
        site: Any = self.admin_site
        name: str = site.called(row)
        if name == row.name:
            return name
        return format_html('{}<span class="cell-sub">{}</span>', name, row.name)
