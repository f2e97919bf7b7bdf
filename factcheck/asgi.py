"""The ASGI application, for an ASGI server."""

import os

from django.core.asgi import get_asgi_application

from factcheck.serving import keep_what_is_loaded, refuse_ephemeral_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

application = get_asgi_application()
refuse_ephemeral_key()
keep_what_is_loaded()
