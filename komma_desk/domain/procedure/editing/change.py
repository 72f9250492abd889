"""What one edit is: a name that can be spoken, a place to look at, and a pure function."""

from __future__ import annotations

from typing import Protocol

from komma_desk.domain.procedure.definition import Procedure


class Change(Protocol):
    """On a procedure it does not fit any more it changes nothing; it never raises."""

    @property
    def place(self) -> str:
        """The thing it is about, to be chosen afterwards."""

    @property
    def merges(self) -> bool:
        """Whether it is one keystroke of a longer writing that is undone as one."""

    def of(self, procedure: Procedure) -> Procedure: ...

    def spoken(self) -> str: ...
