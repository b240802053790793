"""The Celery application: `celery -A iiwg worker`, `celery -A iiwg beat`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iiwg.settings")

app = Celery("iiwg")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
