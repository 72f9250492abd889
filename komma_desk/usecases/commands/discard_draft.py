"""Throw one's own draft away."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import DRAFT


@dataclass(frozen=True, slots=True)
class DiscardDraft:
    pass


def discard_draft(_command: DiscardDraft, context: Context) -> Changes:
    context.work.office.drafts.remove(context.keys.own_tag(DRAFT))
    return Changes.of(Subject.DRAFTS)
