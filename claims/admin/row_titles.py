"""What a row is called above its page, in its history, and before it is undone, in the reader's language.

Outward: ``row_title``. ``str`` of a row is what the audit keeps and programs read: keys, in one language.
"""

from typing import Any

from django.utils.translation import gettext

from claims.admin.event_titles import event_title
from claims.models import Actor, Claim, ClaimLink, Consensus, Event, NoticeClaim, Place, Resolution, Scope
from claims.selectors.local_names import local_name
from sources.models import Source

# Characters of a quote that names a claim. Arbitrary but works.
MOST_OF_A_QUOTE = 60


def row_title(row: Any) -> str:
    """Reads the attribute of a claim, a consensus and a ruling, with its version in force."""
    match row:
        case Claim():
            return f"{row.attribute}{gettext(': ')}{row.focus or row.quote[:MOST_OF_A_QUOTE]}"
        case ClaimLink():
            return f"{row.first.public_id} {row.get_relation_display()} {row.second.public_id}"
        case Consensus():
            return f"{event_title(row.event)}{gettext(': ')}{row.attribute}"
        case Resolution():
            return f"{event_title(row.event)}{gettext(': ')}{row.attribute} — {row.get_kind_display()}"
        case NoticeClaim():
            return f"{row.notice} → {row_title(row.claim)}"
        case Event():
            return event_title(row)
        case Actor() | Place() | Scope() | Source():
            return local_name(row)
    return str(row)
