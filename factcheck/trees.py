"""Rows that are part of rows: no circle may close.

Outward: ``refuse_circle``, for the ``clean`` of a model whose rows name a parent of their own kind. The table itself
can only refuse a row that is its own parent.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SEPARATOR = " → "


def refuse_circle(row: Any, relation: str) -> None:
    """Raise ValidationError naming the circle that ``row`` would close by its ``relation`` ("parent").

    One query per step up. A row that is not stored yet, or that has no parent, closes none.
    """
    line = [row]
    step = getattr(row, relation)
    while step is not None and row.pk is not None:
        line.append(step)
        if step.pk == row.pk:
            circle = SEPARATOR.join(str(one) for one in line)
            raise ValidationError(
                _("This would close a circle: %(circle)s. Choose another, or none."),
                code="circle",
                params={"circle": circle},
            )
        if step in line[:-1]:
            # A circle further up, that got in round this check: not of this row's making.
            return
        step = getattr(step, relation)
