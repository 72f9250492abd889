"""The files that go with the report: chosen or dropped, listed with their size, taken off again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from komma_desk.domain.attachment import LARGEST_TOGETHER, NewAttachment
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.drop_zone import DropZone
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.reporting.attachment_reading import read_files
from komma_desk.ui.reporting.close_fit import set_margins
from komma_desk.words import _


class _FileList(QListWidget):
    remove_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class AttachmentList(QWidget):
    """Reads in the background; what cannot be read changes nothing that is there."""

    changed = Signal()
    refused = Signal(object)
    """The exception that says why the last files were not taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("files")
        self._files: tuple[NewAttachment, ...] = ()
        self._background: Background | None = None
        most = LARGEST_TOGETHER // 1024**2
        self.zone = DropZone(_("Evidence up to {most} MB, not in the draft.").format(most=most))
        set_margins(self.zone, 10, 4)
        if (layout := self.zone.layout()) is not None:
            layout.setSpacing(10)
        self.list = _FileList()
        self.list.setObjectName("files_list")
        self.list.setAccessibleName(_("Attached files"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setFixedHeight(46)
        self.remove = Button(_("Re&move"), ButtonKind.QUIET)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.list, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.zone)
        column.addWidget(self._below)
        self.setFocusProxy(self.zone)
        self.zone.files_given.connect(self.add)
        self.remove.clicked.connect(self.remove_chosen)
        self.list.remove_wanted.connect(self.remove_chosen)
        self._show()

    def files(self) -> tuple[NewAttachment, ...]:
        return self._files

    def set_files(self, files: tuple[NewAttachment, ...]) -> None:
        self._files = files
        self._show()
        self.changed.emit()

    def add(self, paths: tuple[Path, ...]) -> None:
        """Read them off the UI thread; files given twice in a row wait for each other."""
        if self._background is None:
            self._background = Background(self)
            if (application := QCoreApplication.instance()) is not None:
                application.aboutToQuit.connect(self._background.stop)
        self._background.run(
            lambda: read_files(paths, sum(len(each.content) for each in self._files)),
            then=self._take,
            otherwise=self._refuse,
        )

    def _refuse(self, problem: Exception) -> None:
        self.refused.emit(problem)

    def remove_chosen(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._files):
            self.set_files(self._files[:row] + self._files[row + 1 :])
            if self._files:
                self.list.setCurrentRow(min(row, len(self._files) - 1))
                self.list.setFocus()
            else:
                self.zone.setFocus()

    def _take(self, files: tuple[NewAttachment, ...]) -> None:
        self.set_files(self._files + files)
        self.list.setCurrentRow(len(self._files) - 1)

    def _show(self) -> None:
        self.list.clear()
        for each in self._files:
            size = QLocale().formattedDataSize(len(each.content), 1)
            item = QListWidgetItem(f"{each.name}  ·  {size}")
            item.setToolTip(plain_tip(size))
            self.list.addItem(item)
        self._below.setVisible(bool(self._files))
