"""Under the head of an open case: who alone can read it, and the way to change that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.reporter_way import ReporterWay
from komma_desk.ui.circles.circle_dialog import CircleDialog
from komma_desk.ui.circles.circle_presenter import CirclePresenter
from komma_desk.ui.circles.circle_words import BROKE_IN, reason_said, restricted_said, story_said
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.usecases.queries.case_circle import CircleView
from komma_desk.words import _


class CircleLine(QFrame):
    def __init__(self, presenter: CirclePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._view: CircleView | None = None
        self.icon = IconLabel("lock", "muted", 18)
        self.who = PlainLabel("", TextKind.STRONG)
        self.story = PlainLabel("", TextKind.SMALL)
        self.broke_in = PlainLabel("", TextKind.SMALL)
        self.change = Button("", ButtonKind.QUIET)
        self.change.clicked.connect(self._open_dialog)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.who)
        words.addWidget(self.story)
        words.addWidget(self.broke_in)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        presenter.arrived.connect(self._show)

    def _show(self, view: CircleView) -> None:
        self._view = view
        if not view.is_member:
            self.hide()  # the pane of somebody outside says it at length
            return
        self.icon.setVisible(view.restricted)
        self.who.setProperty("kind", str(TextKind.STRONG if view.restricted else TextKind.SMALL))
        self.who.style().unpolish(self.who)
        self.who.style().polish(self.who)
        told = story_said(view)
        reason = view.story.reason if view.story else ""
        if reason:
            told += "\n" + reason_said(reason)
        self.story.setText(told)
        self.story.setVisible(bool(told))
        way = BROKE_IN.get(view.reporter, BROKE_IN[ReporterWay.AT_ONCE])
        self.broke_in.setText(_(way) if view.broke_in else "")
        self.broke_in.setVisible(view.broke_in)
        if view.restricted:
            self.who.setText(restricted_said(each.name for each in view.readers))
            self.change.setText(_("Change the c&ircle …"))
        else:
            self.who.setText(_("Open to the whole clearing office"))
            self.change.setText(_("Restr&ict to named people …"))
        self.change.setVisible(view.may_change)
        self.show()

    def _open_dialog(self) -> None:
        if self._view is not None:
            CircleDialog(self._presenter, self._view, self.window()).open()
