"""From now on every case that is taken in is restricted to whoever takes it in; or no longer."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import assigned_only


@dataclass(frozen=True, slots=True)
class SetAssignedOnly:
    """A matter of clearing, who alone can write where it is kept. Cases there are stay as is."""

    on: bool


def set_assigned_only(command: SetAssignedOnly, context: Context) -> Changes:
    assigned_only.set_assigned_only(context.work.cases.memory, on=command.on)
    return Changes.of(Subject.SETTINGS)
