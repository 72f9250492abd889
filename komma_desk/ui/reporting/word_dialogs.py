"""Saying anew what I wish or allow: what it changes stands there before it is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import has_scope
from komma_desk.domain.deadlines.arithmetic import Line
from komma_desk.domain.errors import Refusal
from komma_desk.domain.word_effect import effect_of_consent, effect_of_wishes
from komma_desk.domain.word_effect_lines import consent_lines, wish_lines
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import CheckColumns, Choice
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.scope_pick import ScopePick
from komma_desk.ui.parts.toast import say
from komma_desk.ui.referrals.optional_day import OptionalDay
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.held_word import allowed_now, wishes_said
from komma_desk.usecases.queries.my_reports import MyReport
from komma_desk.words import _

_WIDTH = 600
_USUAL = timedelta(days=90)


class WordDialog(QDialog):
    """The frame of both: question above, effect below it, the deed at the lower right."""

    def __init__(self, title: str, deed: str, counter: Counter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # What she allows or takes back stands inside; the title is in the task bar for all to see.
        self.setWindowTitle(_("My reports"))
        self._counter, self._page = counter, parent
        self.effect = PlainLabel("", copyable=True)
        self.effect.setObjectName("effect")
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.deed = Button(deed, ButtonKind.PRIMARY)
        self.deed.setAutoDefault(False)
        self._column = dialog_column(self, wide=_WIDTH)
        self._column.addWidget(PlainLabel(title, TextKind.SECTION))

    def finish(self, parts: Sequence[QWidget], then: Callable[[], object]) -> None:
        for part in (*parts, PlainLabel(_("What this changes"), TextKind.STRONG), self.effect):
            self._column.addWidget(part)
        self._column.addWidget(self.problem)
        self._column.addStretch(1)
        put_deeds(self, deed_row(way_back(self), self.deed))
        self.deed.clicked.connect(then)

    def show_effect(self, lines: Sequence[Line]) -> None:
        self.effect.setText("\n".join(f"• {each.spoken()}" for each in lines))
        self.effect.setAccessibleName(self.effect.text())

    def send(self, command: object) -> None:
        self.deed.setEnabled(False)
        self._counter.hand_over(
            command, self._sent, refused=self._refused, finally_=lambda: self.deed.setEnabled(True)
        )

    def _sent(self, _changes: Changes) -> None:
        say(self._page, _("Sealed and sent. The office takes it in with its next post."))
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self.problem.show_notice(Tone.WARNING, refusal.spoken())
        self.problem.show()
        self.problem.speak()


class WishDialog(WordDialog):
    def __init__(
        self, report: MyReport, lists: CodeLists, counter: Counter, parent: QWidget
    ) -> None:
        super().__init__(_("What do you wish now?"), _("&Send these wishes"), counter, parent)
        self._report, self._lists = report, lists
        self._before = wishes_said(report)
        entries = lists["wish"].entries
        self.wishes = CheckColumns(
            [
                Choice(
                    str(each.code),
                    each.label.spoken(),
                    each.meaning.spoken() if each.meaning else "",
                )
                for each in entries
            ]
        )
        self.wishes.setAccessibleName(_("Wishes"))
        self.wishes.set_codes(self._before)
        self.wishes.picked.connect(self._settle)
        self.finish([self.wishes], self._say)
        self._settle()
        self.wishes.setFocus()

    def _chosen(self) -> frozenset[Code]:
        return frozenset(map(Code, self.wishes.codes()))

    def _settle(self) -> None:
        self.problem.hide()
        effect = effect_of_wishes(self._before, self._chosen(), self._report.told.handed)
        self.show_effect(wish_lines(effect, self._lists))
        self.deed.setEnabled(effect.is_any)

    def _say(self) -> None:
        self.send(SayWishes(report=self._report.report.id, wishes=self._chosen()))


class ConsentDialog(WordDialog):
    def __init__(
        self,
        report: MyReport,
        item: Code,
        lists: CodeLists,
        counter: Counter,
        parent: QWidget,
        *,
        today: date,
        giving: bool,
    ) -> None:
        label = lists["consent"].label_of(item).spoken()
        self._before = allowed_now(report, item)
        title = _("Allow: {consent}") if giving else _("Withdraw: {consent}")
        if giving and self._before:
            title = _("Change what is allowed: {consent}")
        deed = _("&Allow it") if giving else _("&Withdraw it")
        super().__init__(title.format(consent=label), deed, counter, parent)
        self._report, self._item, self._lists = report, item, lists
        self._state = ConsentState.GIVEN if giving else ConsentState.WITHDRAWN
        parts: list[QWidget] = []
        entry = lists["consent"].entry(item)
        if giving and entry is not None and entry.meaning:
            parts.append(PlainLabel(entry.meaning.spoken()))
        self.recipient = QLineEdit()
        self.until = OptionalDay(_("Only &until"), today + _USUAL, today)
        self.scope = ScopePick(label)
        if giving and has_scope(item):
            self.scope.picked.connect(self._settle)
            parts.append(FieldRow(_("&How much may be told?"), self.scope))
        if giving and self._before:
            # Else whoever allows less to be told would allow it to more people by that.
            self.recipient.setText(self._before.recipient)
            self.until.show_day(self._before.valid_until)
            self.scope.set_scope(self._before.scope)
        if giving:
            self.recipient.textChanged.connect(self._settle)
            self.until.changed.connect(self._settle)
            help_text = _("Empty: any of this kind.")
            parts += [FieldRow(_("Only &for"), self.recipient, help_text=help_text), self.until]
        self.finish(parts, self._say)
        self._settle()
        first = self.scope if has_scope(item) else self.recipient
        (first if giving else self.deed).setFocus()

    def _settle(self) -> None:
        self.problem.hide()
        effect = effect_of_consent(
            self._item,
            self._state,
            self._report.told.handed,
            recipient=self.recipient.text().strip(),
            valid_until=self.until.day(),
            scope=self.scope.scope(),
            before=self._before.scope if self._before else None,
        )
        self.show_effect(consent_lines(effect, self._lists))

    def _say(self) -> None:
        self.send(
            SayConsent(
                report=self._report.report.id,
                item=self._item,
                state=self._state,
                recipient=self.recipient.text().strip(),
                valid_until=self.until.day(),
                scope=self.scope.scope(),
            )
        )
