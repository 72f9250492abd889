"""Who may read this case? Ticks, a reason, what it means, and what it cannot undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from komma_desk.domain.changes import Changes
from komma_desk.domain.circle_deeds import LeavingTheCircle, NobodyInTheCircle
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.reporter_way import WRITES_ON, ReporterWay
from komma_desk.domain.text import TextMissing
from komma_desk.ui.circles.answer_offer import offer_answer
from komma_desk.ui.circles.circle_choice import CircleChoice
from komma_desk.ui.circles.circle_presenter import CirclePresenter
from komma_desk.ui.circles.circle_words import CANNOT, MEANS
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.case_circle import CircleView
from komma_desk.words import _

_WIDTH, _TALLEST_LIST, _REASON = 640, 204, 56


class CircleDialog(QDialog):
    """One person more keeps the key; whatever else is changed seals the case anew."""

    def __init__(self, presenter: CirclePresenter, view: CircleView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._presenter, self._view, self._window = presenter, view, parent
        self._is_lifting, self._is_done = False, False
        title = _("Who may read case {number}?").format(number=view.number)
        self.setWindowTitle(title)
        self.choice = CircleChoice(view)
        self.choice.changed.connect(self._settle)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_REASON)
        self.reason.textChanged.connect(self._take_error_away)
        self.reason_row = FieldRow(
            _("&Reason"),
            self.reason,
            help_text=_("It stands in the history of the case, for the people of the circle."),
            required=True,
        )
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.leaving = QCheckBox(_("I &leave the case to the others and cannot read it any more"))
        self.leaving.hide()
        self.way = PlainLabel("", TextKind.SMALL)
        self.answer = QCheckBox(_("Save an answer &file for her right afterwards"))
        self.answer.setChecked(True)
        self._show_way(view.reporter)
        self.deed = Button(_("&Open only to these people"), ButtonKind.PRIMARY, "lock")
        self.deed.clicked.connect(self._restrict)
        self.lift = Button(_("Open to the &whole clearing office"), ButtonKind.QUIET)
        self.lift.setVisible(view.restricted)
        self.lift.clicked.connect(self._lift)
        self.back = Button(_("Cancel"))
        self.back.clicked.connect(self.reject)
        for button in (self.lift, self.back, self.deed):
            button.setAutoDefault(False)
        self._lay_out(title)
        self._settle()

    def _lay_out(self, title: str) -> None:
        people = QScrollArea()
        people.setWidgetResizable(True)
        people.setFrameShape(QFrame.Shape.NoFrame)
        people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        people.setWidget(self.choice)
        people.setFixedHeight(min(_TALLEST_LIST, self.choice.sizeHint().height()))
        column = dialog_column(self, 12, wide=_WIDTH)
        for part in (
            PlainLabel(title, TextKind.SECTION),
            PlainLabel(_(MEANS)),
            people,
            self.leaving,
            self.reason_row,
            PlainLabel(_("What this cannot do") + ": " + _(CANNOT), TextKind.SMALL),
            self.way,
            self.answer,
            self.problem,
        ):
            column.addWidget(part)
        column.addWidget(self.lift, 0, Qt.AlignmentFlag.AlignLeft)
        put_deeds(self, deed_row(self.back, self.deed))

    def _show_way(self, way: ReporterWay) -> None:
        """How long her letters still go to others, said before they would."""
        self.way.setText(_(WRITES_ON[way]) if way in WRITES_ON else "")
        self.way.setVisible(way in WRITES_ON)
        self.answer.setVisible(way is ReporterWay.BY_FILE)

    def _settle(self) -> None:
        """Whoever takes herself out must say that she means it."""
        self.leaving.setVisible(self._view.me not in self.choice.members())

    def _restrict(self) -> None:
        members, shut_out = self.choice.members(), self.choice.shut_out()
        if not members:
            self._refuse(NobodyInTheCircle())
            return
        leaving = self._view.me not in members
        if leaving and not self.leaving.isChecked():
            self._refuse(LeavingTheCircle())
            self.leaving.setFocus()
            return
        added = self._only_added(members, shut_out)
        if not added:
            self._is_lifting = False
            self._hand_over(
                RestrictCase(
                    case=self._view.case,
                    members=members,
                    excluded=shut_out,
                    reason=self._why(),
                    leaving=leaving,
                )
            )
        for person in added:
            self._hand_over(WidenCircle(case=self._view.case, person=person, reason=self._why()))

    def _only_added(
        self, members: frozenset[PersonId], shut_out: frozenset[PersonId]
    ) -> frozenset[PersonId]:
        """Who comes in, where nothing else is changed."""
        story = self._view.story
        if story is None or shut_out != story.excluded or not members > story.members:
            return frozenset()
        return members - story.members

    def _lift(self) -> None:
        self._is_lifting = True
        self._hand_over(LiftCircle(case=self._view.case, reason=self._why()))

    def _why(self) -> str:
        return self.reason.toPlainText()

    def _take_error_away(self) -> None:
        self.reason_row.show_error("")

    def _hand_over(self, command: object) -> None:
        self.problem.hide()
        self.reason_row.show_error("")
        if not self._why().strip():
            self.reason_row.show_error(TextMissing().spoken())
            self.reason_row.speak_error()
            self.reason.setFocus()
            return
        self._enable(enabled=False)
        self._presenter.hand_over(command, self._done, self._refuse, self._rest)

    def _done(self, _changes: Changes) -> None:
        say(
            self._window,
            _("The circle of case {number} was changed.").format(number=self._view.number),
        )
        self.accept()
        if self._is_done:
            return  # several came in at once; one answer tells of all
        self._is_done = True
        view, wants_it = self._view, self.answer.isChecked()
        if view.reporter is ReporterWay.BY_FILE and wants_it and self._reads_on():
            offer_answer(self._presenter, view.case, view.number, self._window)

    def _reads_on(self) -> bool:
        """Whoever left the case to the others cannot make an answer any more."""
        return self._is_lifting or self._view.me in self.choice.members()

    def _refuse(self, refusal: Refusal) -> None:
        self.problem.show_notice(Tone.WARNING, refusal.spoken())
        self.problem.show()
        self.problem.speak()

    def _rest(self) -> None:
        self._enable(enabled=True)

    def _enable(self, *, enabled: bool) -> None:
        for part in (
            self.choice,
            self.reason_row,
            self.deed,
            self.lift,
            self.back,
            self.leaving,
            self.answer,
        ):
            part.setEnabled(enabled)
