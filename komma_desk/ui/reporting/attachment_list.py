"""The files that go with the report: chosen, dropped or pasted, listed with their state."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from komma_desk.domain.attachment import LARGEST_FILE, in_megabytes
from komma_desk.ui.parts.buttons import Button, ButtonKind, IconButton
from komma_desk.ui.parts.choice_menu import ChoiceMenu
from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.drop_zone import DropZone
from komma_desk.ui.parts.dropped_mails import bytes_in
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.reporting.close_fit import set_margins
from komma_desk.ui.reporting.given_file import GivenFile
from komma_desk.words import _

_MOST_ROWS = 3


class _FileList(QListWidget):
    remove_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            # What is pasted is the whole widget's: the key goes on to it.
            super().keyPressEvent(event)


class AttachmentList(QWidget):
    """Shows what it is given; what is to happen with files is said by its signals."""

    given = Signal(object)
    """A tuple of `Path`."""
    pictured = Signal(bytes)
    """A picture from the clipboard or a browser, as PNG."""
    handed = Signal(object)
    """A `NewAttachment`: bytes a mail programme or a browser gives without a file."""
    remove_wanted = Signal(int)
    kind_wanted = Signal(int, str)
    """The number of the file and the code of its kind; empty takes it back."""
    look_wanted = Signal(object)
    """A `SealedAttachment`."""
    nothing_to_paste = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("files")
        self._shown: tuple[GivenFile, ...] = ()
        most = in_megabytes(LARGEST_FILE)
        self.paste = Button(_("Paste screenshot"), ButtonKind.QUIET)
        sentence = _("Evidence, up to {most} MB a file; drop it here, too.").format(most=most)
        self.zone = DropZone(sentence, beside=self.paste)
        set_margins(self.zone, 10, 4)
        self.list = _FileList()
        self.list.setObjectName("files_list")
        self.list.setAccessibleName(_("Attached files"))
        # The name's beginning and the state at the end are seen whatever stands between.
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.remove = Button(_("Re&move"), ButtonKind.QUIET)
        self.look = IconButton(_("Preview"), "eye")
        self.copy = IconButton(_("Copy checksum"), "copy")
        self.kind = ChoiceMenu(_("Kind …"), _("Not said"))
        self.kind.setAccessibleName(_("What kind of evidence this file is"))
        self.kind.hide()
        self._kinds: dict[str, str] = {}
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(2)
        below.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.kind, self.look, self.copy, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        below.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.zone)
        column.addWidget(self._below)
        self.setFocusProxy(self.zone)
        self.zone.files_given.connect(self.given)
        self.zone.data_given.connect(self.take)
        self.paste.clicked.connect(self.paste_from_clipboard)
        self.remove.clicked.connect(self._remove_chosen)
        self.copy.clicked.connect(self._copy_chosen)
        self.kind.picked.connect(self._say_kind)
        self.look.clicked.connect(self._look_at_chosen)
        self.list.itemActivated.connect(self._look_at_chosen)
        self.list.remove_wanted.connect(self._remove_chosen)
        self.list.copy_wanted.connect(self._copy_chosen)
        self.list.currentRowChanged.connect(self._show_deeds)
        self.show_files(())

    def show_files(self, files: Sequence[GivenFile]) -> None:
        """Where only a state changed, only its line is written anew: the choice stays."""
        before, self._shown = self._shown, tuple(files)
        if [each.number for each in before] != [each.number for each in files]:
            chosen = self.list.currentRow()
            self.list.clear()
            for _each in files:
                self.list.addItem(QListWidgetItem())
            self.list.setCurrentRow(min(chosen, len(files) - 1) if chosen >= 0 else -1)
        for row, each in enumerate(files):
            self._write(self.list.item(row), each)
        self._fit()
        self.zone.sentence.setVisible(not files)  # whoever gave one knows how
        self._below.setVisible(bool(files))
        self._show_deeds()
        if len(files) > len(before) and files[-1].sealed is None:
            QTimer.singleShot(0, self, self._come_into_view)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            # The lines have their new letters only when all parts have.
            QTimer.singleShot(0, self, self._fit)
        super().changeEvent(event)

    def _fit(self) -> None:
        """As high as its lines, in letters of any size."""
        lines = min(len(self._shown), _MOST_ROWS) * max(0, self.list.sizeHintForRow(0))
        self.list.setFixedHeight(lines + 2 * self.list.frameWidth())

    def _come_into_view(self) -> None:
        """What was just given is seen; but never at the price of where somebody is writing."""
        writing = QApplication.focusWidget()
        room: QWidget | None = self.parentWidget()
        while room is not None:
            if isinstance(room, QScrollArea):
                room.ensureWidgetVisible(self._below, 0, 4)
                if writing is not None and room.isAncestorOf(writing):
                    room.ensureWidgetVisible(writing, 0, 4)
            room = room.parentWidget()

    def show_kinds(self, kinds: Sequence[Choice]) -> None:
        """What a file can be said to be; without any nobody is asked."""
        self._kinds = {each.code: each.label for each in kinds}
        self.kind.set_choices(kinds)
        self.kind.setVisible(bool(kinds))
        self.show_files(self._shown)

    def choose(self, row: int) -> None:
        self.list.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_from_clipboard()
        else:
            super().keyPressEvent(event)

    def paste_from_clipboard(self) -> None:
        """A picture of the screen, or files copied in the file manager."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> None:
        paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
        image = data.imageData() if data.hasImage() else None
        handed = () if paths else bytes_in(data)
        if paths:
            self.given.emit(paths)
        elif handed:
            for each in handed:
                self.handed.emit(each)
        elif isinstance(image, QImage) and not image.isNull():
            self.pictured.emit(_as_png(image))
        else:
            self.nothing_to_paste.emit()

    def _write(self, item: QListWidgetItem, file: GivenFile) -> None:
        line = file.line(self._kinds.get(file.kind, ""))
        if item.text() != line:
            item.setText(line)
        item.setToolTip(plain_tip(file.explained()))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line}. {file.explained()}")

    def _remove_chosen(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            self.remove_wanted.emit(self._shown[row].number)
            (self.list if self._shown else self.zone).setFocus()

    def _say_kind(self, code: str) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            self.kind_wanted.emit(self._shown[row].number, code)

    def _copy_chosen(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown) and (checksum := self._shown[row].checksum):
            QGuiApplication.clipboard().setText(checksum)

    def _look_at_chosen(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown) and (sealed := self._shown[row].sealed):
            self.look_wanted.emit(sealed)

    def _show_deeds(self) -> None:
        row = self.list.currentRow()
        chosen = self._shown[row] if 0 <= row < len(self._shown) else None
        self.remove.setEnabled(chosen is not None)
        stops = chosen is not None and chosen.sealed is None
        self.remove.setText(_("Stop") if stops else _("Re&move"))
        is_sealed = chosen is not None and chosen.sealed is not None
        for button in (self.look, self.copy, self.kind):
            button.setEnabled(is_sealed)
        self.kind.show_code(chosen.kind if chosen else "")


def _as_png(image: QImage) -> bytes:
    """In memory only; little work on packing, for the cursor waits meanwhile."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 80)  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
    return bytes(data.data())
