"""Where a page hands its deeds over; the news comes back to every page as one signal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.ui.bridge.background import Background, Lane, is_still_there
from komma_desk.ui.bridge.doorway import Doorway


class Counter(QObject):
    """Takes commands one after the other; a page re-asks when `changed` names its subject."""

    changed = Signal(object)
    """Carries `Changes`; emitted after the `then` of the page that handed the command over."""

    def __init__(
        self,
        doorway: Doorway,
        background: Background,
        speak: Callable[[Exception], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._doorway, self._background, self._speak = doorway, background, speak

    def hand_over(
        self,
        command: object,
        then: Callable[[Changes], None] | None = None,
        *,
        refused: Callable[[Refusal], None] | None = None,
        troubled: Callable[[Trouble], None] | None = None,
        finally_: Callable[[], None] | None = None,
        lane: Lane = Lane.WRITING,
        saying: str = "",
    ) -> None:
        """Do it off the UI thread.

        `refused` lets a page say a refusal beside the field instead of in a window; `troubled` so
        for a trouble, where nobody asked for the deed and a window would only be in the way;
        `finally_` runs in every case (to enable the button again); `saying` names long work in the
        status bar.
        """

        def done(changes: Changes) -> None:
            if finally_ is not None and is_still_there(finally_):
                finally_()
            if then is not None and is_still_there(then):
                then(changes)
            self.changed.emit(changes)

        def failed(problem: Exception) -> None:
            if finally_ is not None and is_still_there(finally_):
                finally_()
            if isinstance(problem, Refusal) and refused is not None:
                if is_still_there(refused):
                    refused(problem)
                return
            if isinstance(problem, Trouble) and troubled is not None:
                if is_still_there(troubled):
                    troubled(problem)
                return
            self._speak(problem)

        self._background.run(
            lambda: self._doorway.perform(command),
            then=done,
            otherwise=failed,
            lane=lane,
            saying=saying,
        )

    def is_stopping(self) -> bool:
        """Whether the desk is being left: long work should come to an end."""
        return self._background.is_stopping

    def tell(self, changes: Changes) -> None:
        """Pass on news that came from elsewhere (post taken in at unlock)."""
        self.changed.emit(changes)
