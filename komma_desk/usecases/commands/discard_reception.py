"""Throw away what was begun for somebody; its files go a while later, so that it can come back."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.begun_receptions import forget


@dataclass(frozen=True, slots=True)
class DiscardReception:
    begun: ReceptionId


def discard_reception(command: DiscardReception, context: Context) -> Changes:
    forget(command.begun, context)
    return Changes.of(Subject.DRAFTS)
