"""What was typed on the pages and not handed over yet: kept as it is typed, found after a lock."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import GlassRequestId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.drafts_at_hand import DraftsAtHand
from komma_desk.ui.extracts.extracts_at_hand import ExtractsAtHand
from komma_desk.ui.partners.partners_at_hand import PartnersAtHand
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.ui.reporting.messages_at_hand import MessagesAtHand
from komma_desk.ui.reporting.section_at_hand import SectionAtHand
from komma_desk.usecases.begun_texts import BegunTexts
from komma_desk.usecases.commands.keep_begun_texts import KeepBegunTexts
from komma_desk.usecases.queries.my_begun_texts import MyBegunTexts

_AT_THE_LATEST_MS = 1000


class TypedAtHand(QObject):
    """One for each desk that is open; a page takes the part that is its own."""

    def __init__(self, counter: Counter, questions: Questions) -> None:
        super().__init__()
        self._counter, self._questions = counter, questions
        self.cases, self.partners = DraftsAtHand(), PartnersAtHand()
        self.section, self.messages = SectionAtHand(), MessagesAtHand()
        self.extracts, self.procedure = ExtractsAtHand(), WorkAtHand()
        self.glass_reasons: dict[GlassRequestId, str] = {}
        self._kept: BegunTexts | None = None
        """What lies in the store; None until it is known."""
        self._could_not = False
        self._soon = QTimer(self, singleShot=True, interval=_AT_THE_LATEST_MS)
        self._soon.timeout.connect(self._keep)
        for part in (self.cases, self.partners, self.messages):
            part.changed.connect(self._note)

    def look(self) -> None:
        """Ask for what was kept before the lock; call before a page is shown."""
        self._questions.ask(MyBegunTexts(), self._take_back)

    def not_kept(self) -> KeepBegunTexts | None:
        """What the last second brought: the desk keeps it itself while it is being closed."""
        begun = self._begun()
        if self._kept is None or begun == self._kept:
            return None
        return KeepBegunTexts(begun)

    def unsent(self) -> list[str]:
        """What would be lost by locking now, one line each: nothing, as long as it can be kept."""
        if not self._could_not:
            return []
        return [*self.cases.unsent(), *self.messages.unsent(), *self.partners.unsent()]

    def _take_back(self, kept: BegunTexts) -> None:
        self._kept = kept
        self.cases.take_back(kept.texts)
        self.messages.take_back(kept.texts)
        self.partners.take_back(kept.partners)
        self._note()

    def _begun(self) -> BegunTexts:
        texts = (*self.cases.to_keep(), *self.messages.to_keep())
        return BegunTexts(texts=texts, partners=self.partners.to_keep())

    def _note(self) -> None:
        if self.not_kept() is not None and not self._soon.isActive():
            self._soon.start()

    def _keep(self) -> None:
        if (command := self.not_kept()) is None:
            return
        before, self._kept = self._kept, command.begun

        def kept(_changes: Changes) -> None:
            self._could_not = False

        def failed(_why: Refusal | Trouble) -> None:
            # The lock names what goes; a window at each word would only be in the way.
            self._kept, self._could_not = before, True

        self._counter.hand_over(command, kept, refused=failed, troubled=failed)
