"""The Celery application: `celery -A factcheck worker`.

Tasks are found in each installed app's `tasks.py`. Without a broker they run eagerly, in the process that
asks for them.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
