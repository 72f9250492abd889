"""The way to paper from the report page: the empty form, and what is being written now."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu, QToolButton

from komma_desk.domain.changes import Changes
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.buttons import IconButton
from komma_desk.ui.parts.paper_printing import Press, PrintRun, ask_to_print
from komma_desk.ui.parts.pdf_target import ask_for_pdf
from komma_desk.ui.parts.toast import say
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.usecases.commands.save_empty_form import SaveEmptyForm
from komma_desk.usecases.commands.save_report_paper import SaveDraftPaper
from komma_desk.usecases.queries.form_paper import FormPaper
from komma_desk.words import _, current_language


def with_paper(
    page: ReportPage, counter: Counter, questions: Questions, press: Press | None = None
) -> ReportPage:
    """The page, with the way to paper in its head; without a press it is saved, not printed."""
    page.before_not_for = PaperButton(page, counter, questions, press)
    page.header.add_action(page.before_not_for)
    return page


class PaperButton(IconButton):
    """Opens its menu; on paper the language is that of the screens."""

    def __init__(
        self, page: ReportPage, counter: Counter, questions: Questions, press: Press | None
    ) -> None:
        super().__init__(_("Paper: empty form, or this report as PDF"), "print")
        self._page, self._counter, self._questions = page, counter, questions
        self._press = press
        self._run: PrintRun | None = None
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        for long, print_it, save_it in (
            (False, _("&Print the empty form …"), _("Save the &empty form as PDF …")),
            (True, _("Print the &long form …"), _("Save the long &form as PDF …")),
        ):
            if press is not None:
                menu.addAction(print_it, partial(self.choose_printer, long=long))
            menu.addAction(save_it, partial(self.choose_form_file, long=long))
        menu.addSeparator()
        self.own = menu.addAction(
            _("Save &this report as PDF, not encrypted …"), self.choose_draft_file
        )
        menu.aboutToShow.connect(lambda: self.own.setEnabled(hasattr(page, "form")))
        self.setMenu(menu)

    def choose_printer(self, *, long: bool) -> None:
        ask_to_print(self, _("Print the empty form"), partial(self.print_form, long=long))

    def print_form(self, printer: QPrinter, *, long: bool) -> None:
        self._questions.ask(
            FormPaper(long=long, language=current_language()),
            partial(self._print, printer),
            saying=_("The form is being laid out"),
        )

    def choose_form_file(self, *, long: bool) -> None:
        ask_for_pdf(
            self,
            _("Save the empty form"),
            _("report-form.pdf"),
            partial(self.save_form, long=long),
        )

    def save_form(self, target: Path, *, long: bool) -> None:
        command = SaveEmptyForm(target=target, long=long, language=current_language())
        self._counter.hand_over(command, partial(self._form_saved, target))

    def choose_draft_file(self) -> None:
        ask_for_pdf(
            self,
            _("Save without encryption: whoever has the file can read it"),
            _("report.pdf"),
            self.save_draft,
        )

    def save_draft(self, target: Path) -> None:
        draft = self._page.form.draft()
        files = self._page.presenter.attachments.sealed()
        self._counter.hand_over(
            SaveDraftPaper(draft=draft, target=target, files=files),
            partial(self._draft_saved, target),
        )

    def _print(self, printer: QPrinter, document: bytes) -> None:
        assert self._press is not None
        self._run = PrintRun(self._press, document, printer, self)
        self._run.finished.connect(lambda: say(self, _("The form was sent to the printer.")))
        self._run.start()

    def _form_saved(self, target: Path, _changes: Changes) -> None:
        say(self, _("The empty form is saved: {file}").format(file=target.name))

    def _draft_saved(self, target: Path, _changes: Changes) -> None:
        words = _("Saved as {file}. It is not encrypted: whoever has the file can read it.")
        say(self, words.format(file=target.name))
