"""Files no case knows, as a check set them aside: day, size, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from komma_desk.domain.file_size import in_words
from komma_desk.domain.set_aside import AsideFile
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _, n_

_SHOWN = 8
_OF_THE_NAME = 12


class AsideCard(Card):
    """Hidden where nothing lies aside; `back_wanted` carries the name of a file."""

    back_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Files set aside"),
            _(
                "Sealed files that belong to no case, left by a crash or put there by hand. They "
                "were moved into the folder “set-aside” of the store; nothing was removed."
            ),
            parent,
        )
        self._rows = QWidget()
        self.add(self._rows)
        self.hide()

    def show_files(self, files: Sequence[AsideFile]) -> None:
        self.setVisible(bool(files))
        self.body.removeWidget(self._rows)
        self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(24)
        for row, each in enumerate(files[:_SHOWN]):
            name = each.name[:_OF_THE_NAME]
            back = Button(_("Put back"), ButtonKind.QUIET)
            back.setAccessibleName(_("Put back {name}").format(name=name))
            back.clicked.connect(partial(self.back_wanted.emit, each.name))
            grid.addWidget(PlainLabel(day_in_words(each.set_aside_on), wrap=False), row, 0)
            grid.addWidget(PlainLabel(in_words(each.size), wrap=False), row, 1)
            grid.addWidget(PlainLabel(f"{name} …", TextKind.MUTED, wrap=False), row, 2)
            grid.addWidget(back, row, 3)
        if len(files) > _SHOWN:
            said = n_("and {n} more", "and {n} more", len(files) - _SHOWN)
            grid.addWidget(PlainLabel(said, TextKind.MUTED), _SHOWN, 0, 1, 4)
        self.add(self._rows)
