"""Done, said of a whole article or taken back: one button and one key on its page.

Outward: ``article_done``. What is refused comes back as a message that names what is still open.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from claims.admin.desk import desk_for
from claims.admin.practice_page import practice_done
from claims.models import Stage
from claims.selectors.practice import PREFIX
from claims.services.errors import NotAllowed, ServiceError
from claims.services.reviewing import finish_review, reopen_review


@require_POST
def article_done(request: HttpRequest, public_id: str) -> HttpResponse:
    """act: done, nothing (done, with nothing to claim) or reopen."""
    if public_id.startswith(PREFIX):
        return practice_done(request, public_id)
    article, act = desk_for(public_id, request.user).article, request.POST.get("act", "")
    is_first_step = False
    try:
        if act == "reopen":
            written = request.POST.get("row_version", "")
            version = int(written) if written.isdecimal() else None
            reopen_review(article, by=request.user, expected_version=version)
        else:
            stage = finish_review(article, by=request.user, nothing_to_claim=act == "nothing")
            is_first_step = stage.stage == Stage.OPEN
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except ServiceError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _told(act, is_first_step=is_first_step))
    return HttpResponseRedirect(reverse("admin:article_page", args=[public_id]))


def _told(act: str, *, is_first_step: bool) -> str:
    if act == "reopen":
        return gettext("Open again.")
    if is_first_step:
        return gettext("What you coded is kept. Now decide what the machine suggests beside it.")
    return gettext("Done. The next article is one key away: n.")
