"""What a process that serves does once, before its first request.

Outward: ``refuse_ephemeral_key`` and ``keep_what_is_loaded``, called by factcheck.wsgi and factcheck.asgi alone:
commands do well with a key drawn on the spot, and end before the rest would pay.
"""

import gc

from django.conf import settings
from django.urls import get_resolver

from factcheck.env import BadSetting
from factcheck.kept import keep_loaded

# New objects after which Python looks for cycles among them. A page of fifty rows makes some ten thousand: with
# Python's own 700 they are looked through many times while they are needed. Measured with `make bench-lists`.
NEW_OBJECTS = 20_000


def refuse_ephemeral_key() -> None:
    """Raises BadSetting where neither SECRET_KEY nor DEBUG is set."""
    if settings.SECRET_KEY_IS_EPHEMERAL and not settings.DEBUG:
        raise BadSetting("SECRET_KEY", None, "50 random characters or more, or DEBUG=1 to do without")


def keep_what_is_loaded() -> None:
    """Load the screens, then tell Python's garbage collector that all of it stays."""
    _ = get_resolver().url_patterns
    keep_loaded()
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
