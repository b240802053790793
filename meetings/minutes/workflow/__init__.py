"""How minutes and corrigenda move."""

from meetings.minutes.workflow import corrigendum, minutes
from meetings.minutes.workflow.corrigendum import CORRIGENDUM
from meetings.minutes.workflow.minutes import MINUTES

ACTS = (*minutes.ACTS, *corrigendum.ACTS)

__all__ = ["ACTS", "CORRIGENDUM", "MINUTES"]
