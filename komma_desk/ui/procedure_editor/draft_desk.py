"""The draft on the desk: what is edited, what is chosen, what the checker says; no layout."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.procedure.comparison import Difference, differences
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.editing.change import Change
from komma_desk.domain.procedure.editing.draft import EditedDraft
from komma_desk.domain.procedure.editing.places import WHOLE, place_of, thing_at
from komma_desk.domain.procedure.editing.removing import hanging, refusal, removal
from komma_desk.domain.procedure.editing.setting import move
from komma_desk.domain.procedure.findings import Finding
from komma_desk.ui.bridge.background import Background
from komma_desk.words import _

Check = Callable[[Procedure], tuple[Finding, ...]]
AFTER_A_CHANGE_MS = 0
WHILE_TYPING_MS = 250


class DraftDesk(QObject):
    """Every edit goes through here, whether the picture, the table or the form makes it."""

    edited = Signal(object)
    """The EditedDraft after each keystroke, undo and redo."""
    settled = Signal(object)
    """The procedure to draw anew: at once after a deed, after a pause while somebody types."""
    chosen = Signal(str)
    """The place that is looked at, with the property if one is meant."""
    found = Signal(object)
    """What the checker says about the procedure shown."""
    removed = Signal(str, object)
    """What was deleted, spoken, and all that went with it."""
    refused = Signal(str)

    def __init__(
        self,
        background: Background,
        check: Check,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._check_it = background, check
        self.draft: EditedDraft | None = None
        self.place = WHOLE
        self.is_fixed = False
        self.findings: tuple[Finding, ...] = ()
        self._are_fresh = False
        self._checking = False
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._settle)

    def lay_down(self, draft: EditedDraft, place: str = "") -> None:
        """Begin with a draft, or go on with it where somebody was."""
        self.draft = draft
        self._show_at(place_of(place).thing() if place else WHOLE)

    def judge_by(self, check: Check) -> None:
        """The checker as it knows the people of today and the rules of the office."""
        self._check_it = check
        if self.draft is not None:
            self._are_fresh = False
            self._check()

    @property
    def procedure(self) -> Procedure:
        if self.draft is None:
            raise LookupError
        return self.draft.procedure

    @property
    def is_checked(self) -> bool:
        """Whether `findings` are those of the procedure as it stands now."""
        return self._are_fresh

    def apply(self, change: Change, *, choose: bool = False) -> None:
        if self.draft is None or self.is_fixed:
            return
        after = self.draft.apply(change)
        if after is self.draft:
            return
        self.draft = after
        if choose:
            self.place = change.place
        self._show(typing=change.merges)
        if choose:
            self.chosen.emit(self.place)

    def undo(self) -> None:
        if self.draft is not None and not self.is_fixed and self.draft.can_undo:
            place = self.draft.done[-1].change.place
            self.draft = self.draft.undo()
            self._show_at(place)

    def redo(self) -> None:
        if self.draft is not None and not self.is_fixed and self.draft.can_redo:
            place = self.draft.undone[-1].change.place
            self.draft = self.draft.redo()
            self._show_at(place)

    def choose(self, place: str) -> None:
        """Look at something; `place` may be the very property a finding is about."""
        if self.draft is None or thing_at(self.procedure, place) is None:
            return
        self.place = place_of(place).thing()
        self.chosen.emit(place)

    def remove(self) -> None:
        """Delete what is chosen, with all that hangs on it; or say why it must stay."""
        if self.draft is None or self.is_fixed:
            return
        if why := refusal(self.procedure, self.place):
            self.refused.emit(why)
            return
        change, also = removal(self.procedure, self.place), hanging(self.procedure, self.place)
        self.draft = self.draft.apply(change)
        self._show_at(self.place)
        self.removed.emit(change.title.spoken(), also)

    def move(self, by: int) -> None:
        if self.draft is not None:
            self.apply(move(self.procedure, self.place, by), choose=True)

    def differences_from(
        self, published: Procedure | None, rules: DeadlineRules
    ) -> tuple[Difference, ...]:
        if self.draft is None or published is None:
            return ()
        return differences(published, self.procedure, rules)

    def _show_at(self, place: str) -> None:
        self.place = place if thing_at(self.procedure, place) is not None else WHOLE
        self._show()
        self.chosen.emit(self.place)

    def _show(self, *, typing: bool = False) -> None:
        self._are_fresh = False
        self.edited.emit(self.draft)
        self._settling.start(WHILE_TYPING_MS if typing else AFTER_A_CHANGE_MS)

    def _settle(self) -> None:
        self.settled.emit(self.procedure)
        self._check()

    def _check(self) -> None:
        """Measured: some milliseconds for the default. Off the UI thread, one at a time."""
        if self._checking:
            return
        self._checking = True
        procedure, check = self.procedure, self._check_it
        self._background.run(
            lambda: (procedure, check, check(procedure)),
            then=self._got,
            otherwise=self._not_checked,
        )

    def _got(self, answer: tuple[Procedure, Check, tuple[Finding, ...]]) -> None:
        self._checking = False
        procedure, check, findings = answer
        if procedure is not self.procedure or check is not self._check_it:
            self._check()
            return
        self.findings, self._are_fresh = findings, True
        self.found.emit(findings)

    def _not_checked(self, _problem: Exception) -> None:
        self._checking = False
        self.refused.emit(_("The procedure could not be checked to the end."))
