"""Units of counts as people read them. The codes are those of the codebook, which may hold others.

Outward: ``unit_said``. A unit that nobody put in words is read as it was written.
"""

from django.utils.translation import gettext_lazy as _

UNITS = {
    "attack": _("attack"),
    "explosion": _("explosion"),
    "person": _("person"),
    "projectile": _("projectile"),
    "site": _("site"),
    "vehicle": _("vehicle"),
}


def unit_said(code: str) -> str:
    return str(UNITS.get(code, code))
