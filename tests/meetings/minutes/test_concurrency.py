"""Two clicks on one button: one success, one refusal."""

import threading

import pytest
from django.db import connection

from iiwg.workflow.tables import Refused
from meetings.minutes.models import Minutes, Outcome
from meetings.minutes.services import approvals
from tests import cast as cast_module
from tests.scenes import digest_of, sent


@pytest.mark.django_db(transaction=True)
def test_two_clicks_on_approve_are_one_success_and_one_refusal():
    cast = cast_module.build()
    draft = sent(cast)
    digest, answers = digest_of(draft), []
    together = threading.Barrier(2)

    def press():
        try:
            mine = Minutes.objects.get(pk=draft.pk)
            together.wait(timeout=10)
            approvals.approve(mine, digest=digest, by=cast.leading)
            answers.append("approved")
        except Refused:
            answers.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(answers) == ["approved", "refused"]
    assert Outcome.objects.count() == 1
