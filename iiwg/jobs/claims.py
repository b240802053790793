"""Rows that are jobs: each is claimed by one worker, tried some times, given up, and found again when its worker died.

A model of jobs has the columns `state`, `attempts`, `error`, `started_at`, and `next_attempt_at` where a job that
failed waits before the next attempt. Its queryset names its states.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

log = logging.getLogger(__name__)
ERROR_LENGTH = 300  # characters kept of what went wrong


class JobQuerySet(models.QuerySet):
    """The jobs of one kind."""

    waiting = "queued"
    busy = "running"
    done = "done"
    failed = "failed"
    give_up_after = 3  # attempts
    waits_longer = False  # whether a job that failed n times waits 2ⁿ minutes; needs `next_attempt_at`

    def unfinished(self) -> list[int]:
        """Ids of the jobs a sweep does: those that wait, and those whose worker died."""
        now = timezone.now()
        return list(self.filter(self._ready(now) | self._dead(now)).values_list("pk", flat=True))

    def run(self, pk: int, work: Callable[[Any], dict]) -> None:
        """Do one job unless another worker has it. `work` does it and returns the columns that say so.

        An error puts the job back, or gives it up after the last attempt. Safe to run twice and after a kill.
        """
        job = self.claim(pk)
        if job is None:
            return
        try:
            result = work(job)
        except Exception as error:
            log.warning("%s %s not done", self.model.__name__, pk, exc_info=True)
            self._put_back(job, str(error) or type(error).__name__)
            return
        self.filter(pk=pk).update(state=self.done, error="", **result)

    def claim(self, pk: int) -> Any:
        """The job, if it is now this worker's; a job that was the death of every worker is given up."""
        now = timezone.now()
        dead, spent = self.filter(self._dead(now), pk=pk), Q(attempts__gte=self.give_up_after)
        dead.filter(spent).update(state=self.failed, error="its worker died each time")
        mine = self.filter(self._ready(now) | self._dead(now), pk=pk).update(
            state=self.busy, started_at=now, attempts=F("attempts") + 1
        )
        return self.get(pk=pk) if mine else None

    def try_again(self) -> int:
        """Jobs that were given up wait once more; how many they are."""
        fresh = {"next_attempt_at": None} if self.waits_longer else {}
        return self.filter(state=self.failed).update(state=self.waiting, attempts=0, error="", **fresh)

    def _put_back(self, job, error: str) -> None:
        """Only if nobody has claimed it since: who was taken for dead has nothing to say any more."""
        later = {}
        if self.waits_longer:
            later["next_attempt_at"] = timezone.now() + timedelta(minutes=2**job.attempts)
        self.filter(pk=job.pk, state=self.busy, attempts=job.attempts).update(
            state=self.failed if job.attempts >= self.give_up_after else self.waiting,
            error=error[:ERROR_LENGTH],
            **later,
        )

    def _ready(self, now) -> Q:
        waits = Q(state=self.waiting)
        if self.waits_longer:
            waits &= Q(next_attempt_at__isnull=True) | Q(next_attempt_at__lte=now)
        return waits

    def _dead(self, now) -> Q:
        """Claimed so long ago that the worker must have died."""
        return Q(state=self.busy, started_at__lt=now - timedelta(seconds=settings.STALE_AFTER_SECONDS))
