"""What the affected person allows: each item with its state, since when, and in which form."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import Code, CodeEntry, CodeLists
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState, newest
from komma_desk.domain.errors import Refusal
from komma_desk.domain.word_effect import effect_of_consent
from komma_desk.domain.word_effect_lines import consent_lines
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.case_words import (
    CONSENT_STATES,
    CONSENT_TONES,
    MANNERS,
    name_said,
)
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.cases.wishes_form import WishesForm
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Chip
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.day_words import moment_in_digits
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import N_, _

_DEEDS = {
    ConsentState.GIVEN: N_("Given"),
    ConsentState.REFUSED: N_("Refused"),
    ConsentState.WITHDRAWN: N_("Withdrawn"),
}


class ConsentRow(QWidget):
    """One item: what it means, how it stands, and what can be said about it now."""

    def __init__(self, entry: CodeEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        label = entry.label.spoken()
        self.chip = Chip(_("not asked yet"))
        self._since = PlainLabel("", TextKind.SMALL)
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(label, TextKind.STRONG), 1)
        head.addWidget(self.chip)
        words.addLayout(head)
        if entry.meaning:
            words.addWidget(PlainLabel(entry.meaning.spoken(), TextKind.SMALL))
        words.addWidget(self._since)
        self.buttons = {state: Button(_(text)) for state, text in _DEEDS.items()}
        deeds = QHBoxLayout()
        deeds.setSpacing(4)
        for button in self.buttons.values():
            button.setAccessibleName(f"{label}: {button.text()}")
            deeds.addWidget(button)
        deeds.addStretch(1)
        words.addLayout(deeds)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.addLayout(words, 0, 0)

    def show_consent(self, consent: Consent | None, view: CaseView) -> None:
        state = consent.state if consent else None
        # What comes is shown before what goes is hidden: the cursor stays in this row.
        self.buttons[ConsentState.WITHDRAWN].setVisible(state is ConsentState.GIVEN)
        self.buttons[ConsentState.GIVEN].setVisible(state is not ConsentState.GIVEN)
        self.buttons[ConsentState.REFUSED].setVisible(state is None)
        self._since.setVisible(consent is not None)
        if consent is None:
            self.chip.show_state(_("not asked yet"))
            return
        self.chip.show_state(_(CONSENT_STATES[consent.state]), CONSENT_TONES[consent.state])
        self._since.setText(
            _("{when}, {manner}, recorded by {name}").format(
                when=moment_in_digits(consent.recorded_at),
                manner=_(MANNERS[consent.manner]),
                name=name_said(view.names, consent.recorded_by, _("the reporting person herself")),
            )
        )


class ConsentsTab(TabBody):
    """The form of the consent is chosen once above; each button records one word."""

    def __init__(self, presenter: CasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._busy = presenter, False
        self.notice = Alert(Tone.WARNING)
        self.notice.hide()
        self.manner = CodeCombo([Choice(str(key), _(words)) for key, words in MANNERS.items()])
        self.manner.setObjectName("manner")
        self.manner.set_code(str(ConsentManner.WRITTEN))
        self.rows: dict[Code, ConsentRow] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addWidget(self.notice)
        self.column.addWidget(
            FieldRow(_("How it was said"), self.manner, help_text=_("Choose this first."))
        )
        self.wishes: WishesForm | None = None
        self.column.addLayout(self._rows)
        self._lists: CodeLists | None = None
        self._view: CaseView | None = None
        self.withdrawal = Alert(Tone.INFO)
        self.withdrawal.hide()
        self.confirm = Button(_("Record the withdrawal"))
        self.confirm.clicked.connect(self._withdraw)
        self.withdrawal.add(self.confirm)
        self._withdrawing: Code | None = None
        self.column.addWidget(self.withdrawal)
        self.column.addStretch(1)

    def show_view(self, view: CaseView, lists: CodeLists, *, other_case: bool) -> None:
        if other_case:
            self.notice.hide()
            self.manner.set_code(str(ConsentManner.WRITTEN))
        if not self.rows and "consent" in lists:
            for entry in lists["consent"].entries:
                self._add_row(entry)
        self._lists, self._view = lists, view
        if other_case:
            self._forget_withdrawal()
        if self.wishes is None and "wish" in lists:
            self.wishes = WishesForm(lists, self._say)
            self.wishes.noted.connect(self._note_wishes)
            self.column.insertWidget(self.column.indexOf(self.withdrawal) + 1, self.wishes)
        if self.wishes is not None:
            self.wishes.show_view(view, other_case=other_case)
        latest = newest(view.file.consents)
        for item, row in self.rows.items():
            row.show_consent(latest.get(item), view)

    def _add_row(self, entry: CodeEntry) -> None:
        row = ConsentRow(entry)
        for state, button in row.buttons.items():
            deed = self._show_effect if state is ConsentState.WITHDRAWN else None
            button.clicked.connect(
                partial(deed, entry.code) if deed else partial(self._record, entry.code, state)
            )
        self.rows[entry.code] = row
        self._rows.addWidget(row)

    def show_busy(self, busy: bool) -> None:
        """Shut buttons would send the cursor, and with it the page, down to the last row."""
        self._busy = busy

    def focus_on(self, item: str) -> None:
        """Go to one item, or to the first."""
        row = self.rows.get(Code(item)) or next(iter(self.rows.values()), None)
        if row is None:
            return
        first = next((each for each in row.buttons.values() if not each.isHidden()), None)
        if first is not None:
            first.setFocus()
        self.ensureWidgetVisible(row)

    def _record(self, item: Code, state: ConsentState) -> None:
        if self._busy or self._presenter.case is None:
            return
        self.notice.hide()
        if not self._manner_chosen():
            return
        command = RecordConsent(
            case=self._presenter.case,
            item=item,
            state=state,
            manner=ConsentManner(self.manner.code()),
        )
        self._presenter.hand_over(command, self._recorded, self._refused)

    def _show_effect(self, item: Code) -> None:
        """What a withdrawal changes stands there before it is recorded."""
        if self._lists is None or self._view is None:
            return
        self._withdrawing = item
        effect = effect_of_consent(item, ConsentState.WITHDRAWN, self._view.handed)
        lines = consent_lines(effect, self._lists, for_office=True)
        title = _("What this changes")
        self.withdrawal.show_notice(Tone.INFO, "\n".join(each.spoken() for each in lines), title)
        self.withdrawal.show()
        self.withdrawal.speak()
        self.confirm.setFocus()
        self.ensureWidgetVisible(self.withdrawal)

    def _withdraw(self) -> None:
        if self._withdrawing is not None:
            self._record(self._withdrawing, ConsentState.WITHDRAWN)

    def _forget_withdrawal(self) -> None:
        self._withdrawing = None
        self.withdrawal.hide()

    def _note_wishes(self, wishes: frozenset[Code], day: date | None) -> None:
        if self._busy or self._presenter.case is None or not self._manner_chosen():
            return
        command = RecordWishes(
            case=self._presenter.case,
            wishes=wishes,
            manner=ConsentManner(self.manner.code()),
            said_on=day,
        )
        self._presenter.hand_over(command, self._recorded, self._refused)

    def _manner_chosen(self) -> bool:
        if self.manner.code():
            return True
        self._say(_("Please choose first how it was said."))
        self.manner.setFocus()
        return False

    def _recorded(self, _changes: Changes) -> None:
        self.notice.hide()
        self._forget_withdrawal()

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.spoken())

    def _say(self, sentence: str) -> None:
        self.notice.show_notice(Tone.WARNING, sentence)
        self.notice.show()
        self.notice.speak()
        self.ensureWidgetVisible(self.notice)
