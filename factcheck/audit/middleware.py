"""Give every web request an id, which its acts and jobs carry and its answer returns in X-Request-ID."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from factcheck.audit.request import request_scope

HEADER = "X-Request-ID"
# A proxy in front may already have named the request; anything else in the header is ignored, not stored.
ACCEPTED = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestIdMiddleware:
    """First in the list, so that everything after it runs under the id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        request_id = given if ACCEPTED.fullmatch(given) else secrets.token_hex(16)
        with request_scope(request_id):
            response = self.get_response(request)
        response[HEADER] = request_id
        return response
