"""I have seen who got into a case of mine in an emergency."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.seen_notices import dismiss
from komma_desk.usecases.queries.circle_notices import CircleNotices, circle_notices


@dataclass(frozen=True, slots=True)
class DismissCircleNotice:
    key: str


def dismiss_circle_notice(command: DismissCircleNotice, context: Context) -> Changes:
    """Only what stands there is remembered; anything else is nothing."""
    if any(each.key == command.key for each in circle_notices(CircleNotices(), context)):
        dismiss(command.key, context)
    return Changes.of(Subject.SETTINGS)
