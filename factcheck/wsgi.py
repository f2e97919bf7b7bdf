"""The WSGI application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from factcheck.serving import keep_what_is_loaded, refuse_ephemeral_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

application = get_wsgi_application()
refuse_ephemeral_key()
keep_what_is_loaded()
