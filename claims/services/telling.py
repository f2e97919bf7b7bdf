"""Tell a person something: written where the act is, in the language of who is told.

Outward: ``tell`` and the places that notifications lead to. Called inside the transaction of the act.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from claims.models import Claim, ClaimLink, Comment, Event, Notification
from sources.models import Article

LONGEST = 300


def tell(recipient: Any, say: Callable[[], str], *, url: str = "", comment: Comment | None = None) -> None:
    """say: makes the text; called while the recipient's language is on, "" = the workbench's own."""
    with translation.override(recipient.language or settings.LANGUAGE_CODE):
        text = say()
    Notification.objects.create(recipient=recipient, text=text[:LONGEST], url=url[:LONGEST], comment=comment)


def place_of(row: Article | Claim | ClaimLink | Event) -> str:
    """The address at which a thing is read."""
    match row:
        case Article():
            return reverse("admin:article_page", args=[row.public_id])
        case Claim():
            return f"{reverse('admin:article_page', args=[row.article.public_id])}#claim-{row.ordinal}"
        case ClaimLink():
            return reverse("admin:link_pair", args=[row.first.public_id, row.second.public_id])
    return reverse("admin:event_page", args=[row.public_id])
