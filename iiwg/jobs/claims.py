"""Rows that are jobs: each is claimed by one worker, tried some times, given up, and found again when its worker died.

A model of jobs has the columns `state`, `attempts`, `error`, `started_at`, and `next_attempt_at` where a job that
failed waits before the next attempt. Its queryset names its states, and says what it keeps of an error.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

log = logging.getLogger(__name__)
ERROR_LENGTH = 300  # characters kept of what went wrong


class WorkerDied(Exception):
    """The worker that had a job ended before it was done, each time."""


class JobQuerySet(models.QuerySet):
    """The jobs of one kind."""

    waiting = "queued"
    busy = "running"
    done = "done"
    failed = "failed"
    give_up_after = 3  # attempts
    longest_wait = timedelta(0)  # after a failure; above zero it needs `next_attempt_at`
    no_error: Mapping[str, Any] = {"error": ""}  # the columns of a job that did not fail
    forgotten: Mapping[str, Any] = {}  # the columns that a job loses when it is given up or starts again

    def unfinished(self) -> list[int]:
        """Ids of the jobs a sweep does, oldest first: those that wait, and those whose worker died."""
        now = timezone.now()
        rows = self.filter(self._ready(now) | self._dead(now)).order_by("pk")
        return list(rows.values_list("pk", flat=True))

    def run(self, pk: int, work: Callable[[Any], dict]) -> Any:
        """Do one job and give it back as it stands then; None when another worker has it or nothing is to be done.

        `work` does it and returns the columns that say so. An error puts the job back, or gives it up when it is final
        or was the last attempt. Safe to run twice and after a kill.
        """
        job = self.claim(pk)
        if job is None:
            return None
        try:
            result = work(job)
        except Exception as error:
            self.log_error(pk, error)
            self._put_back(job, error)
        else:
            self.filter(pk=pk).update(state=self.done, **self.no_error, **result)
        return self.get(pk=pk)

    def claim(self, pk: int) -> Any:
        """The job, if it is now this worker's; a job that was the death of every worker is given up."""
        now = timezone.now()
        spent = self.filter(self._dead(now), pk=pk, attempts__gte=self.give_up_after)
        spent.update(state=self.failed, **self.forgotten, **self.why(WorkerDied("its worker died each time")))
        mine = self.filter(self._ready(now) | self._dead(now), pk=pk).update(
            state=self.busy, started_at=now, attempts=F("attempts") + 1
        )
        return self.get(pk=pk) if mine else None

    def try_again(self) -> int:
        """Jobs that were given up wait once more; how many they are."""
        return self.filter(state=self.failed).update(
            state=self.waiting, attempts=0, **self.no_error, **self.forgotten
        )

    def wait_after(self, attempts: int) -> timedelta:
        """How long a job waits that has failed so many times: 2, 4, 8 … minutes, at most the longest wait."""
        return min(timedelta(minutes=2**attempts), self.longest_wait)

    def why(self, error: Exception) -> dict[str, Any]:
        """The columns that keep why an attempt failed."""
        return {"error": (str(error) or type(error).__name__)[:ERROR_LENGTH]}

    def is_final(self, error: Exception) -> bool:
        """Whether another attempt would fail the same way."""
        return False

    def log_error(self, pk: int, error: Exception) -> None:
        """Tell the log of an attempt that failed."""
        log.warning("%s %s not done", self.model.__name__, pk, exc_info=error)

    def _put_back(self, job, error: Exception) -> None:
        """Only if nobody has claimed it since: who was taken for dead has nothing to say any more."""
        columns = self.why(error)
        if self.is_final(error) or job.attempts >= self.give_up_after:
            columns |= {"state": self.failed, **self.forgotten}
        else:
            columns["state"] = self.waiting
            if self.longest_wait:
                columns["next_attempt_at"] = timezone.now() + self.wait_after(job.attempts)
        self.filter(pk=job.pk, state=self.busy, attempts=job.attempts).update(**columns)

    def _ready(self, now) -> Q:
        """Waits, and its time has come; a time beyond the longest wait was set while the clock was ahead."""
        waits = Q(state=self.waiting)
        if self.longest_wait:
            due = Q(next_attempt_at__isnull=True) | Q(next_attempt_at__lte=now)
            waits &= due | Q(next_attempt_at__gt=now + self.longest_wait)
        return waits

    def _dead(self, now) -> Q:
        """Claimed so long ago, or so far in the future, that the worker must have died."""
        stale = timedelta(seconds=settings.STALE_AFTER_SECONDS)
        return Q(state=self.busy) & (Q(started_at__lt=now - stale) | Q(started_at__gt=now + stale))
