"""What happens with a report being written: kept as one types, checked, filed, sealed, dropped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.home_time import at_home, local_day
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.text import LONGEST_TEXT, text_problem
from komma_desk.ui.bridge.background import is_still_there
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.reporting.attachment_presenter import AttachmentPresenter
from komma_desk.ui.reporting.draft_keeper import DraftKeeper
from komma_desk.ui.reporting.eight_answers import EightAnswers
from komma_desk.ui.reporting.own_previews import offer_previews
from komma_desk.ui.reporting.refused_answers import FILES, RefusedAnswers
from komma_desk.ui.reporting.report_words import what_was_told
from komma_desk.usecases.commands.discard_draft import DiscardDraft
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.save_receipt import SaveReceipt
from komma_desk.usecases.commands.seal_report_file import SealReportFile
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.words import _

EMPTY = IncidentDraft()


class ReportPresenter(QObject):
    """Finds nothing wrong before the first attempt; then each correction counts at once."""

    filed = Signal(object, str)
    """The `FilingReceipt`, and how much was told, in words."""
    sealed = Signal(object)
    """The `SealedFileReceipt`."""
    receipt_saved = Signal(str)
    """The name of the PDF written."""
    discarded = Signal(object)
    """What brings everything back, to be called without arguments."""
    taken_off = Signal(str, object)
    """The name of a file, and what brings it back, to be called without arguments."""
    counted = Signal(int)
    """How many answers are missing or wrong now."""
    noted = Signal(str)
    """A quiet word about the draft."""
    stopped = Signal(str)
    """Why the report was not taken, where no single answer is the reason."""
    working = Signal(bool)

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        form: EightAnswers,
        now: Callable[[], datetime] | None,
    ) -> None:
        super().__init__(form)
        self._counter, self._form, self._now = counter, form, now
        self._tried = self._touched = False
        self._refused = RefusedAnswers(form)
        self.attachments = AttachmentPresenter(counter, form.files)
        self.keeper = DraftKeeper(counter, form.draft, self.attachments.sealed, self)
        self.keeper.saved.connect(self._note_saved)
        self.keeper.failed.connect(lambda: self.noted.emit(_("The draft could not be saved.")))
        form.changed.connect(self._changed)
        self.attachments.changed.connect(lambda: self._changed(FILES))
        self.attachments.given_up.connect(self._look_again)
        self.attachments.refused.connect(self._refused.take_of_file)
        self.attachments.taken_off.connect(self.taken_off)
        offer_previews(form.files, questions)
        questions.ask(MyDraft(), self._offer)

    def file(self) -> None:
        draft = self._form.draft()
        if self._is_whole(draft):
            self._start()
            self._counter.hand_over(
                ReportIncident(draft, self._files()),
                partial(self._filed, what_was_told(draft, len(self._files()))),
                refused=self.not_taken,
                finally_=self._end,
                saying=_("The report is being sealed"),
            )

    def told(self) -> KeptDraft:
        """What stands in the form now."""
        return KeptDraft(self._form.draft(), self._files())

    def is_whole(self) -> bool:
        """Whether everything is answered; what is not is said beside its field."""
        return self._is_whole(self._form.draft())

    def seal_into(self, target: Path) -> None:
        """Write the report as a sealed file; the form stays as it is."""
        draft = self._form.draft()
        if self._is_whole(draft):
            self._start()
            self._counter.hand_over(
                SealReportFile(draft, target, self._files()),
                self._sealed,
                refused=self.not_taken,
                finally_=self._end,
                saying=_("The report is being sealed"),
            )

    def save_receipt(self, receipt: FilingReceipt, target: Path) -> None:
        assert receipt.head is not None

        def saved(_changes: Changes) -> None:
            self.receipt_saved.emit(target.name)

        self._counter.hand_over(
            SaveReceipt(
                report=receipt.report,
                filed_on=local_day(receipt.filed_at),
                head=receipt.head,
                target=target,
            ),
            saved,
        )

    def discard(self) -> None:
        """Throw the draft away; everything can be brought back."""
        self.keeper.forget()
        self._counter.hand_over(DiscardDraft(), self._dropped)

    def is_empty(self) -> bool:
        return not self._touched and self._form.draft() == EMPTY

    def _dropped(self, _changes: Changes) -> None:
        draft, files = self._form.draft(), self._files()
        self.empty()
        files_back = self.attachments.gone_unless_back(files) if files else None

        def bring_back() -> None:
            # The message with the way back can outlive the page, as when the language changes.
            if is_still_there(self.discard):
                self._form.show_draft(draft)
                if files_back is not None:
                    files_back()
                self.keeper.note_change()

        self.discarded.emit(bring_back)

    def _sealed(self, changes: Changes) -> None:
        self.sealed.emit(changes.receipt)

    def _offer(self, kept: KeptDraft | None) -> None:
        # Who began to write before the old draft came keeps what she writes now.
        if kept is None or not self.is_empty() or kept == KeptDraft(EMPTY):
            return
        self._form.show_draft(kept.draft)
        self.attachments.show(kept.files)
        self.keeper.forget()  # it is what is kept; saving it anew would take the sentence away
        found = _("This is your draft from last time.")
        self.noted.emit(found)
        announce(self._form, found)
        self._refused.take_missing(kept.missing)

    def _changed(self, name: str) -> None:
        self._touched = True
        self._refused.forget(name)
        self.keeper.note_change()
        if name == FILES and not self._tried:
            self._form.show_problems(self._refused.said)
        self._look_again()

    def _look_again(self) -> None:
        if self._tried:
            self._show(self._problems(self._form.draft()))

    def _is_whole(self, draft: IncidentDraft) -> bool:
        self._tried = True
        self._refused.clear()
        problems = self._problems(draft)
        self._show(problems)
        if problems:
            self._form.go_to_first_problem()
        return not problems

    def _problems(self, draft: IncidentDraft) -> dict[str, str]:
        # Without a clock no day is too late here; the doorway looks at the day again anyway.
        today = local_day(self._now()) if self._now else date.max
        found = {name: each.spoken() for name, each in draft.problems(today).items()}
        if self.attachments.is_busy():
            found[FILES] = _("A file is still being sealed. Please wait for it, or stop it.")
        return {**found, **self._form.unreadable(), **self._refused.said}

    def _show(self, problems: dict[str, str]) -> None:
        self._form.show_problems(problems)
        self.counted.emit(len(problems))

    def not_taken(self, refusal: Refusal) -> None:
        """Said beside the answer it is about, else above them all."""
        if not self._refused.take(refusal):
            self.stopped.emit(refusal.spoken())
            return
        self._show(self._refused.said)
        self._form.go_to_first_problem()

    def _filed(self, told: str, changes: Changes) -> None:
        self.empty()
        self.filed.emit(changes.receipt, told)

    def empty(self) -> None:
        """Nothing was written; whatever was is filed, sealed or thrown away."""
        self.keeper.forget()
        self._tried = self._touched = False
        self._refused.clear()
        self._form.show_draft(EMPTY)
        self.attachments.show(())
        self.keeper.forget()
        self._touched = False
        self._show({})
        self.noted.emit("")

    def _start(self) -> None:
        self.keeper.forget()
        self.working.emit(True)

    def _end(self) -> None:
        self.working.emit(False)

    def _files(self) -> tuple[SealedAttachment, ...]:
        return self.attachments.sealed()

    def _note_saved(self) -> None:
        draft = self._form.narrative
        if draft.length() > LONGEST_TEXT and (problem := text_problem(draft.text())):
            self._form.show_problems({**self._refused.said, "narrative": problem.spoken()})
        if self._now is None:
            self.noted.emit(_("Draft saved"))
        else:
            at = at_home(self._now())
            self.noted.emit(_("Draft saved {time}").format(time=f"{at:%H:%M}"))
