"""Two people press at the same moment."""

import threading

from django.db import IntegrityError, OperationalError, connection

from iiwg.workflow.tables import Refused

ONCE = ["done", "refused"]


def at_once(*verbs) -> list[str]:
    """What became of verbs that begin together: done or refused."""
    together, outcomes = threading.Barrier(len(verbs)), []

    def press(verb):
        try:
            together.wait(timeout=10)
            verb()
            outcomes.append("done")
        except (Refused, IntegrityError, OperationalError):
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(outcomes)
