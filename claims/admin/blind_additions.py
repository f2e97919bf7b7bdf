"""Acts on what a blind reviewer added: it has no row yet, so that no service of claims knows it.

Outward: ``act_on_addition``.
"""

from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from claims.admin.desk import Desk
from claims.admin.focus import focus_of
from claims.models import Claim
from claims.services.blind import change_addition, withdraw_addition
from claims.services.claim_content import content_of
from claims.services.errors import ServiceError


def act_on_addition(desk: Desk, claim: Claim, act: str, form: Any, data: QueryDict) -> None:
    """Edit, move or withdraw it. Raises ServiceError, DomainError."""
    article, ordinal, by = desk.article, claim.ordinal, desk.user
    match act:
        case "edit":
            focus = focus_of(claim, form.cleaned_data.get("wording", ""))
            content = form.content(claim.start, claim.end, claim.quote, focus)
            change_addition(article, ordinal, content, by=by)
        case "move":
            wanted = data.get("event", "")
            event = next((each for each in desk.events if each.public_id == wanted), None)
            if wanted and event is None:
                raise ServiceError(gettext("“%(id)s” is none of the events to choose from.") % {"id": wanted})
            change_addition(article, ordinal, replace(content_of(claim), event=event), by=by)
        case "reject":
            withdraw_addition(article, ordinal, by=by, reason=data.get("reason", ""))
        case _:
            raise ServiceError(gettext("“%(act)s” is no act. Accepted: edit, move, reject.") % {"act": act})
