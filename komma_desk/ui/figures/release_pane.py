"""The chosen release, and for the integration officer the way out of the house."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from komma_desk.ui.figures.export_panel import ExportPanel
from komma_desk.ui.figures.pane_head import PaneHead
from komma_desk.ui.figures.release_sheet import ReleaseSheet
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.usecases.queries.figures_list import FiguresView
from komma_desk.words import _


class ReleasePane(QWidget):
    """Shows one release at a time; `export_wanted` carries period and folder."""

    export_wanted = Signal(str, object)

    def __init__(self, *, may_export: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._period = ""
        self._parts: list[QWidget] = []
        self._head = PaneHead()
        self.export = Button(_("&Write out …"), ButtonKind.PRIMARY, "save")
        self.export.clicked.connect(self._ask_for_folder)
        self._head.add_action(self.export)
        self.export.setVisible(may_export)  # not before: alone it would be a window
        self._progress = QProgressBar(textVisible=False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(_("The files are being written …"))
        self._progress.hide()
        self._notice = Alert(Tone.WARNING)
        self._notice.hide()
        self._scroll = ScrollBody(most_width=860)
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._head, self._progress, self._notice):
            column.addWidget(part)
        column.addWidget(self._scroll, 1)

    def show_release(self, view: FiguresView) -> None:
        release = view.release
        self._period = str(release.period)
        self._head.show_words(
            _("Figures for {period}").format(period=release.period.name.spoken()),
            _("{municipality} · release no. {number} · frozen on {day}").format(
                municipality=release.municipality,
                number=release.number,
                day=day_in_words(release.prepared_on),
            ),
        )
        self.export.setEnabled(True)
        self._notice.hide()
        self._clear()
        self._put(ReleaseSheet(view), at=0)
        self._scroll.verticalScrollBar().setValue(0)

    def show_problem(self, sentence: str) -> None:
        """The release cannot be opened: say why instead of figures."""
        self._clear()
        self._head.show_words(_("Figures"))
        self.export.setEnabled(False)
        self.show_notice(sentence)

    def show_notice(self, sentence: str) -> None:
        self._notice.show_notice(Tone.WARNING, sentence)
        self._notice.show()
        self._notice.speak()

    def show_files(self, files: tuple[Path, ...]) -> None:
        self._notice.hide()
        for part in [part for part in self._parts if isinstance(part, ExportPanel)]:
            self._remove(part)
        self._put(ExportPanel(files), at=0)
        self._scroll.verticalScrollBar().setValue(0)

    def show_exporting(self, exporting: bool) -> None:
        self._progress.setVisible(exporting)
        self.export.setEnabled(not exporting)

    def _put(self, part: QWidget, *, at: int) -> None:
        self._scroll.column.insertWidget(at, part)
        part.show()
        self._parts.append(part)

    def _remove(self, part: QWidget) -> None:
        self._parts.remove(part)
        self._scroll.column.removeWidget(part)
        part.hide()
        part.deleteLater()

    def _clear(self) -> None:
        for part in tuple(self._parts):
            self._remove(part)

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, _("Write the figures into which folder?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Write here"))
        dialog.fileSelected.connect(self._take_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_folder(self, folder: str) -> None:
        self.export_wanted.emit(self._period, Path(folder))
