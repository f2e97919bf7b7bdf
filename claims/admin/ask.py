"""The button that has a language model suggest claims of an article, where one is configured.

Outward: ``article_ask``. The question is a job: the page says that it was asked, and its suggestions come when
it is done.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from claims.admin.desk import desk_for
from claims.services.asking import ask_model_later
from claims.services.errors import NotAllowed, ServiceError


@require_POST
def article_ask(request: HttpRequest, public_id: str) -> HttpResponse:
    desk = desk_for(public_id, request.user)
    if not desk.may_decide or desk.is_withheld:
        raise PermissionDenied(
            gettext("You need the permission to decide claims, and to read the whole text.")
        )
    try:
        ask_model_later(desk.article, by=request.user)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except ServiceError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, gettext("The language model was asked. What it points at comes as suggestions.")
        )
    return HttpResponseRedirect(reverse("admin:article_page", args=[public_id]))
