"""The history of a case tells how a word of a slow clock was taken."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.hearing_deeds import HearingDeed
from komma_desk.ui.cases.hearing_history import details_said
from komma_desk.words import Language, speaking

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fact", "part"), [("taken_at", "holds from when it was taken in"), ("older", "does not hold")]
)
def test_how_it_was_taken_is_told(fact: str, part: str) -> None:
    event = CaseEvent(at=NOON, by=None, action=HearingDeed.WORD, facts={fact: "x"})
    with speaking(Language.ENGLISH):
        (told,) = details_said(event, CodeLists(()))
    assert part in told
