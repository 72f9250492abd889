"""A procedure under the hands of somebody: every edit can be taken back and done again."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.editing.change import Change
from komma_desk.domain.procedure.editing.setting import Put


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A change and the procedure as it was on the other side of it."""

    change: Change
    other: Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedDraft:
    """Frozen: each edit gives another one. It may be unsound at any moment."""

    procedure: Procedure
    done: tuple[Done, ...] = ()
    undone: tuple[Done, ...] = ()

    def apply(self, change: Change) -> EditedDraft:
        """The draft after a change; what changes nothing leaves no trace."""
        after = change.of(self.procedure)
        if after == self.procedure:
            return self
        if self.done and _goes_on(self.done[-1].change, change) and not self.undone:
            earlier = self.done[-1]
            return EditedDraft(
                procedure=after, done=(*self.done[:-1], Done(change=change, other=earlier.other))
            )
        return EditedDraft(
            procedure=after, done=(*self.done, Done(change=change, other=self.procedure))
        )

    def undo(self) -> EditedDraft:
        if not self.done:
            return self
        last = self.done[-1]
        back = Done(change=last.change, other=self.procedure)
        return EditedDraft(procedure=last.other, done=self.done[:-1], undone=(*self.undone, back))

    def redo(self) -> EditedDraft:
        if not self.undone:
            return self
        last = self.undone[-1]
        forth = Done(change=last.change, other=self.procedure)
        return EditedDraft(procedure=last.other, done=(*self.done, forth), undone=self.undone[:-1])

    @property
    def can_undo(self) -> bool:
        return bool(self.done)

    @property
    def can_redo(self) -> bool:
        return bool(self.undone)

    @property
    def what_undo(self) -> str:
        return self.done[-1].change.spoken() if self.done else ""

    @property
    def what_redo(self) -> str:
        return self.undone[-1].change.spoken() if self.undone else ""


def _goes_on(before: Change, now: Change) -> bool:
    """Whether it is the next keystroke in the same field."""
    return (
        isinstance(before, Put)
        and isinstance(now, Put)
        and before.merges
        and now.merges
        and (before.place, before.name) == (now.place, now.name)
    )
