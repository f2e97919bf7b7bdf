"""What the workbench told a person.

Outward: ``notifications_for`` and ``unread_number``. A notification about a comment is shown as long as the comment
may be read: what is hidden meanwhile is neither listed nor counted.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import Notification
from claims.selectors.comments import readable_comments

# Above this the bar says "99+". Arbitrary but works: nobody reads a number to the end.
MOST_COUNTED = 99
SHOWN = "claims.view_notification"


def notifications_for(user: Any) -> QuerySet[Notification]:
    """The latest first."""
    read = readable_comments(user).order_by().filter(pk=OuterRef("comment"))
    mine = Notification.objects.filter(Q(comment__isnull=True) | Exists(read), recipient=user.pk)
    return mine.order_by("-id")


def unread_number(user: Any) -> str:
    """ "", "1" to "99", "99+", where counting stops: one query where nothing is unread, else two.

    Every page asks it, and planning who may read a comment takes PostgreSQL longer than most pages take it in all.
    "" without a query where they may see none.
    """
    if not user.has_perm(SHOWN):
        return ""
    if not Notification.objects.filter(recipient=user.pk, read_at__isnull=True).exists():
        return ""
    rows = notifications_for(user).filter(read_at__isnull=True).order_by()
    number = len(rows.values_list("pk")[: MOST_COUNTED + 1])
    return "" if number == 0 else str(number) if number <= MOST_COUNTED else f"{MOST_COUNTED}+"
