"""The one doorway: authorise, begin, handle, record, commit. In that order, for everything."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from komma_desk.domain import gate
from komma_desk.domain.actor import Actor
from komma_desk.domain.audit import OPENED, Anchored, AuditLine, Compartment, LogHead
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.scope import scope_of
from komma_desk.usecases.catalogue import COMMANDS, QUERIES
from komma_desk.usecases.catalogue_entries import CommandEntry
from komma_desk.usecases.circle_lines import hushed, is_shut_out
from komma_desk.usecases.context import Context, Tools
from komma_desk.usecases.openings import Openings
from komma_desk.usecases.ports.outside_files import StagedFile
from komma_desk.usecases.ports.work import Desk, Work


def _publish(files: Sequence[StagedFile]) -> None:
    """Put every file in its place; of those after a failure nothing stays behind."""
    for at, staged in enumerate(files):
        try:
            staged.publish()
        except BaseException:
            for rest in files[at:]:
                rest.discard()
            raise


def _discard(files: Sequence[StagedFile]) -> None:
    for staged in files:
        staged.discard()


def _anchored(changes: Changes, head: LogHead) -> Changes:
    """A receipt that is a proof learns at which entry of the log its deed stands."""
    if isinstance(changes.receipt, Anchored):
        return changes.with_receipt(changes.receipt.anchored(head))
    return changes


def _with_cases(line: AuditLine, context: Context) -> AuditLine:
    """The log tells of every case by its id: one it does not tell of was written by hand."""
    if not context.opened:
        return line
    return replace(line, detail={**line.detail, OPENED: " ".join(map(str, context.opened))})


class Dispatcher:
    """Every change and every question of an unlocked person goes through here."""

    def __init__(self, desk: Desk, actor: Actor, tools: Tools) -> None:
        self._desk = desk
        self.actor = actor
        self._tools = tools
        self._openings = Openings()

    def perform(self, command: object) -> Changes:
        """Do it, or raise a Refusal or Trouble and leave everything as it was."""
        entry = COMMANDS[type(command)]
        gate.require(self.actor, entry.needs)
        try:
            return self._perform(command, entry)
        except Refusal as refused:
            line = entry.audit(command, Changes()) if refused.noted and entry.audit else None
            if line is not None:
                self._keep_line(replace(line, action=refused.noted), entry.log)
            raise

    def _perform(self, command: object, entry: CommandEntry) -> Changes:
        staged: list[StagedFile] = []
        with ExitStack() as undoing:
            undoing.callback(_discard, staged)
            ready = self._ahead(command, entry, staged)
            with self._desk.change() as work:
                context = replace(self._context(work), staged=staged, ready=ready)
                changes = entry.handle(command, context)
                line = None if entry.audit is None else entry.audit(command, changes)
                if line is not None:
                    line = hushed(_with_cases(line, context), entry.log, work)
                    work.trail.append(line, entry.log)
                    changes = _anchored(changes, work.trail.head(entry.log))
                work.commit()
                undoing.pop_all()
                _publish(staged)
        if line and entry.log is Compartment.CASES and Subject.CASES in changes.subjects:
            self._openings.changed(line, self._tools.clock.now())
        return changes

    def _ahead(self, command: object, entry: CommandEntry, staged: list[StagedFile]) -> object:
        if entry.ahead is None:
            return None
        if entry.looked_up is not None:
            with self._desk.look() as work:
                command = entry.looked_up(command, self._context(work))
        return entry.ahead(command, self._tools, staged)

    def ask(self, query: object) -> Any:
        """The answer, as frozen objects; reading case content is written first, then read."""
        entry = QUERIES[type(query)]
        gate.require(self.actor, entry.needs)
        if entry.audit is not None:
            self._write_down(entry.audit(query), entry.log)
        with self._desk.look() as work:
            return entry.answer(query, self._context(work))

    def _write_down(self, line: AuditLine, log: Compartment) -> None:
        now = self._tools.clock.now()
        if self._openings.goes_on(line, now):
            return
        with self._desk.look() as work:
            if is_shut_out(self.actor.id, line, log, work):
                return
        self._keep_line(line, log)
        self._openings.wrote(line, now)

    def _keep_line(self, line: AuditLine, log: Compartment) -> None:
        with self._desk.change() as work:
            work.trail.append(hushed(line, log, work), log)
            work.commit()

    def _context(self, work: Work) -> Context:
        return Context(work=work, actor=self.actor, scope=scope_of(self.actor), tools=self._tools)
