"""The report of a case as PDF, in clear words, to a place somebody chose."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.pdf_target import ask_for_pdf
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.commands.save_report_paper import SaveCaseReportPaper
from komma_desk.words import _


class ReportOnPaper(Card):
    def __init__(self, presenter: CasePresenter) -> None:
        super().__init__(
            _("The report on paper"),
            _("In clear words, with case number and the checksums of the files. The log keeps it."),
        )
        self._presenter = presenter
        self.save = Button(_("Save report as PDF …"), icon_name="save")
        self.save.clicked.connect(self._choose)
        self.add_action(self.save)
        self.notice = Alert(Tone.DANGER)
        self.notice.hide()
        self.add(self.notice)

    def save_to(self, target: Path) -> None:
        """Hand the deed over; said when the file is there."""
        self.notice.hide()
        if self._presenter.case is not None:
            command = SaveCaseReportPaper(case=self._presenter.case, target=target)
            self._presenter.hand_over(command, partial(self._saved, target), self._refused)

    def _choose(self) -> None:
        number = self._presenter.view.file.case.number if self._presenter.view else ""
        name = _("report-{number}.pdf").format(number=number)
        title = _("Save without encryption: whoever has the file can read it")
        ask_for_pdf(self, title, name, self.save_to)

    def _saved(self, target: Path, _changes: Changes) -> None:
        words = _("Saved as {file}. It is not encrypted: whoever has the file can read it.")
        say(self, words.format(file=target.name))

    def _refused(self, refusal: Refusal) -> None:
        self.notice.show_notice(Tone.DANGER, refusal.spoken())
        self.notice.show()
        self.notice.speak()
