"""Kinds of acts as people read them. The codes are those of ``extraction/languages/*/acts.toml``.

Outward: ``act_label``. A code that nobody labelled is read without its underscores.
"""

from django.utils.translation import gettext_lazy as _

ACT_LABELS = {
    "air_strike": _("air strike"),
    "arson": _("arson"),
    "attack": _("attack"),
    "bombing": _("bombing"),
    "kidnapping": _("kidnapping"),
    "killing": _("killing"),
    "protest": _("protest"),
    "rocket_fire": _("rocket fire"),
    "shooting": _("shooting"),
    "statement": _("statement"),
    "storming": _("storming"),
    "talks": _("talks"),
    "troop_level": _("level of troops"),
    "truce": _("truce"),
}


def act_label(code: str) -> str:
    label = ACT_LABELS.get(code)
    return code.replace("_", " ") if label is None else str(label)
