"""Mark one's notifications as read, or as not read.

Outward: ``read_one``, ``unread_one`` and ``read_all``. No act of the audit: what a person has looked at is theirs.
"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Notification
from claims.selectors.notifications import notifications_for
from claims.services.errors import NotAllowed


def read_one(notification: Notification, *, by: Any) -> None:
    """Read twice it keeps its first moment. Raises NotAllowed for another person's."""
    _require_own(notification, by)
    Notification.objects.filter(pk=notification.pk, read_at__isnull=True).update(read_at=timezone.now())


def unread_one(notification: Notification, *, by: Any) -> None:
    """Raises NotAllowed for another person's."""
    _require_own(notification, by)
    Notification.objects.filter(pk=notification.pk).update(read_at=None)


def read_all(*, by: Any) -> int:
    """All that they may see now: what is hidden meanwhile stays unread. Returns how many were unread."""
    return notifications_for(by).filter(read_at__isnull=True).order_by().update(read_at=timezone.now())


def _require_own(notification: Notification, by: Any) -> None:
    if notification.recipient != by:
        raise NotAllowed(_("These are another person's notifications."))
