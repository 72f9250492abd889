"""“Assigned only”: every new case is restricted to whoever takes it in."""

# Kept where only clearing can write: an administrator, who holds the key of the office file, could
# put back any signed word that stood there once.

from __future__ import annotations

from typing import Final

from komma_desk.domain.circle import Circle
from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.cases import StoredMemory

_NAME: Final = "assigned only"
_ON: Final = "on"


def is_assigned_only(memory: StoredMemory) -> bool:
    return memory.get(_NAME) == _ON


def set_assigned_only(memory: StoredMemory, *, on: bool) -> None:
    memory.put(_NAME, _ON if on else "")


def circle_of_new_case(asked: Circle | None, context: Context) -> Circle | None:
    """What its writer asked for holds: she was told the names of those who can read it."""
    if asked is not None or not is_assigned_only(context.work.cases.memory):
        return asked
    return Circle(members=frozenset({context.actor.id}))
