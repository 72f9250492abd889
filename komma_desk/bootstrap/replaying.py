"""Replays every case the asker can open: what is stored must be what its history gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from komma_desk.bootstrap.session import Session
from komma_desk.domain.case import ProcedureRef
from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal, Trouble
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.replay import NotReplayable, Replayable, is_where_it_says
from komma_desk.domain.store_health import Health, HealthLine, require_going_on
from komma_desk.store.replayable import replayable_cases
from komma_desk.store.unit_of_work import KeptWork
from komma_desk.usecases.ports.rules import Rules
from komma_desk.usecases.ports.work import Work
from komma_desk.words import Bilingual, _, n_

REPLAYED: Final = Bilingual(
    de="Verlauf jedes Falls führt zu seinem Stand",
    en="histories that lead to where the cases are",
)
_MOST_NAMED: Final = 20


def replay_line(session: Session, rules: Rules, go_on: Callable[[], bool]) -> HealthLine:
    """Never raises on what it finds; raises CheckStopped."""
    return session.looked_at(lambda work, _ring: _replayed(work, rules, go_on))


def _replayed(work: Work, rules: Rules, go_on: Callable[[], bool]) -> HealthLine:
    if not isinstance(work, KeptWork) or not work.has_cases:
        return HealthLine(what=REPLAYED, health=Health.NOT_LOOKED_AT)
    look = _Look(work, rules)
    said: list[str] = []
    number = 0
    try:
        for case in replayable_cases(work.cases.sealed):
            require_going_on(go_on)
            number += 1
            said.extend(look.at(case))
    except NOT_AS_WRITTEN:
        said.append(_("The history of a case is not as KommA Desk writes it."))
    if (more := len(said) - _MOST_NAMED) > 0:
        said = [*said[:_MOST_NAMED], n_("and {n} more", "and {n} more", more)]
    if said:
        said.append(_("Please keep the folder as it is, and compare with the last backup."))
    health = Health.BAD if said else Health.GOOD
    return HealthLine(what=REPLAYED, health=health, number=number, said=tuple(said))


class _Look:
    """Each version is read once, however many cases follow it."""

    def __init__(self, work: Work, rules: Rules) -> None:
        self._work, self._rules = work, rules
        self._read: dict[ProcedureRef, Procedure | None] = {}

    def at(self, case: Replayable) -> Iterator[str]:
        procedure = self._procedure(case.procedure)
        if procedure is None:
            told = _("Case {number}: the procedure it follows is not the one it was begun with.")
            yield told.format(number=case.number)
            return
        try:
            same = is_where_it_says(procedure, case, self._procedure)
        except NotReplayable as broken:
            told = _("Case {number}: step {entry} of its history cannot have been taken there.")
            yield told.format(number=case.number, entry=broken.entry)
            return
        if not same:
            told = _("Case {number}: it is not where its history leads to.")
            yield told.format(number=case.number)

    def _procedure(self, wanted: ProcedureRef) -> Procedure | None:
        if wanted not in self._read:
            self._read[wanted] = self._found(wanted)
        return self._read[wanted]

    def _found(self, wanted: ProcedureRef) -> Procedure | None:
        try:
            stored = self._work.office.procedures.get(wanted.id, wanted.version)
            procedure = self._rules.procedure(stored.text)
        except (Refusal, Trouble):
            return None
        return procedure if procedure.sha256() == wanted.sha256 else None
