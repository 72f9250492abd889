"""Preparing figures at a clearing desk: choose the month, see exactly what would appear, freeze."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from komma_desk.domain.figures.periods import Month
from komma_desk.ui.figures.feedback_words import feedback_said
from komma_desk.ui.figures.freezing_panel import FreezingPanel
from komma_desk.ui.figures.pane_head import PaneHead
from komma_desk.ui.figures.release_sheet import ReleaseSheet
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.usecases.queries.figures_list import FiguresView
from komma_desk.words import _


class PreparingPane(QWidget):
    """Nothing is frozen before the second of two clicks, on a panel that names the period."""

    preview_wanted = Signal(object)
    """Carries the `Month`."""
    freeze_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: ReleaseSheet | None = None
        self.month = CodeCombo([], _("Choose a month"))
        self.month.setObjectName("period")
        self.month.picked.connect(self._forget_preview)
        self.preview = Button(_("P&review"), ButtonKind.PRIMARY, "eye")
        self.preview.clicked.connect(self._want_preview)
        self.freeze = Button(_("Provide for &good …"), ButtonKind.PRIMARY, "lock")
        self.freeze.clicked.connect(self._ask)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(_("The figures are being computed and checked …"))
        self._notice = Alert(Tone.INFO)
        self._banner, self._feedback = Alert(Tone.INFO), Alert(Tone.INFO)
        self._banner.add_beside(self.freeze)
        self.sure = FreezingPanel()
        self.sure.agreed.connect(self._freeze)
        self.sure.left.connect(self._stay)
        self._lay_out()
        self._forget_preview()
        self._progress.hide()

    def _lay_out(self) -> None:
        self._field = FieldRow(_("&Month"), self.month)
        choice = QHBoxLayout()
        choice.setSpacing(12)
        self.month.setFixedWidth(280)
        choice.addWidget(self._field)
        choice.addWidget(self.preview)
        choice.addStretch(1)
        choice.setAlignment(self.preview, Qt.AlignmentFlag.AlignBottom)
        self._about = Card()
        self._about.body.addLayout(choice)
        self._about.add(self._progress)
        self._scroll = ScrollBody(most_width=860)
        for part in (self._about, self._notice, self._banner, self.sure, self._feedback):
            self._scroll.column.addWidget(part)
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            PaneHead(
                _("Prepare figures"),
                _("Small numbers are protected automatically. Nothing is frozen by a preview."),
            )
        )
        column.addWidget(self._scroll, 1)

    def show_months(self, months: tuple[Month, ...], frozen_up_to: Month | None) -> None:
        """Offer these, newest first; the newest is chosen unless one of them already was."""
        self.month.set_choices([Choice(str(each), each.name.spoken()) for each in months])
        if months and not self.month.code():
            self.month.set_code(str(months[0]))
        self.preview.setEnabled(bool(months))
        self.month.setEnabled(bool(months))
        words = [_("The preview shows exactly what would be published.")]
        if frozen_up_to is not None:
            words.append(
                _("Everything up to {month} is frozen already.").format(
                    month=frozen_up_to.name.spoken()
                )
            )
        if not months:
            words = [
                _(
                    "All finished months have been provided. The next one can be prepared when it "
                    "is over."
                )
            ]
        self._about.explanation.setText(" ".join(words))
        self._about.explanation.show()

    def show_preview(self, view: FiguresView) -> None:
        self._forget_preview()
        release = view.release
        would_be = _("This would be release no. {number}: the figures for {period}.").format(
            number=release.number, period=release.period.name.spoken()
        )
        self._banner.show_notice(
            Tone.INFO,
            f"{would_be} {view.missing}".strip(),
            _("Preview – nothing is frozen yet"),
        )
        self._banner.show()
        if view.feedback is not None:
            self._feedback.show_notice(
                Tone.INFO,
                " ".join(feedback_said(view.feedback)),
                _("For your office only, in no release"),
            )
            self._feedback.show()
        self._sheet = ReleaseSheet(view)
        self._scroll.column.insertWidget(self._scroll.column.count() - 1, self._sheet)
        self._sheet.show()
        self.freeze.setFocus()
        self._banner.speak()

    def show_refusal(self, sentence: str) -> None:
        self._forget_preview()
        self._notice.show_notice(Tone.INFO, sentence, _("No figures for now"))
        self._notice.show()
        self._notice.speak()
        self.month.setFocus()

    def show_preparing(self, preparing: bool) -> None:
        self._progress.setVisible(preparing)
        for part in (self.month, self.preview, self.freeze, self.sure):
            part.setEnabled(not preparing)

    def leave_preview(self) -> None:
        """The figures were frozen, or somebody else was faster: nothing is left to look at."""
        self._forget_preview()

    def _chosen(self) -> Month:
        return Month.parse(self.month.code())

    def _want_preview(self) -> None:
        if self.month.code():
            self._forget_preview()
            self.preview_wanted.emit(self._chosen())

    def _ask(self) -> None:
        self.freeze.hide()
        self.sure.ask(self._chosen())
        self._scroll.ensureWidgetVisible(self.sure)

    def _stay(self) -> None:
        self.sure.hide()
        self.freeze.show()
        self.freeze.setFocus()

    def _freeze(self) -> None:
        self.freeze_wanted.emit(self._chosen())

    def _forget_preview(self) -> None:
        for part in (self._notice, self._banner, self.sure, self._feedback):
            part.hide()
        self.freeze.show()
        if self._sheet is not None:
            self._scroll.column.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
