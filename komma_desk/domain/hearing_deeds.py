"""What the history of a case calls what is said between the office and the reporting person."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from komma_desk.domain.case import CaseEvent

ANSWER: Final = "message"  # what the office writes to her


class HearingDeed(StrEnum):
    HEARD = "reporter wrote"  # she wrote a message
    WORD = "reporter said"  # she said her wishes or a consent anew
    WISHES = "wishes noted"  # the office noted what she wishes now
    ANSWERED = "answered otherwise"  # by telephone, in person or by letter
    PUT_ASIDE = "message put aside"  # nothing is to be answered


FROM_HER: Final = frozenset({HearingDeed.HEARD, HearingDeed.WORD})
ANSWERS: Final = frozenset({ANSWER, HearingDeed.ANSWERED})
ENDS_WAITING: Final = ANSWERS | {HearingDeed.PUT_ASIDE}


def is_unread(history: Sequence[CaseEvent]) -> bool:
    """Whether she was the last to say something."""
    for event in reversed(history):
        if event.action in ENDS_WAITING:
            return False
        if event.action in FROM_HER:
            return True
    return False


def is_answered(history: Sequence[CaseEvent]) -> bool:
    """Whether she ever heard from a person; that a report came in is told by itself."""
    return any(event.action in ANSWERS for event in history)
