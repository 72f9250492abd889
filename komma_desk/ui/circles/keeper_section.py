"""For head and data protection: who asks for an emergency opening, and their answer to it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from komma_desk.domain.access_words import names_said
from komma_desk.domain.break_glass import glass_state_said
from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.home_time import local_day
from komma_desk.domain.identifiers import GlassRequestId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.circles.keeper_presenter import KeeperPresenter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import day_in_digits, moment_in_words
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.commands.answer_break_glass import AnswerBreakGlass
from komma_desk.usecases.queries.glass_requests import AskedOfMe
from komma_desk.words import _, n_

_REASON, _WHY, _OLD_ONES = 64, 72, 3


class KeeperSection(QWidget):
    """One waiting request at a time; what is typed stays in `reasons` until the lock."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        reasons: dict[GlassRequestId, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reasons = reasons
        self._presenter = KeeperPresenter(counter, questions.for_page(self), self)
        self._asked: AskedOfMe | None = None
        self.card = Card(_("Emergency opening asked for"))
        self.who = PlainLabel("", TextKind.STRONG)
        self.why = LongText(_("Reason"))
        self.why.setMaximumHeight(_WHY)
        self.excluded = Alert(Tone.INFO)
        self.although = QCheckBox(_("I &know that the circle excludes this person"))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_REASON)
        self.reason.textChanged.connect(self._type)
        self.row = FieldRow(
            _("Your reason"),
            self.reason,
            help_text=_("It stands in the history of the case, with your name."),
            required=True,
        )
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.approve = Button(_("Approve the o&pening"), ButtonKind.PRIMARY, "check")
        self.decline = Button(_("&Decline it"))
        self.approve.clicked.connect(lambda: self._answer(approve=True))
        self.decline.clicked.connect(lambda: self._answer(approve=False))
        self.more = PlainLabel("", TextKind.SMALL, wrap=False)
        self.past = PlainLabel("", TextKind.SMALL)
        self._lay_out()
        self._presenter.arrived.connect(self._show)
        self._presenter.refresh()

    def _lay_out(self) -> None:
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addWidget(self.approve)
        deeds.addWidget(self.decline)
        deeds.addWidget(self.more)
        deeds.addStretch(1)
        # Side by side: the extracts below keep their room in a small window.
        asked, answered = QVBoxLayout(), QVBoxLayout()
        for part in (self.who, self.why, self.excluded, self.although):
            asked.addWidget(part)
        answered.addWidget(self.row)
        answered.addWidget(self.problem)
        answered.addLayout(deeds)
        both = QHBoxLayout()
        both.setSpacing(24)
        for side in (asked, answered):
            side.setSpacing(8)
            side.addStretch(1)
            both.addLayout(side, 1)
        self.card.body.addLayout(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.card)
        column.addWidget(self.past)

    def _show(self, requests: tuple[AskedOfMe, ...]) -> None:
        self.setVisible(bool(requests))
        waiting = self._presenter.waiting()
        self.card.setVisible(bool(waiting))
        others = len(waiting) - 1
        told = n_("{n} more request waits", "{n} more requests wait", others).format(n=others)
        self.more.setText(told if others > 0 else "")
        self._show_past(self._presenter.done_with())
        if waiting and waiting[0] != self._asked:
            self._show_request(waiting[0])

    def _show_request(self, asked: AskedOfMe) -> None:
        is_another = self._asked is None or self._asked.request != asked.request
        self._asked = asked
        if is_another:
            self.reason.setPlainText(self._reasons.get(asked.request, ""))
            self.although.setChecked(False)
            self.problem.hide()
            self.row.show_error("")
        self.who.setText(
            _("{name} wants to open case {number}, asked {moment}").format(
                name=asked.asked_by, number=asked.number, moment=moment_in_words(asked.asked_at)
            )
        )
        self.why.setPlainText(asked.reason)
        self.excluded.setVisible(bool(asked.excluded))
        tone = Tone.DANGER if asked.asker_excluded else Tone.INFO
        names = names_said(asked.excluded)
        told = _("Must not see this case, says the circle: {names}.").format(names=names)
        title = None
        if asked.asker_excluded:
            title = _("{name} is the one who must not see it").format(name=asked.asked_by)
        self.excluded.show_notice(tone, told, title)
        self.although.setVisible(asked.asker_excluded)

    def _type(self) -> None:
        """Kept outside: the section is built anew in another language."""
        self.row.show_error("")
        if self._asked is not None:
            self._reasons[self._asked.request] = self.reason.toPlainText()

    def _show_past(self, past: tuple[AskedOfMe, ...]) -> None:
        lines = [
            _("Case {number}, {name}, {day}: {state}").format(
                number=each.number,
                name=each.asked_by,
                day=day_in_digits(local_day(each.asked_at)),
                state=glass_state_said(each.state),
            )
            for each in past[:_OLD_ONES]
        ]
        self.past.setText("\n".join(lines))
        self.past.setVisible(bool(lines))

    def _answer(self, *, approve: bool) -> None:
        if self._asked is None:
            return
        self.problem.hide()
        self.row.show_error("")
        reason = self.reason.toPlainText()
        if not reason.strip():
            self.row.show_error(_("Please write one sentence why."))
            self.row.speak_error()
            self.reason.setFocus()
            return
        self._enable(enabled=False)
        self._presenter.answer(
            AnswerBreakGlass(
                request=self._asked.request,
                approve=approve,
                reason=reason,
                although_excluded=self.although.isChecked(),
            ),
            self._approved if approve else self._declined,
            self._refuse,
            self._rest,
        )

    def _approved(self, _changes: Changes) -> None:
        say(self, _("Approved. Your half of the key is on its way to the asking person alone."))

    def _declined(self, _changes: Changes) -> None:
        say(self, _("Declined. The case stays closed."))

    def _refuse(self, refusal: Refusal) -> None:
        self.problem.show_notice(Tone.WARNING, refusal.spoken())
        self.problem.show()
        self.problem.speak()

    def _rest(self) -> None:
        self._enable(enabled=True)

    def _enable(self, *, enabled: bool) -> None:
        for part in (self.reason, self.although, self.approve, self.decline):
            part.setEnabled(enabled)
