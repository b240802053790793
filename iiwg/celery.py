"""The Celery application: `celery -A iiwg worker`, `celery -A iiwg beat`."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iiwg.settings")

app = Celery("iiwg")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
MINUTE = {"expires": 60}  # while the postman is busy for longer, what comes each minute does not pile up
# The database is the truth: these sweeps find again whatever a dead worker or broker left undone.
app.conf.beat_schedule = {
    "beat": {"task": "iiwg.health.tasks.beat", "schedule": 60.0},
    "beat-postman": {"task": "iiwg.health.tasks.beat_postman", "schedule": 60.0, "options": MINUTE},
    "deliver": {"task": "iiwg.notifications.tasks.sweep", "schedule": 60.0, "options": MINUTE},
    "render": {"task": "iiwg.documents.tasks.sweep", "schedule": 60.0},
    "remind": {"task": "iiwg.notifications.tasks.remind", "schedule": 60.0 * 60},
    "follow-up": {"task": "members.tasks.follow_up", "schedule": 60.0 * 60},
    "seal-audit": {"task": "iiwg.audit.tasks.seal", "schedule": 60.0 * 10},
    "search": {"task": "iiwg.search.tasks.fill", "schedule": 60.0 * 10},
    "search-anew": {"task": "iiwg.search.tasks.read_anew", "schedule": crontab(hour=1, minute=0)},
    "verify": {"task": "iiwg.desk.tasks.verify", "schedule": crontab(hour=2, minute=0)},  # before the backup
}
