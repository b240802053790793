"""Letters as jobs: who is tried when, and when one is given up."""

import logging
import traceback
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from iiwg.jobs.claims import ERROR_LENGTH, JobQuerySet
from iiwg.notifications.enums import OF_THE_SERVER, Fault, State
from iiwg.notifications.faults import read

log = logging.getLogger(__name__)
PAUSE = timedelta(
    minutes=1
)  # a server that did not answer is left alone so long, but for one letter of each sweep


class LetterJobs(JobQuerySet):
    """A server that is away, or asks to try later, is asked for five days (RFC 5321 4.5.4.1); a refusal is final at once.

    The waits of 2, 4, 8 … minutes and then of 4 hours add up to five days.
    """

    waiting, busy = State.QUEUED, State.SENDING
    done, failed = State.SENT, State.FAILED
    give_up_after = 37
    longest_wait = timedelta(hours=4)
    no_error = {"error": "", "fault": ""}
    forgotten = {"next_attempt_at": None, "seen_at": None, "seen_by": None}

    def why(self, error):
        failure = read(error)
        return {"fault": failure.fault, "error": failure.answer[:ERROR_LENGTH]}

    def is_final(self, error):
        return read(error).is_final

    def log_error(self, pk, error):
        """With neither the address nor the words of the server, which may repeat it."""
        failure = read(error)
        code = failure.answer[:3] if failure.answer[:3].isdigit() else ""
        log.warning("letter %s not sent: %s %s", pk, failure.fault.value, code or type(error).__name__)
        if failure.fault == Fault.UNKNOWN:
            log.warning("it happened here:\n%s", "".join(traceback.format_tb(error.__traceback__)))

    def in_trouble(self):
        """Letters that were given up, and those that wait after an attempt that failed."""
        return self.filter(Q(state=self.failed) | (Q(state=self.waiting) & ~Q(fault="")))

    def unseen(self):
        """Letters in trouble that no administrator has seen."""
        return self.in_trouble().filter(seen_at__isnull=True)

    def late(self, longest: timedelta):
        """Letters that wait for longer than they should; one written in the future was so while the clock was ahead."""
        now = timezone.now()
        waits = self.filter(state__in=[self.waiting, self.busy])
        return waits.exclude(created_at__range=(now - longest, now + longest))

    def try_again(self):
        """Those that were given up begin anew; those that wait for their next attempt have it now."""
        waited = self.filter(state=self.waiting, next_attempt_at__isnull=False).update(next_attempt_at=None)
        return waited + super().try_again()

    def server_is_away(self) -> bool:
        """Whether it did not answer, or did not let us in, a moment ago."""
        now = timezone.now()
        return self._waits_for_server().filter(started_at__range=(now - PAUSE, now)).exists()

    def server_is_back(self) -> None:
        """Those that waited for the server are due now."""
        self._waits_for_server().update(next_attempt_at=None)

    def _waits_for_server(self):
        return self.filter(state=self.waiting, fault__in=OF_THE_SERVER, next_attempt_at__isnull=False)
