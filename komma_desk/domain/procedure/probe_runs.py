"""Plays the probes of a procedure: each ends where it says it does, or says where and why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.procedure.probes import (
    AffectedLeaves,
    ConsentGiven,
    ConsentWithdrawn,
    DaysPass,
    Move,
    Probe,
    StepTaken,
)
from komma_desk.domain.procedure.references import reference_findings
from komma_desk.domain.procedure.rehearsal import Rehearsal, begin
from komma_desk.words import N_, Bilingual, _

# No step depends on the day; a probe needs one only to begin on.
_SOME_MONDAY: Final = date(2026, 11, 23)


class EndsElsewhere(Refusal):
    sentence = N_("It ends in “{state}”, expected was “{expected}”.")


class CannotBePlayed(Refusal):
    sentence = N_("The procedure names what does not exist, so that nothing can be played.")
    advice = N_("Please mend what the checker finds first.")


class ProbesFailed(Refusal):
    sentence = N_("Probes of this procedure do not end as expected: {probes}.")
    advice = N_("Please rehearse them and mend the procedure, or the probe.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeResult:
    """`stopped_at` is the number of the move, from 1, that did not go as expected."""

    probe: Probe
    ended: StateId | None
    stopped_at: int | None = None
    trouble: Refusal | None = None

    @property
    def passed(self) -> bool:
        return self.trouble is None

    def spoken(self) -> str:
        if self.trouble is None:
            return _("as expected")
        if self.stopped_at is None:
            return self.trouble.spoken()
        return _("Move {number}: {why}").format(number=self.stopped_at, why=self.trouble.spoken())


def run_probe(
    procedure: Procedure,
    probe: Probe,
    today: date = _SOME_MONDAY,
    code_lists: CodeLists | None = None,
) -> ProbeResult:
    """With code lists the facts of its steps are looked at too."""
    if not is_playable(procedure):
        return ProbeResult(probe=probe, ended=None, trouble=CannotBePlayed())
    run = begin(procedure, probe.persona, today, frozenset(probe.consents))
    for number, move in enumerate(probe.moves, start=1):
        try:
            run = moved(run, move, code_lists)
        except Refusal as trouble:
            ended = run.position.main
            return ProbeResult(probe=probe, ended=ended, stopped_at=number, trouble=trouble)
    ended = run.position.main
    if ended == probe.expected_end:
        return ProbeResult(probe=probe, ended=ended)
    elsewhere = EndsElsewhere(
        state=procedure.title_of(ended), expected=_title(procedure, probe.expected_end)
    )
    return ProbeResult(probe=probe, ended=ended, trouble=elsewhere)


def is_playable(procedure: Procedure) -> bool:
    """Only where every reference holds can a case be walked through."""
    return not any(True for _each in reference_findings(procedure))


def run_all(
    procedure: Procedure, today: date = _SOME_MONDAY, code_lists: CodeLists | None = None
) -> tuple[ProbeResult, ...]:
    return tuple(run_probe(procedure, probe, today, code_lists) for probe in procedure.probes)


def require_probes(procedure: Procedure, code_lists: CodeLists | None = None) -> None:
    """Raises ProbesFailed: what does not pass its own probes goes to nobody for publication."""
    failed = [
        each.probe.title for each in run_all(procedure, code_lists=code_lists) if each.trouble
    ]
    if failed:
        both = Bilingual(
            de=", ".join(title.de for title in failed), en=", ".join(title.en for title in failed)
        )
        raise ProbesFailed(probes=both)


def moved(run: Rehearsal, move: Move, code_lists: CodeLists | None = None) -> Rehearsal:
    """The same move again; raises what the move raises."""
    match move:
        case ConsentGiven():
            return run.give_consent(move.item)
        case ConsentWithdrawn():
            return run.withdraw_consent(move.item)
        case DaysPass():
            return run.pass_days(move.days)
        case AffectedLeaves():
            return run.leave()
        case StepTaken():
            return _stepped(run, move, code_lists)


def _stepped(run: Rehearsal, move: StepTaken, code_lists: CodeLists | None) -> Rehearsal:
    facts = dict(move.facts)
    if move.refused:
        return run.deny(move.step, move.by, facts, exception=move.exception, second=move.second)
    return run.take(
        move.step,
        move.by,
        facts,
        exception=move.exception,
        second=move.second,
        code_lists=code_lists,
    )


def _title(procedure: Procedure, state: StateId) -> Bilingual:
    known = procedure.state_by_id.get(state)
    return Bilingual(de=state, en=state) if known is None else known.title
