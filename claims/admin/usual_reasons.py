"""What is wrong with most suggestions that are rejected, so that a digit says it.

Outward: ``USUAL_REASONS`` and ``reason_said``. A reason is stored in the language of whoever gave it; one of these is
read in its reader's, whatever they wrote of their own stays as it is.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

USUAL_REASONS = (
    _("The words do not state this."),
    _("Wrong attribute."),
    _("Wrong value."),
    _("Not a checkable fact."),
    _("Repeats another claim of this article."),
)


def reason_said(reason: str) -> str:
    found = _in_every_language().get(reason)
    return reason if found is None else str(found)


@cache
def _in_every_language() -> dict[str, Any]:
    said = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said.update({str(reason): reason for reason in USUAL_REASONS})
    return said
