"""Who opened which case on which day: one list by case; it sorts, filters and counts by nobody."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.domain.access_words import emergency_said
from komma_desk.ui.accesses.accesses_presenter import AccessesPresenter
from komma_desk.ui.accesses.accesses_table import AccessesTable
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.day_words import day_in_digits, moment_in_words
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import Page
from komma_desk.usecases.queries.log_digests import ReceivedDigest
from komma_desk.words import _


class AccessesPage(Page):
    """The newest list is shown; an older one can be looked at beside it."""

    def __init__(self, counter: Counter, questions: Questions) -> None:
        super().__init__(
            _("Accesses"),
            _(
                "Who opened which case on which day. By case, without content; nobody can sort or "
                "count by person."
            ),
            scrolling=False,
        )
        self._lists: tuple[ReceivedDigest, ...] = ()
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("List of accesses"))
        self.choice.currentIndexChanged.connect(self._show_chosen)
        self.table = AccessesTable()
        self.nothing = PlainLabel(_("Nobody opened a case in this time."), TextKind.MUTED)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.emergencies = Alert(Tone.WARNING, copyable=True)
        self.emergencies.hide()
        column.addWidget(self.choice)
        column.addWidget(self.emergencies)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        self.empty = EmptyState(
            "shield",
            _("There is no list of accesses yet"),
            _("The clearing office prepares one on its page “People”. You alone can open it."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(whole)
        self.body.addWidget(self._stack, 1)
        self._presenter = AccessesPresenter(counter, questions.for_page(self), self)
        self._presenter.received.connect(self._show)
        self.refresh()

    def refresh(self) -> None:
        self._presenter.refresh()

    def _show(self, lists: tuple[ReceivedDigest, ...]) -> None:
        if lists == self._lists:
            return
        self._lists = lists
        self.choice.blockSignals(True)
        self.choice.clear()
        for each in lists:
            words = _("{first} to {last}, prepared {moment}").format(
                first=day_in_digits(each.digest.first_on),
                last=day_in_digits(each.digest.last_on),
                moment=moment_in_words(each.prepared_at),
            )
            self.choice.addItem(words)
        self.choice.blockSignals(False)
        self._stack.setCurrentIndex(1 if lists else 0)
        self._show_chosen(0)

    def _show_chosen(self, row: int) -> None:
        if 0 <= row < len(self._lists):
            digest = self._lists[row].digest
            self.table.show_cases(digest.cases)
            self.nothing.setVisible(not digest.cases)
            told = [emergency_said(each) for each in digest.emergencies]
            tone = Tone.DANGER if any(x.excluded for x in digest.emergencies) else Tone.WARNING
            title = _("Restricted cases opened in an emergency")
            self.emergencies.show_notice(tone, "\n".join(told), title)
            self.emergencies.setVisible(bool(told))


def build_accesses_page(counter: Counter, questions: Questions) -> AccessesPage:
    return AccessesPage(counter, questions)
