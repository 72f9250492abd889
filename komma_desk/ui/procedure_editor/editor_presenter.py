"""The rules of the page: what lies on the desk, how it is kept, proposed, published, discarded."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.editing.draft import EditedDraft
from komma_desk.domain.procedure.soundness import check
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.procedure_editor.draft_desk import DraftDesk
from komma_desk.ui.procedure_editor.draft_keeping import DraftKeeping, Kept
from komma_desk.ui.procedure_editor.procedure_files import leaving
from komma_desk.ui.procedure_editor.shelf_places import draft_beside, first_on
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.usecases.commands.discard_procedure_draft import DiscardProcedureDraft
from komma_desk.usecases.commands.import_procedure_draft import ImportProcedureDraft
from komma_desk.usecases.commands.propose_procedure import Proposed, ProposeProcedure
from komma_desk.usecases.commands.publish_procedure import ProposalChanged, PublishProcedure
from komma_desk.usecases.commands.save_procedure_draft import SaveProcedureDraft
from komma_desk.usecases.commands.withdraw_proposal import WithdrawProposal
from komma_desk.usecases.effects.drafting import DraftKept
from komma_desk.usecases.queries.procedure_of_shelf import ProcedureOf, ShownProcedure, VersionRef
from komma_desk.usecases.queries.procedure_shelf import (
    ProcedureShelf,
    Shelf,
    ShelfDraft,
    ShelfProposal,
    ShelfVersion,
    VersionStanding,
)

Ref = ProcedureDraftId | VersionRef
Item = ShelfDraft | ShelfProposal | ShelfVersion


def ref_of(item: Item) -> Ref:
    if isinstance(item, ShelfDraft):
        return item.id
    return VersionRef(item.procedure, item.version)


class EditorPresenter(QObject):
    shelf_shown = Signal(object)
    opened = Signal(object)
    """The item of the shelf that lies on the desk now, or None."""
    published_shown = Signal(object)
    """The published Procedure the one on the desk is compared with, or None."""
    refused = Signal(str)
    written = Signal(str)
    """The name of the file that was written."""
    told = Signal(str, object)
    """What was done ("published", …) and what it was done to."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        desk: DraftDesk,
        at_hand: WorkAtHand,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions.for_page(self)
        self.desk, self._at_hand = desk, at_hand
        self.keeping = DraftKeeping(counter, self)
        self.shelf: Shelf | None = None
        self.shown: ShownProcedure | None = None
        self._wanted: Ref | None = at_hand.ref
        self._read: Ref | None = None
        counter.changed.connect(self._news)
        self.keeping.stood.connect(self._remember_revision)
        desk.edited.connect(self._edited)
        desk.chosen.connect(self._remember_place)

    def refresh(self) -> None:
        self._questions.ask(ProcedureShelf(), self._got_shelf)

    def item(self) -> Item | None:
        """The thing on the desk, as the shelf tells of it now."""
        return self._find(self._read)

    def coming(self) -> Ref | None:
        """What lies on the desk, or is being read for it."""
        return self._read or self._wanted

    def open(self, ref: Ref) -> None:
        """Lay something else on the desk; what was on it is stored first."""
        if ref != self._read:
            self.keeping.when_stored(lambda: self._ask_for(ref))

    def reopen(self) -> None:
        """Read what is stored, whatever lies on the desk."""
        if self._read is not None:
            self.keeping.begin(None)
            self._ask_for(self._read)

    def draft_from(self, item: Item) -> None:
        """A new draft with the text of a version, its comments included."""
        self._questions.ask(
            ProcedureOf(ref_of(item)), self._make_draft, topic="new draft", refused=self._refused
        )

    def take_in(self, file: Path) -> None:
        """A file always becomes a draft; what does not fit is said with its line."""
        self.keeping.when_stored(
            lambda: self._counter.hand_over(
                ImportProcedureDraft(file), self._added, refused=self._refused
            )
        )

    def write(self, target: Path) -> None:
        """What lies on the desk, into a file; the remarks of the text it came from go along."""
        if self.shown is not None:
            self._counter.hand_over(
                leaving(self.desk.procedure, target, self.shown.text),
                lambda _changes: self.written.emit(target.name),
                refused=self._refused,
            )

    def keep_as_new(self) -> None:
        """What is on the desk becomes a draft of its own."""
        self._add(self.desk.procedure)

    def discard(self) -> None:
        if self.keeping.kept is not None:
            self.keeping.when_stored(self._discard)

    def propose(self, version: str, *, as_default: bool) -> None:
        self.keeping.when_stored(lambda: self._propose(version, as_default=as_default))

    def publish(self, proposal: ShelfProposal, looked_at: ShownProcedure) -> None:
        """What was looked at is what is published: its text is named by its SHA-256."""
        command = PublishProcedure(proposal.procedure, proposal.version, looked_at.text_sha256)
        self._hand_over(command, "published", proposal)

    def withdraw(self, proposal: ShelfProposal) -> None:
        self._hand_over(
            WithdrawProposal(proposal.procedure, proposal.version), "withdrawn", proposal
        )

    def published_version(self, procedure: str) -> ShelfVersion | None:
        versions = self.shelf.versions if self.shelf else ()
        return next(
            (
                one
                for one in versions
                if one.procedure == procedure and one.standing is VersionStanding.PUBLISHED
            ),
            None,
        )

    def _ask_for(self, ref: Ref) -> None:
        self._wanted = ref
        self._questions.ask(ProcedureOf(ref), self._got, topic="shown", refused=self._gone)

    def _got(self, shown: ShownProcedure) -> None:
        ref = self._wanted
        if ref is None:
            return
        before = self.shown if self._read == ref else None
        at_hand, self.shown, self._read = self._at_hand, shown, ref
        is_draft = not isinstance(ref, VersionRef)
        self.desk.is_fixed = not is_draft
        # A version has no revision to tell by whether another text lies under its name by now.
        same = is_draft and at_hand.ref == ref and at_hand.revision == shown.revision
        resumed = at_hand.draft if same else None
        place = at_hand.place if resumed else ""
        self.keeping.begin(
            Kept(ref, shown.revision, shown.procedure) if not isinstance(ref, VersionRef) else None
        )
        at_hand.ref, at_hand.revision = ref, shown.revision
        self.desk.lay_down(resumed or EditedDraft(procedure=shown.procedure), place)
        self.opened.emit(self.item())
        if before is not None and not is_draft and before.text_sha256 != shown.text_sha256:
            self._refused(ProposalChanged())
        self._ask_published(shown.procedure.id)

    def _ask_published(self, procedure: str) -> None:
        newest = self.published_version(procedure)
        if newest is None:
            self.published_shown.emit(None)
            return
        self._questions.ask(
            ProcedureOf(VersionRef(newest.procedure, newest.version)),
            lambda shown: self.published_shown.emit(shown.procedure),
            topic="published",
        )

    def _got_shelf(self, shelf: Shelf) -> None:
        before, self.shelf = self.shelf, shelf
        self.desk.judge_by(partial(check, holders=shelf.holders, rules=shelf.rules))
        if self._wanted is not None and self._find(self._wanted) is None:
            beside = draft_beside(self._wanted, before, shelf)
            self._put_away()
            self._wanted = ref_of(beside) if beside is not None else None
        if self._wanted is None:
            first = first_on(shelf)
            self._wanted = ref_of(first) if first is not None else None
        self.shelf_shown.emit(shelf)  # the list points at once at what is coming
        if self._wanted is not None and self._read is None:
            self._ask_for(self._wanted)
        elif self._read is not None and self._lies_there_still():
            self.opened.emit(self.item())
        elif self._read is not None:
            self._ask_for(self._read)

    def _lies_there_still(self) -> bool:
        item = self.item()
        if self.shown is None or not isinstance(item, ShelfProposal):
            return True
        return item.text_sha256 == self.shown.text_sha256

    def _put_away(self) -> None:
        self._wanted = self._read = self.shown = None
        self._at_hand.ref = self._at_hand.draft = None
        self.keeping.begin(None)
        self.opened.emit(None)

    def _find(self, ref: Ref | None) -> Item | None:
        if self.shelf is None or ref is None:
            return None
        items: tuple[Item, ...] = (
            *self.shelf.drafts,
            *self.shelf.proposals,
            *self.shelf.versions,
        )
        return next((each for each in items if ref_of(each) == ref), None)

    def _edited(self, draft: EditedDraft) -> None:
        self._at_hand.draft = draft
        if not self.desk.is_fixed:
            self.keeping.note(draft.procedure)

    def _remember_revision(self) -> None:
        if self.keeping.kept is not None:
            self._at_hand.revision = self.keeping.kept.revision

    def _remember_place(self, place: str) -> None:
        self._at_hand.place = place

    def _make_draft(self, shown: ShownProcedure) -> None:
        self._add(shown.text)

    def _add(self, procedure: Procedure | str) -> None:
        self._counter.hand_over(SaveProcedureDraft(procedure), self._added, refused=self._refused)

    def _added(self, changes: Changes) -> None:
        if isinstance(changes.receipt, DraftKept):
            self._turn_to(changes.receipt.draft)

    def _discard(self) -> None:
        if (kept := self.keeping.kept) is not None:
            self._hand_over(
                DiscardProcedureDraft(kept.draft, kept.revision), "discarded", self.item()
            )

    def _propose(self, version: str, *, as_default: bool) -> None:
        if (kept := self.keeping.kept) is not None:
            command = ProposeProcedure(kept.draft, kept.revision, version, as_default)
            self._hand_over(command, "proposed", self.item())

    def _hand_over(self, command: object, done: str, item: Item | None) -> None:
        def tell(changes: Changes) -> None:
            """The thing goes on under another name: a draft as a proposal, and the way back."""
            receipt = changes.receipt
            if isinstance(receipt, Proposed):
                self._turn_to(VersionRef(receipt.procedure, receipt.version))
            elif isinstance(receipt, DraftKept):
                self._turn_to(receipt.draft)
            self.told.emit(done, receipt if isinstance(receipt, Proposed) else item)

        self._counter.hand_over(command, tell, refused=self._refused)

    def _turn_to(self, ref: Ref) -> None:
        """Shown as soon as the shelf tells of it."""
        self.keeping.begin(None)
        self._read, self._wanted = None, ref

    def _refused(self, refusal: Refusal) -> None:
        self.refused.emit(refusal.spoken())

    def _gone(self, refusal: Refusal) -> None:
        self._put_away()
        self._refused(refusal)

    def _news(self, changes: Changes) -> None:
        if Subject.PROCEDURES in changes.subjects:
            self.refresh()
