"""Two runs of the reminders at the same moment."""

import threading

import pytest
from django.db import connection

from tests import cast as cast_module


@pytest.mark.django_db(transaction=True)
def test_two_runs_of_the_reminders_write_one_letter():
    from iiwg.notifications import reminders
    from iiwg.notifications.models import Notification
    from tests.scenes import approved, day

    cast = cast_module.build()
    approved(cast, texts=(("action", "Report."),))
    together = threading.Barrier(2)

    def run():
        try:
            together.wait(timeout=10)
            reminders.run(day(20))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert Notification.objects.filter(code="reminder").count() == 1
