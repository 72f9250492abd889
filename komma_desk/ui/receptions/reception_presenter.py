"""What happens with what is being entered for somebody: kept as one types, entered, discarded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.home_time import local_day
from komma_desk.domain.identifiers import PersonId, ReceptionId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.reception import Reception
from komma_desk.ui.bridge.background import is_still_there
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.receptions.reception_line import ReceptionLine
from komma_desk.ui.reporting.attachment_presenter import AttachmentPresenter
from komma_desk.ui.reporting.draft_keeper import DraftKeeper
from komma_desk.ui.reporting.eight_answers import EightAnswers
from komma_desk.ui.reporting.own_previews import offer_previews
from komma_desk.ui.reporting.refused_answers import FILES, RefusedAnswers
from komma_desk.usecases.commands.discard_reception import DiscardReception
from komma_desk.usecases.commands.enter_report import EnterReport
from komma_desk.usecases.commands.hand_reception import HandReception
from komma_desk.usecases.commands.save_reception import SaveReception
from komma_desk.usecases.drafts import BegunReception
from komma_desk.words import _


class ReceptionPresenter(QObject):
    """One at a time stands in the window; the others wait, kept, in the list of begun ones."""

    entered = Signal(object)
    """The `Entered`."""
    discarded = Signal(object)
    """What brings everything back, to be called without arguments."""
    handed = Signal(str)
    """The name of the colleague it went to."""
    taken_off = Signal(str, object)
    counted = Signal(int)
    noted = Signal(str)
    stopped = Signal(str)
    """Why it was not entered, where no single answer is the reason."""
    working = Signal(bool)
    kept = Signal()
    """What is begun is others now, or reads differently."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        line: ReceptionLine,
        form: EightAnswers,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(form)
        self._counter, self._line, self._form, self._now = counter, line, form, now
        self.begun: ReceptionId | None = None
        self._tried = self._touched = self._listed = False
        self._refused = RefusedAnswers(form)
        self.attachments = AttachmentPresenter(counter, form.files, lambda: self.begun)
        self.keeper = DraftKeeper(
            counter, form.draft, self.attachments.sealed, self, save=self._saved_as
        )
        self.keeper.saved.connect(self._note_saved)
        self.keeper.failed.connect(lambda: self.noted.emit(_("It could not be saved.")))
        form.changed.connect(self._changed)
        line.changed.connect(self._changed)
        self.attachments.changed.connect(lambda: self._changed(FILES))
        self.attachments.given_up.connect(self._look_again)
        self.attachments.refused.connect(self._refused.take_of_file)
        self.attachments.taken_off.connect(self.taken_off)
        offer_previews(form.files, questions)

    def begin(self, begun: ReceptionId) -> None:
        """An empty one, just now."""
        self.show(BegunReception(id=begun, reception=self._just_now(), draft=IncidentDraft()))
        self._touched = self._listed = False

    def show(self, begun: BegunReception) -> None:
        """What stood in the window before is kept first."""
        self.keep_now()
        self._tried, self._touched, self._listed = False, True, True
        self._refused.clear()
        self.begun = begun.id
        self._line.show_reception(begun.reception)
        self._form.show_draft(begun.draft)
        self._line.show_consents(begun.draft.consents)
        self.attachments.show(begun.files)
        self.keeper.forget()
        self._show({})
        self.noted.emit("")
        self._refused.take_missing(begun.missing)

    def keep_now(self) -> None:
        """Whatever was typed up to this moment; nothing happens where nothing was."""
        if self.begun is not None and self._touched:
            self.keeper.forget()
            kept = self._saved_as(self._form.draft(), self.attachments.sealed())
            self._counter.hand_over(kept, lambda _changes: self.kept.emit())

    def is_empty(self) -> bool:
        return not self._touched

    def enter(self) -> None:
        draft = self._form.draft()
        if not self._is_whole(draft):
            return
        self.keeper.forget()
        self.working.emit(True)
        self._counter.hand_over(
            EnterReport(
                draft=draft,
                reception=self._line.reception(),
                files=self.attachments.sealed(),
                begun=self.begun,
            ),
            self._entered,
            refused=self._not_taken,
            finally_=lambda: self.working.emit(False),
            saying=_("The case is being opened"),
        )

    def discard(self) -> None:
        """Throw it away; everything can be brought back for a while."""
        if self.begun is None:
            return
        self.keeper.forget()
        gone = BegunReception(
            id=self.begun,
            reception=self._line.reception(),
            draft=self._form.draft(),
            files=self.attachments.sealed(),
        )
        self._counter.hand_over(DiscardReception(self.begun), lambda _changes: self._dropped(gone))

    def hand_to(self, colleague: PersonId, name: str) -> None:
        """As it stands in the window now; afterwards it is hers, and nothing of it is kept here."""
        if self.begun is None or not self._touched:
            return
        self.keep_now()
        self._counter.hand_over(
            HandReception(self.begun, colleague),
            lambda _changes: self._handed(name),
            refused=lambda refusal: self.stopped.emit(refusal.spoken()),
        )

    def _handed(self, name: str) -> None:
        self._touched = False
        self.keeper.forget()
        self.handed.emit(name)

    def _dropped(self, gone: BegunReception) -> None:
        self._touched = False
        files_back = self.attachments.gone_unless_back(gone.files) if gone.files else None

        def bring_back() -> None:
            # The message with the way back can outlive the window.
            if is_still_there(self.show):
                self.show(gone)
                if files_back is not None:
                    files_back()
                    self.attachments.show(gone.files)
                self.keep_now()

        self.discarded.emit(bring_back)

    def _just_now(self) -> Reception:
        return Reception(received_at=self._now().replace(second=0, microsecond=0))

    def _saved_as(self, draft: IncidentDraft, files: tuple[SealedAttachment, ...]) -> SaveReception:
        assert self.begun is not None
        return SaveReception(
            begun=self.begun, reception=self._line.reception(), draft=draft, files=files
        )

    def _changed(self, name: str) -> None:
        self._touched = True
        self._refused.forget(name)
        if name in {"wishes", "consents"}:
            self._line.show_consents(self._form.consents.codes())
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
        self._go_to_first_problem()
        return not problems

    def _problems(self, draft: IncidentDraft) -> dict[str, str]:
        now = self._now()
        problems = {**draft.problems(local_day(now)), **self._line.reception().problems(now)}
        found = {name: each.spoken() for name, each in problems.items()}
        if self.attachments.is_busy():
            found[FILES] = _("A file is still being sealed. Please wait for it, or stop it.")
        return {
            **found,
            **self._form.unreadable(),
            **self._line.unreadable(),
            **self._refused.said,
        }

    def _show(self, problems: dict[str, str]) -> None:
        self._form.show_problems(problems)
        self._line.show_problems(problems)
        self.counted.emit(len(problems))

    def _go_to_first_problem(self) -> None:
        row = self._line.first_problem()
        if row is None:
            self._form.go_to_first_problem()
            return
        self._form.wanted.emit()
        row.field.setFocus()
        row.speak_error()

    def _not_taken(self, refusal: Refusal) -> None:
        self.keeper.note_change()
        if not self._refused.take(refusal):
            self.stopped.emit(refusal.spoken())
            return
        self._show(self._refused.said)
        self._go_to_first_problem()

    def _entered(self, changes: Changes) -> None:
        self.begun = None
        self._touched = False
        self.entered.emit(changes.receipt)

    def _note_saved(self) -> None:
        self.noted.emit(_("Saved; nobody else sees it yet"))
        if not self._listed:
            self._listed = True
            self.kept.emit()
