"""The page of the log: where both logs stand, whether they are whole, the sheet for the drawer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from komma_desk.domain.log_loss import FILE_NAMES, LogLoss
from komma_desk.domain.log_paper import LogSheet, LogStanding
from komma_desk.domain.log_proof import LogVerdict, Signature
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import Page
from komma_desk.ui.parts.pdf_target import ask_for_pdf
from komma_desk.ui.parts.toast import say
from komma_desk.ui.upkeep.log_presenter import LogPresenter
from komma_desk.usecases.queries.log_proof import LogVerdicts
from komma_desk.words import _, n_


def build_log_page(
    counter: Counter,
    questions: Questions,
    *,
    losses: Callable[[], Sequence[LogLoss]] = tuple,
) -> QWidget:
    """`losses` are what this person saw of the logs and is gone: a look through counts them."""
    page = LogPage()
    page.start(LogPresenter(counter, questions.for_page(page), losses, parent=page))
    return page


class LogPage(Page):
    """For clearing and data protection: shows checksums, never an entry."""

    _presenter: LogPresenter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Log"),
            _(
                "Every change and every look at a case is written down. Whoever takes something "
                "out of the log is noticed by the sheets and receipts others keep."
            ),
            parent,
            most_width=900,
        )
        self.prove = Button(_("&Look through the log"))
        self.save = Button(_("Save the &sheet for data protection"), ButtonKind.PRIMARY, "save")
        self.header.add_action(self.prove)
        self.header.add_action(self.save)
        self.outcome = Alert(Tone.INFO, copyable=True)
        self.outcome.hide()
        self.body.addWidget(self.outcome)
        self._cards: list[QWidget] = []

    def start(self, presenter: LogPresenter) -> None:
        self._presenter = presenter
        presenter.stands.connect(self._show_standings)
        presenter.proved.connect(self._show_outcome)
        presenter.saved.connect(self._tell_saved)
        presenter.busy.connect(self._show_busy)
        self.prove.clicked.connect(presenter.prove)
        self.save.clicked.connect(self.choose_sheet)

    def refresh(self) -> None:
        self._presenter.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.refresh()

    def choose_sheet(self) -> None:
        title = _("Save the sheet for data protection")
        ask_for_pdf(self, title, _("log-sheet.pdf"), self.save_sheet)

    def save_sheet(self, target: Path) -> None:
        self._presenter.save_sheet(target)

    def _show_standings(self, sheet: LogSheet) -> None:
        for card in self._cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [_standing_card(each) for each in sheet.logs]
        for compartment in sheet.closed:
            words = _("You hold no key to this file. A clearing officer's sheet shows its log too.")
            self._cards.append(Card(FILE_NAMES[compartment].spoken(), words))
        for card in self._cards:
            self.body.addWidget(card)

    def _show_outcome(self, verdicts: LogVerdicts) -> None:
        told = [line for verdict in verdicts.logs for line in _told(verdict)]
        if verdicts.is_sound:
            self.outcome.show_notice(Tone.SUCCESS, "\n".join(told), _("The log is whole"))
        else:
            told.append(_("Please keep the folder as it is and ask for help."))
            self.outcome.show_notice(
                Tone.DANGER, "\n".join(told), _("A log is not as it was written")
            )
        self.outcome.show()
        self.outcome.speak()

    def _show_busy(self, busy: bool) -> None:
        self.prove.setEnabled(not busy)
        self.save.setEnabled(not busy)

    def _tell_saved(self, name: str) -> None:
        say(self, _("The sheet is saved: {file}. Print it and keep it.").format(file=name))


def _standing_card(standing: LogStanding) -> Card:
    card = Card(FILE_NAMES[standing.compartment].spoken())
    counts = _("Last entry: number {entry}. Since the first of the month: {number}.")
    card.add(PlainLabel(counts.format(entry=standing.head.sequence, number=standing.this_month)))
    if standing.last_on is not None:
        written = _("Written on {day}").format(day=day_in_words(standing.last_on))
        card.add(PlainLabel(written, TextKind.MUTED))
    if standing.checkpoint is not None:
        told = _("Last checkpoint: entry {entry}, {day}").format(
            entry=standing.checkpoint.head.sequence,
            day=day_in_words(standing.checkpoint.written_on),
        )
        card.add(PlainLabel(told, TextKind.MUTED))
    card.add(PlainLabel(_("Checksum of this entry"), TextKind.STRONG))
    checksum = PlainLabel(standing.head.short, TextKind.CODE, copyable=True)
    checksum.setAccessibleName(_("Checksum of this entry"))
    card.add(checksum)
    return card


def _told(verdict: LogVerdict) -> list[str]:
    name = FILE_NAMES[verdict.compartment].spoken()
    if verdict.findings:
        return [f"{name}: {finding.spoken()}" for finding in verdict.findings]
    number = verdict.head.sequence
    told = [f"{name}: " + n_("{n} entry, all as written.", "{n} entries, all as written.", number)]
    if unchecked := verdict.signatures[Signature.UNCHECKED]:
        told.append(
            n_(
                "{n} signature could not be checked with your keys",
                "{n} signatures could not be checked with your keys",
                unchecked,
            )
        )
    return told
