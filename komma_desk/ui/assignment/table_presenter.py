"""What the editor of the rule table does: every change is kept as a draft, two people publish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.assignment import RULE_TABLE, AssignmentRule, RuleTable
from komma_desk.domain.procedure.assignment_findings import TableFinding, check_table
from komma_desk.domain.procedure.versions import is_later, next_version
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.commands.discard_procedure_draft import DiscardProcedureDraft
from komma_desk.usecases.commands.propose_procedure import ProposeProcedure
from komma_desk.usecases.commands.publish_procedure import PublishProcedure
from komma_desk.usecases.commands.save_procedure_draft import SaveProcedureDraft
from komma_desk.usecases.commands.withdraw_proposal import WithdrawProposal
from komma_desk.usecases.queries.procedure_shelf import ShelfProposal
from komma_desk.usecases.queries.table_of_shelf import TableDesk, TableView

_FIRST = "1.0.0"


class TablePresenter(QObject):
    shown = Signal(object)
    """The TableView as the store tells it now."""
    refused = Signal(str)
    told = Signal(str)
    """What was done: "proposed", "published", "withdrawn" or "discarded"."""

    def __init__(
        self, counter: Counter, questions: Questions, *, may_draft: bool, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions.for_page(self)
        self._may_draft = may_draft
        self.view: TableView | None = None
        self._busy = False
        counter.changed.connect(self._news)

    def refresh(self) -> None:
        self._questions.ask(TableDesk(), self._got)

    @property
    def table(self) -> RuleTable:
        """What is looked at: what waits, else what is worked on, else what is in force."""
        view = self.view
        if view is None:
            return RuleTable(version=_FIRST, default="")
        found = view.proposal or view.draft or view.standing
        return found.table if found else RuleTable(version=_FIRST, default=view.default)

    @property
    def proposal(self) -> ShelfProposal | None:
        proposals = self.view.shelf.proposals if self.view else ()
        return proposals[-1] if proposals else None

    @property
    def may_change(self) -> bool:
        ready = self.view is not None and not self._busy
        return ready and self._may_draft and self.proposal is None

    @property
    def has_draft(self) -> bool:
        return self.view is not None and self.view.draft is not None and self.proposal is None

    @property
    def may_withdraw(self) -> bool:
        return self._may_draft and self.proposal is not None

    @property
    def may_publish(self) -> bool:
        proposal, view = self.proposal, self.view
        return bool(proposal and proposal.may_publish and view and view.proposal)

    def findings(self) -> tuple[TableFinding, ...]:
        view = self.view
        if view is None:
            return ()
        return check_table(self.table, view.code_lists, view.procedures, view.today)

    @property
    def suggestion(self) -> RuleTable | None:
        """Only where nothing is written yet that it would take the place of."""
        is_free = self.may_change and not self.table.rules
        return self.view.suggestion if self.view is not None and is_free else None

    def take_suggestion(self) -> None:
        if self.suggestion is not None:
            self._save(self.suggestion)

    def add(self, rule: AssignmentRule) -> None:
        self._keep((*self.table.rules, rule))

    def change(self, place: int, rule: AssignmentRule) -> None:
        rules = list(self.table.rules)
        rules[place] = rule
        self._keep(rules)

    def remove(self, place: int) -> None:
        self._keep(rule for at, rule in enumerate(self.table.rules) if at != place)

    def move(self, place: int, by: int) -> None:
        rules = list(self.table.rules)
        rules.insert(place + by, rules.pop(place))
        self._keep(rules)

    def set_default(self, procedure: str) -> None:
        if procedure and procedure != self.table.default:
            self._save(replace(self.table, default=procedure))

    def propose(self) -> None:
        """What was looked at is what is proposed: every change lies in the draft already."""
        view = self.view
        if view is not None and view.draft is not None:
            draft = view.shelf.drafts[0]
            version = self._next_version()
            command = ProposeProcedure(draft.id, draft.revision, version)
            self._hand_over(command, "proposed")

    def discard(self) -> None:
        view = self.view
        if view is not None and view.shelf.drafts:
            draft = view.shelf.drafts[0]
            self._hand_over(DiscardProcedureDraft(draft.id, draft.revision), "discarded")

    def publish(self) -> None:
        view, proposal = self.view, self.proposal
        if view is not None and view.proposal is not None and proposal is not None:
            command = PublishProcedure(RULE_TABLE, proposal.version, view.proposal.text_sha256)
            self._hand_over(command, "published")

    def withdraw(self) -> None:
        if self.proposal is not None:
            self._hand_over(WithdrawProposal(RULE_TABLE, self.proposal.version), "withdrawn")

    def _keep(self, rules: Iterable[AssignmentRule]) -> None:
        self._save(replace(self.table, rules=tuple(rules)))

    def _save(self, table: RuleTable) -> None:
        view = self.view
        if view is None or not self.may_change:
            return
        drafts = view.shelf.drafts
        draft = drafts[0] if view.draft is not None else None
        command = (
            SaveProcedureDraft(table, draft.id, draft.revision)
            if draft
            else SaveProcedureDraft(table)
        )
        self._hand_over(command, "")

    def _next_version(self) -> str:
        """Its own where it comes after all others, else the next one."""
        own, newest = self.table.version, ""
        for each in self.view.shelf.versions if self.view else ():
            newest = each.version if is_later(each.version, newest) else newest
        return own if is_later(own, newest) else next_version(newest)

    def _hand_over(self, command: object, done: str) -> None:
        """One at a time: the next one needs to know what came of it."""
        if self._busy:
            return
        self._busy = True
        self._counter.hand_over(
            command,
            lambda _changes: self.told.emit(done) if done else None,
            refused=self._refused,
            finally_=self.refresh,
        )

    def _refused(self, refusal: Refusal) -> None:
        self.refused.emit(refusal.spoken())

    def _got(self, view: TableView) -> None:
        self.view, self._busy = view, False
        self.shown.emit(view)

    def _news(self, changes: Changes) -> None:
        if Subject.PROCEDURES in changes.subjects:
            self.refresh()
