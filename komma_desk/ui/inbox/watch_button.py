"""The button on the clearing page for the folder in which sealed files arrive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from komma_desk.ui.inbox.folder_watch import FolderWatch
from komma_desk.ui.parts.buttons import IconButton
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import _

_NOT_WATCHED, _WATCHED = "inbox", "eye"


class WatchButton(IconButton):
    """Says whether a folder is watched, by an open eye or an inbox; its menu changes that."""

    def __init__(self, watch: FolderWatch, parent: QWidget | None = None) -> None:
        super().__init__(_("Watch a folder …"), _NOT_WATCHED, parent)
        self._watch = watch
        self._ways = QMenu(self)
        self._offer(_("&Look now"), watch.look)
        self._offer(_("Watch &another folder …"), self._choose)
        self._offer(_("&Stop watching"), lambda: watch.watch(None))
        self.clicked.connect(self._asked)
        watch.changed.connect(self._show)
        self._show(watch.place)

    def _offer(self, title: str, deed: Callable[[], object]) -> None:
        self._ways.addAction(title).triggered.connect(lambda _checked=False: deed())

    def _show(self, folder: Path | None) -> None:
        if folder is None:
            said, told = _("Watch a folder …"), ""
        else:
            said = _("Folder is watched")
            told = _("Sealed files that arrive in “{folder}” are taken in every minute.")
            told = told.format(folder=folder)
        self._icon_name = _NOT_WATCHED if folder is None else _WATCHED
        self._draw()
        self.setText(said)
        self.setAccessibleName(said)
        self.setAccessibleDescription(told)
        self.setToolTip(plain_tip(told or said))

    def _asked(self) -> None:
        if self._watch.place is None:
            self._choose()
        else:
            self._ways.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Folder in which sealed files arrive"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self._watch.watch(Path(name)))
        dialog.open()
