"""The project: settings and wiring, and the small apps that `sources` and `claims` both stand on.

The Celery application is imported here so that `shared_task` finds it in every process.
"""

from factcheck.celery import app as celery_app

__all__ = ["celery_app"]
