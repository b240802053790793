"""The clock of the site: Celery's own, but one that was ahead and is right again does not stand still until then."""

import logging
from datetime import UTC, datetime, timedelta

from celery.beat import PersistentScheduler

log = logging.getLogger(__name__)
AHEAD = timedelta(minutes=1)  # a smaller step back of the machine's clock only delays a job so long
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Clock(PersistentScheduler):
    """Remembers when each job was asked for last. What it remembers of the future is wrong: such a job is due now."""

    def tick(self, **options):
        """One look at the clock; seconds to the next."""
        if ahead := [entry for entry in self.schedule.values() if _is_ahead(entry)]:
            log.warning("the clock of this machine was ahead: %d jobs are due now", len(ahead))
            for entry in ahead:
                entry.last_run_at = LONG_AGO
            self._heap = None  # the order of what is next: it is built anew
        return super().tick(**options)


def _is_ahead(entry) -> bool:
    """Whether a job was asked for last at a time that has not come yet."""
    return entry.last_run_at > entry.default_now() + AHEAD
