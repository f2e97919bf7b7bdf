"""Kinds of acts as people read them. The codes are those of ``extraction/languages/*/acts.toml``.

Outward: ``act_label``. A code that nobody labelled is read without its underscores.
"""

from django.utils.translation import gettext_lazy as _

ACT_LABELS = {
    "air_strike": _("air strike"),
    "ambush": _("ambush"),
    "arson": _("arson"),
    "attack": _("attack"),
    "bombing": _("bombing"),
    "chemical": _("chemical attack"),
    "clash": _("clash"),
    "crackdown": _("crackdown"),
    "drone_strike": _("drone strike"),
    "kidnapping": _("kidnapping"),
    "killing": _("killing"),
    "looting": _("looting"),
    "piracy": _("piracy"),
    "protest": _("protest"),
    "ramming": _("vehicle ramming"),
    "riot": _("riot"),
    "rocket_fire": _("rocket fire"),
    "sabotage": _("sabotage"),
    "shelling": _("shelling"),
    "shooting": _("shooting"),
    "stabbing": _("stabbing"),
    "statement": _("statement"),
    "storming": _("storming"),
    "talks": _("talks"),
    "troop_level": _("level of troops"),
    "truce": _("truce"),
}


def act_label(code: str) -> str:
    label = ACT_LABELS.get(code)
    return code.replace("_", " ") if label is None else str(label)
