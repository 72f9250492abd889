"""The files of a case as a table: name, size, checksum, and where each came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from komma_desk.domain import file_size
from komma_desk.domain.attachment import Attachment
from komma_desk.ui.cases.attachment_words import origin_said
from komma_desk.ui.preview.preview_window import plainly
from komma_desk.words import _

_MOST_ROWS = 8  # then the table scrolls by itself
_SHORT = 12  # letters of the checksum
_SIZE, _SUM = 1, 2


class AttachmentTable(QTableWidget):
    """Emits the file under the cursor; Enter or a double click looks at it."""

    chosen = Signal(object)
    """An `Attachment`, or None."""
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._files: tuple[Attachment, ...] = ()
        self.setAccessibleName(_("Attachments"))
        self.setHorizontalHeaderLabels([_("Name"), _("Size"), "SHA-256", _("Origin")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (_SIZE, _SUM):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.currentCellChanged.connect(lambda *_at: self.chosen.emit(self.file()))
        self.cellDoubleClicked.connect(lambda *_at: self.opened.emit())

    def show_files(self, files: Sequence[Attachment], kinds: Mapping[str, str]) -> None:
        """The cursor stays on the same file; else it stands on the first."""
        before = self.file()
        self._files = tuple(files)
        names = {each.id: each.name for each in files}
        self.setRowCount(len(files))
        for row, file in enumerate(self._files):
            of = plainly(names.get(file.made_from, "")) if file.made_from else ""
            cells = (
                plainly(file.name),
                file_size.in_words(file.size),
                f"{file.sha256[:_SHORT]} …",
                origin_said(file, of, kinds),
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column == _SUM:
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, file.sha256)
                self.setItem(row, column, item)
        ids = [each.id for each in self._files]
        self.selectRow(ids.index(before.id) if before and before.id in ids else 0)
        self._fit()
        self.chosen.emit(self.file())

    def file(self) -> Attachment | None:
        row = self.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def choose(self, file: Attachment) -> None:
        self.selectRow([each.id for each in self._files].index(file.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        file = self.file()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and file is not None:
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Copy) and file is not None:
            # Without the name, which can tell of somebody: clipboards have a history.
            QGuiApplication.clipboard().setText(file.sha256)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """As high as its rows: the page scrolls, not a table inside it."""
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(min(self.rowCount(), _MOST_ROWS)))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 4)
