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
from claims.services.errors import NotAllowed, ServiceError
from claims.services.reviewing import finish_review, reopen_review


@require_POST
def article_done(request: HttpRequest, public_id: str) -> HttpResponse:
    """act: done, nothing (done, with nothing to claim) or reopen."""
    article, act = desk_for(public_id, request.user).article, request.POST.get("act", "")
    try:
        if act == "reopen":
            written = request.POST.get("row_version", "")
            version = int(written) if written.isdecimal() else None
            reopen_review(article, by=request.user, expected_version=version)
        else:
            finish_review(article, by=request.user, nothing_to_claim=act == "nothing")
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except ServiceError as refused:
        messages.error(request, str(refused))
    else:
        said = (
            gettext("Open again.")
            if act == "reopen"
            else gettext("Done. The next article is one key away: n.")
        )
        messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:article_page", args=[public_id]))
