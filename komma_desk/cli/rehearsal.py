"""`komma-desk procedure rehearse`: plays the probes of a definition, or a run of one's own."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from dataclasses import dataclass
from typing import Any

from komma_desk.cli.doors import Doors
from komma_desk.cli.rehearsal_board import board_facts, say_board
from komma_desk.cli.speaking import Exit, say, show_json, status_of, warn
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.dues.of_rehearsal import dues_of_rehearsal
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.definition import Procedure, StepId
from komma_desk.domain.procedure.probe_runs import (
    CannotBePlayed,
    ProbeResult,
    is_playable,
    moved,
    run_all,
)
from komma_desk.domain.procedure.probes import (
    AffectedLeaves,
    ConsentGiven,
    ConsentWithdrawn,
    DaysPass,
    Move,
    Persona,
    Player,
    StepTaken,
)
from komma_desk.domain.procedure.rehearsal import Rehearsal, begin
from komma_desk.domain.procedure.rehearsed_facts import invented_facts
from komma_desk.domain.procedure.vocabulary import CONSENTS, EXCEPTIONS
from komma_desk.words import _


@dataclass(frozen=True, slots=True)
class MovesWritten:
    """What stands after --steps, its facts still to be filled in."""

    moves: tuple[Move, ...]


def moves_written(text: str) -> MovesWritten:
    """`accept,colleague:release,give:ITEM,withdraw:ITEM,days:14,leaves`, in their order."""
    return MovesWritten(tuple(_move(one.strip()) for one in text.split(",")))


def rehearse(doors: Doors, wanted: Namespace) -> Exit:
    """Exit 1 if a probe does not end as expected, or a step was not possible."""
    procedure = doors.read_procedure(wanted.file)
    if not is_playable(procedure):
        raise CannotBePlayed
    if wanted.persona is None:
        return _probes(procedure, doors.code_lists(), as_json=wanted.json)
    return _run(doors, procedure, wanted)


def _probes(procedure: Procedure, code_lists: CodeLists, *, as_json: bool) -> Exit:
    results = run_all(procedure, code_lists=code_lists)
    failed = [each for each in results if not each.passed]
    if as_json:
        show_json({"procedure": procedure.id, "probes": [_facts(each) for each in results]})
    for each in () if as_json else results:
        passed = _("passes") if each.passed else _("FAILS")
        why = "" if each.passed else f": {each.spoken()}"
        say(f"{passed}  {each.probe.id}  {each.probe.title.spoken()}{why}")
    if not results:
        warn(_("This procedure has no probes."))
    if failed:
        warn(_("Not every probe ends as expected."))
    return Exit.REFUSED if failed else Exit.DONE


def _facts(result: ProbeResult) -> dict[str, Any]:
    return {
        "id": result.probe.id,
        "title": result.probe.title.spoken(),
        "passed": result.passed,
        "ended": result.ended,
        "stopped_at": result.stopped_at,
        "sentence": result.spoken(),
    }


def _run(doors: Doors, procedure: Procedure, wanted: Namespace) -> Exit:
    """The board is shown at the beginning and after each move, also where one is refused."""
    calendar = _calendar(doors, wanted)
    rules, lists = doors.deadline_rules(), doors.code_lists()
    first = wanted.first_on or doors.today()
    run = begin(procedure, Persona(wanted.persona), first, frozenset(wanted.consent))
    points = [board_facts(run, dues_of_rehearsal(run, calendar, rules))]
    refused: Refusal | None = None
    for move in wanted.steps.moves if wanted.steps else ():
        try:
            run = moved(run, _filled(move, run, lists), lists)
        except Refusal as trouble:
            refused = trouble
            break
        points.append(board_facts(run, dues_of_rehearsal(run, calendar, rules)))
    if wanted.json:
        said = None if refused is None else refused.spoken()
        facts = {"procedure": procedure.id, "persona": wanted.persona, "points": points}
        show_json(facts | {"refused": said})
    else:
        for number, point in enumerate(points):
            say_board(point, first=not number)
    return Exit.DONE if refused is None else status_of(refused)


def _filled(move: Move, run: Rehearsal, lists: CodeLists) -> Move:
    step = run.procedure.step_by_id.get(move.step) if isinstance(move, StepTaken) else None
    if step is None or not isinstance(move, StepTaken):
        return move
    facts = tuple(invented_facts(step, lists, run.today).items())
    return StepTaken(
        step=move.step, by=move.by, facts=facts, exception=move.exception, second=move.second
    )


def _calendar(doors: Doors, wanted: Namespace) -> Calendar | None:
    if wanted.land is None:
        return None
    return doors.free_days(Land(wanted.land), catholic=wanted.catholic, own=(), internal=())


def _move(text: str) -> Move:
    word, _colon, rest = text.partition(":")
    if word == "leaves" and not rest:
        return AffectedLeaves()
    if word in {"give", "withdraw"} and rest in CONSENTS:
        return ConsentGiven(item=rest) if word == "give" else ConsentWithdrawn(item=rest)
    if word == "days" and rest.isdecimal() and int(rest):
        return DaysPass(days=int(rest))
    if word in {"give", "withdraw", "days"}:
        raise ArgumentTypeError(_("“{word}” is no move").format(word=text))
    return _step(text)


def _step(text: str) -> StepTaken:
    """`STEP`, `PLAYER:STEP`, and `STEP!EXCEPTION+PLAYER` where it goes without consent."""
    who, colon, step = text.rpartition(":")
    if colon and who not in set(Player):
        raise ArgumentTypeError(_("“{word}” is no move").format(word=text))
    name, bang, by_exception = step.partition("!")
    exception, plus, second = by_exception.partition("+")
    if not name or (bang and exception not in EXCEPTIONS) or (plus and second not in set(Player)):
        raise ArgumentTypeError(_("“{word}” is no move").format(word=text))
    return StepTaken(
        step=StepId(name),
        by=Player(who) if colon else Player.OFFICER,
        exception=exception or None,
        second=Player(second) if plus else None,
    )
