"""Parts of the day as people read them. Outward: ``day_part``. A time of the clock stands for itself."""

from django.utils.translation import gettext_lazy as _

DAY_PARTS = {
    "morning": _("morning"),
    "midday": _("midday"),
    "afternoon": _("afternoon"),
    "evening": _("evening"),
    "night": _("night"),
}


def day_part(time: str) -> str:
    """time: "evening" or "19:30"."""
    return str(DAY_PARTS.get(time, time))
