"""A place to drop files on, or to choose them with a button; it reads nothing itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.dropped_mails import may_hold_bytes
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _


class DropZone(QFrame):
    """Emits local paths; a link to the web alone is left where it is, nothing is fetched."""

    files_given = Signal(object)
    """A tuple of `Path`."""
    data_given = Signal(object)
    """A `QMimeData` that is gone after the call: a picture out of a browser, a mail."""

    def __init__(
        self,
        sentence: str,
        file_filter: str = "",
        parent: QWidget | None = None,
        *,
        beside: QWidget | None = None,
    ) -> None:
        """`beside` is another way to give a file, next to the button."""
        super().__init__(parent)
        self.setProperty("part", "drop")
        self.setAcceptDrops(True)
        self._filter = file_filter
        self._choose = Button(_("Choose fi&les …"), icon_name="attach")
        self._choose.setAccessibleDescription(sentence)
        self._choose.clicked.connect(self.choose)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._choose)
        if beside is not None:
            row.addWidget(beside)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addLayout(row)
        self.sentence = PlainLabel(sentence, TextKind.SMALL)
        column.addWidget(self.sentence)
        self.setFocusProxy(self._choose)

    def choose(self) -> None:
        """Open the file dialog."""
        names, _used = QFileDialog.getOpenFileNames(
            self, _("Choose files"), str(Path.home()), self._filter
        )
        self.give(tuple(Path(name) for name in names))

    def give(self, paths: tuple[Path, ...]) -> None:
        """Folders too: whoever takes files says why not, nothing is passed over in silence."""
        if paths:
            self.files_given.emit(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if any(url.isLocalFile() for url in data.urls()) or data.hasImage() or may_hold_bytes(data):
            event.acceptProposedAction()
            self._show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        event.acceptProposedAction()
        data = event.mimeData()
        paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
        if paths:
            self.give(paths)
        else:
            self.data_given.emit(data)

    def _show_over(self, *, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)
