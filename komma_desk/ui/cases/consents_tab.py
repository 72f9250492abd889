"""What the affected person allows: each item with its state, since when, and in which form."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import Code, CodeEntry, CodeLists
from komma_desk.domain.consent import ConsentManner, ConsentState, newest
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.errors import Refusal
from komma_desk.domain.word_effect import effect_of_consent
from komma_desk.domain.word_effect_lines import consent_lines
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.case_words import MANNERS
from komma_desk.ui.cases.consent_limits import ConsentLimits
from komma_desk.ui.cases.consent_row import AS_LISTED, ORDERS, ConsentRow, sort_key
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.cases.wishes_form import WishesForm
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class ConsentsTab(TabBody):
    """Form and limits of the consent are said once above; each button records one word."""

    def __init__(self, presenter: CasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._busy = presenter, False
        self.notice = Alert(Tone.WARNING)
        self.notice.hide()
        # Nothing beforehand: what was said on the telephone must not be noted as written.
        manners = [Choice(str(key), _(words)) for key, words in MANNERS.items()]
        self.manner = CodeCombo(manners, _("Please choose"))
        self.rows: dict[Code, ConsentRow] = {}
        self._arranged = AS_LISTED
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addWidget(self.notice)
        self.order = CodeCombo([Choice(key, _(words)) for key, words in ORDERS.items()])
        self.order.set_code(AS_LISTED)
        self.order.picked.connect(self._arrange)
        self.limits = ConsentLimits(self.manner, self.order)
        self.limits.scope.picked.connect(lambda _scope: self._forget_withdrawal())
        self.column.addWidget(self.limits)
        self.wishes: WishesForm | None = None
        self.column.addLayout(self._rows)
        self._lists: CodeLists | None = None
        self._view: CaseView | None = None
        self.withdrawal = Alert(Tone.INFO)
        self.withdrawal.hide()
        self.confirm = Button("")
        self.confirm.clicked.connect(self._confirm)
        self.withdrawal.add(self.confirm)
        self._shown: tuple[Code, ConsentState] | None = None
        self.column.addWidget(self.withdrawal)
        self.column.addStretch(1)

    def show_view(self, view: CaseView, lists: CodeLists, *, other_case: bool) -> None:
        if other_case:
            self.notice.hide()
            self.manner.set_code("")
            self.limits.clear()
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
        self._arrange()

    def _arrange(self) -> None:
        """In the order wanted; a row that has the cursor keeps it."""
        order = self.order.code()
        if self._view is None or order == self._arranged == AS_LISTED:
            return
        self._arranged = order
        latest = newest(self._view.file.consents)
        places = list(self.rows)
        rows = sorted(
            self.rows.values(),
            key=lambda row: sort_key(
                order, latest.get(row.entry.code), places.index(row.entry.code)
            ),
        )
        before: QWidget = self.order
        for row in rows:
            self._rows.addWidget(row)
            for button in row.in_order():
                QWidget.setTabOrder(before, button)
                before = button

    def _add_row(self, entry: CodeEntry) -> None:
        row = ConsentRow(entry)
        for state, button in row.buttons.items():
            deed = self._show_effect if state is ConsentState.WITHDRAWN else self._record
            button.clicked.connect(partial(deed, entry.code, state))
        row.anew.clicked.connect(partial(self._give_anew, entry.code))
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
        given = state is ConsentState.GIVEN
        if given and (problem := self.limits.problem()):
            self._say(problem)
            self.limits.until.setFocus()
            return
        command = RecordConsent(
            case=self._presenter.case,
            item=item,
            state=state,
            manner=ConsentManner(self.manner.code()),
            recipient=self.limits.recipient.text().strip() if given else "",
            valid_until=self.limits.until.day() if given else None,
            scope=self.limits.scope_for(item) if given else ConsentScope.ALL,
        )
        self._presenter.hand_over(command, self._recorded, self._refused)

    def _give_anew(self, item: Code) -> None:
        """Less or more that may be told is never recorded by the way."""
        if self.limits.scope_for(item) is self._scope_now(item):
            self._record(item, ConsentState.GIVEN)
        else:
            self._show_effect(item, ConsentState.GIVEN)

    def _scope_now(self, item: Code) -> ConsentScope | None:
        now = newest(self._view.file.consents).get(item) if self._view else None
        return now.scope if now and now.state is ConsentState.GIVEN else None

    def _show_effect(self, item: Code, state: ConsentState) -> None:
        """What a withdrawal or another scope changes stands there before it is recorded."""
        if self._lists is None or self._view is None:
            return
        self._shown = (item, state)
        given = state is ConsentState.GIVEN
        self.confirm.setText(_("Record it so") if given else _("Record the withdrawal"))
        effect = effect_of_consent(
            item,
            state,
            self._view.handed,
            recipient=self.limits.recipient.text().strip(),
            valid_until=self.limits.until.day(),
            scope=self.limits.scope_for(item),
            before=self._scope_now(item),
        )
        lines = consent_lines(effect, self._lists, for_office=True)
        title = _("What this changes")
        self.withdrawal.show_notice(Tone.INFO, "\n".join(each.spoken() for each in lines), title)
        self.withdrawal.show()
        self.withdrawal.speak()
        self.confirm.setFocus()
        # Only after the lines have their place is it known how far down the button is.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.confirm))

    def _confirm(self) -> None:
        if self._shown is not None:
            self._record(*self._shown)

    def _forget_withdrawal(self) -> None:
        self._shown = None
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
        self.limits.clear()
        self._forget_withdrawal()

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.spoken())

    def _say(self, sentence: str) -> None:
        self.notice.show_notice(Tone.WARNING, sentence)
        self.notice.show()
        self.notice.speak()
        self.ensureWidgetVisible(self.notice)
