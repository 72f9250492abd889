"""The third question: is she in agreement. What holds today, and how to record her word."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.scope_pick import ScopePick
from komma_desk.ui.referrals.consent_words import ConsentWord
from komma_desk.ui.referrals.optional_day import OptionalDay
from komma_desk.words import _

_A_YEAR = timedelta(days=365)


class ConsentForm(QWidget):
    """Her answer, how she gave it, how much may be told, until when; `recorded` carries them."""

    recorded = Signal(object, object, object, object)
    left = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.meaning = PlainLabel("")
        self.answer = RadioRow(
            [
                Choice(ConsentState.GIVEN, _("She agrees")),
                Choice(ConsentState.REFUSED, _("She refuses")),
            ]
        )
        self.manner = RadioRow(
            [
                Choice(ConsentManner.WRITTEN, _("in writing")),
                Choice(ConsentManner.ELECTRONIC, _("electronically")),
                Choice(ConsentManner.ORAL, _("orally")),
            ]
        )
        self.until = OptionalDay(_("Only until"), today + _A_YEAR, today)
        self.scope = ScopePick()
        self.fields = FieldColumn()
        self.fields.add("state", _("What does the affected person say?"), self.answer)
        self.fields.add("manner", _("How did she say it?"), self.manner)
        self.fields.add("scope", _("How much may be told?"), self.scope)
        save = Button(_("&Record consent"), ButtonKind.PRIMARY, "check")
        cancel = Button(_("Cancel"), ButtonKind.QUIET)
        self.save = save
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(save)
        deeds.addWidget(cancel)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.meaning, self.fields, self.until):
            column.addWidget(part)
        column.addLayout(deeds)
        save.clicked.connect(self._record)
        cancel.clicked.connect(self.left)

    def begin(self, meaning: str) -> None:
        """Start with empty answers: a consent is never ticked in advance."""
        said = _("Read to her: “{meaning}”").format(meaning=meaning) if meaning else ""
        self.meaning.setText(said)
        self.meaning.setVisible(bool(meaning))
        self.answer.set_code("")
        self.manner.set_code("")
        self.scope.set_scope(ConsentScope.ALL)
        self.until.box.setChecked(False)
        self.fields.show_errors({})
        self.answer.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _record(self) -> None:
        missing = {
            "state": "" if self.answer.code() else _("Please choose her answer."),
            "manner": "" if self.manner.code() else _("Please choose how she said it."),
        }
        if not self.fields.show_errors(missing):
            state = ConsentState(self.answer.code())
            given = state is ConsentState.GIVEN
            day = self.until.day() if given else None
            scope = self.scope.scope() if given else ConsentScope.ALL
            self.recorded.emit(state, ConsentManner(self.manner.code()), day, scope)


class ConsentCard(Card):
    recorded = Signal(object, object, object, object)

    def __init__(self, today: date) -> None:
        super().__init__(_("3  Does the affected person agree?"))
        self._word: ConsentWord | None = None
        self.waiting = PlainLabel(
            _("Is checked as soon as case and partner are chosen."), TextKind.MUTED
        )
        self.notice = Alert(Tone.INFO)
        self.begin = Button(_("Record consent …"), ButtonKind.PRIMARY)
        self.notice.add(self.begin)
        self.form = ConsentForm(today)
        self.form.hide()
        for part in (self.waiting, self.notice, self.form):
            self.add(part)
        self.begin.clicked.connect(self._begin)
        self.form.left.connect(self._leave)
        self.form.recorded.connect(self.recorded)
        self.show_word(None)

    def show_word(self, word: ConsentWord | None) -> None:
        """Show what holds; the form stays open only while it is about the same consent."""
        same = word is not None and self._word is not None and word.item == self._word.item
        self._word = word
        self.waiting.setVisible(word is None)
        self.notice.setVisible(word is not None)
        if word is None or word.allows or not same:
            self.form.hide()
        if word is not None:
            tone = Tone.SUCCESS if word.allows else Tone.DANGER
            self.notice.show_notice(tone, word.text, word.title)
            self.begin.setVisible(not word.allows and self.form.isHidden())

    def show_error(self, sentence: str) -> None:
        """Lead to what is missing: the notice says it, the button mends it."""
        if sentence and self._word is not None:
            self.notice.speak()
            self.begin.setFocus()

    def _begin(self) -> None:
        if self._word is not None:
            self.form.show()
            self.begin.hide()
            self.form.begin(self._word.meaning)

    def _leave(self) -> None:
        self.form.hide()
        self.show_word(self._word)
        self.begin.setFocus()

    def close_form(self) -> None:
        """Her word was written down; what holds now comes with the news."""
        self.form.hide()
