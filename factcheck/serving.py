"""Refuse to serve under a key that dies with the process.

`refuse_ephemeral_key()` is called by factcheck.wsgi and factcheck.asgi, and by nothing else: commands do well
with a key drawn on the spot.
"""

from django.conf import settings

from factcheck.env import BadSetting


def refuse_ephemeral_key() -> None:
    """Raises BadSetting where neither SECRET_KEY nor DEBUG is set."""
    if settings.SECRET_KEY_IS_EPHEMERAL and not settings.DEBUG:
        raise BadSetting("SECRET_KEY", None, "50 random characters or more, or DEBUG=1 to do without")
