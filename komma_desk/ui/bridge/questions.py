"""Where a page asks what it shows; an answer that is older than the last question is dropped."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QObject

from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.background import Background, is_still_there
from komma_desk.ui.bridge.doorway import Doorway


class Questions(QObject):
    """One for each page: a newer question about the same topic makes the older answer stale."""

    def __init__(
        self,
        doorway: Doorway,
        background: Background,
        speak: Callable[[Exception], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._doorway, self._background, self._speak = doorway, background, speak
        self._latest: dict[Hashable, int] = {}
        self._number = 0

    def for_page(self, page: QObject) -> Questions:
        """A line of questions of its own for a page; it ends with the page."""
        return Questions(self._doorway, self._background, self._speak, parent=page)

    def ask(
        self,
        query: object,
        then: Callable[[Any], None],
        *,
        topic: Hashable | None = None,
        refused: Callable[[Refusal], None] | None = None,
        finally_: Callable[[], None] | None = None,
        saying: str = "",
    ) -> None:
        """Ask off the UI thread; the topic is the type of the query unless one is given.

        `finally_` runs in every case, also for an answer that came too late.
        """
        subject: Hashable = topic if topic is not None else type(query).__qualname__
        self._number += 1
        number = self._number
        self._latest[subject] = number

        def rest() -> None:
            if finally_ is not None and is_still_there(finally_):
                finally_()

        def answered(answer: Any) -> None:
            rest()
            wanted = self._latest.get(subject) == number
            if wanted and is_still_there(self._page_of) and is_still_there(then):
                then(answer)

        def failed(problem: Exception) -> None:
            rest()
            if self._latest.get(subject) != number or not is_still_there(self._page_of):
                return
            if isinstance(problem, Refusal) and refused is not None:
                if is_still_there(refused):
                    refused(problem)
                return
            self._speak(problem)

        self._background.run(
            lambda: self._doorway.ask(query), then=answered, otherwise=failed, saying=saying
        )

    def forget(self) -> None:
        """Drop every answer that is still on its way (the page shows something else now)."""
        self._latest.clear()

    def _page_of(self) -> QObject | None:
        return self.parent()
