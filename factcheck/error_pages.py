"""What a person reads where a page cannot be shown: what happened, that nothing is lost, and what to do next.

Outward: ``bad_request``, ``not_allowed``, ``not_found``, ``failed`` and ``form_expired``, named in ``urls.py`` and in
the settings. None of them reads the database or the session: they answer where these are what is broken.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from factcheck.audit.request import current_request_id


@dataclass(frozen=True, slots=True)
class Fault:
    """status: of HTTP. sentences: what happened and what to do. offers_login: where another account may see it."""

    status: int
    title: Any
    sentences: Sequence[Any]
    offers_login: bool = False
    names_request: bool = False


BAD_REQUEST = Fault(
    400,
    _("This request cannot be read"),
    [_("Something in its address or its form is not what this page accepts. Go back and send it again.")],
)
NOT_ALLOWED = Fault(
    403,
    _("You may not open this page"),
    [_("Your role does not include it. Ask an administrator, or log in as somebody who may.")],
    offers_login=True,
)
FORM_EXPIRED = Fault(
    403,
    _("This form is no longer valid"),
    [
        _("The page was open for long, or you logged in again in another tab. Nothing was stored."),
        _("Go back, load the page again, and send the form once more. Copy what you have typed first."),
    ],
)
NOT_FOUND = Fault(
    404,
    _("There is no such page"),
    [
        _("The address is mistyped, or what it named is not yours to see."),
        _("Look for it in the lists: permanent ids of articles and events never change."),
    ],
)
FAILED = Fault(
    500,
    _("Something went wrong here"),
    [
        _("The fault is ours, not yours. What you sent was not stored; what was stored before is safe."),
        _("Try again. If it happens again, tell an administrator the number below."),
    ],
    names_request=True,
)
NO_DATABASE = Fault(
    503,
    _("The database does not answer"),
    [
        _(
            "What you sent was not stored; what was stored before is safe. Keep this page open and try again shortly."
        ),
        _("If it lasts, tell an administrator the number below."),
    ],
    names_request=True,
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, BAD_REQUEST)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The refusal's own sentence stands first where it has one."""
    return _page(request, NOT_ALLOWED, reason=str(exception))


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """reason: Django's, for developers; the person is told what to do instead."""
    return _page(request, FORM_EXPIRED)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, NOT_FOUND)


def failed(request: HttpRequest) -> HttpResponse:
    """Of whatever nobody foresaw; a database that cannot be reached is told apart, and answers 503."""
    is_database = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    return _page(request, NO_DATABASE if is_database else FAILED)


def _page(request: HttpRequest, fault: Fault, reason: str = "") -> HttpResponse:
    with translation.override(_language(request)):
        context = {
            "fault": fault,
            "reason": reason,
            "request_id": current_request_id() if fault.names_request else "",
        }
        return HttpResponse(render_to_string("error.html", context), status=fault.status)


def _language(request: HttpRequest) -> str:
    """That of the screen; where the fault came before it was known, the one that the browser asks for."""
    if hasattr(request, "LANGUAGE_CODE"):
        return translation.get_language() or request.LANGUAGE_CODE
    return translation.get_language_from_request(request)
