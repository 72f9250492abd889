"""A point of a rehearsal on the command line: who may do what, why not, and what falls due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from komma_desk.cli.speaking import say
from komma_desk.domain.deadlines.arithmetic import day_said
from komma_desk.domain.dues.of_case import Due, Light
from komma_desk.domain.procedure.movement import Offer
from komma_desk.domain.procedure.probes import PLAYER_NAMES
from komma_desk.domain.procedure.rehearsal import Rehearsal
from komma_desk.words import N_, _

_LIGHTS: Final[Mapping[Light, str]] = {
    Light.OVERDUE: N_("overdue"),
    Light.SOON: N_("due soon"),
    Light.RUNNING: N_("there is time"),
    Light.NOT_RUNNING: N_("not running"),
    Light.PAUSED: N_("paused"),
    Light.NO_CALENDAR: N_("no day reckoned; give --land"),
}


def board_facts(run: Rehearsal, dues: Iterable[Due]) -> dict[str, Any]:
    active = run.position.active(run.procedure)
    return {
        "day": run.today.isoformat(),
        "day_said": day_said(run.today),
        "states": list(active),
        "titles": [run.procedure.title_of(state).spoken() for state in active],
        "players": [
            {
                "player": player.value,
                "name": _(PLAYER_NAMES[player]),
                "steps": [_step(offer) for offer in run.offers(player)],
            }
            for player in run.players
        ],
        "deadlines": [_due(due) for due in dues],
    }


def say_board(board: Mapping[str, Any], *, first: bool) -> None:
    if not first:
        say()
    say(f"{board['day_said']}  {' · '.join(board['titles'])}")
    for player in board["players"]:
        say(f"  {player['name']}")
        for step in player["steps"]:
            say(f"    {'+' if step['possible'] else '-'} {step['step']}: {step['title']}")
            for reason in step["reasons"]:
                say(f"        {reason}")
        if not player["steps"]:
            say(f"    {_('no step')}")
    if board["deadlines"]:
        say(f"  {_('Deadlines')}")
    for due in board["deadlines"]:
        say(f"    {due['title']}: {due['safe_said']} ({due['light_said']})")


def _step(offer: Offer) -> dict[str, Any]:
    return {
        "step": offer.step.id,
        "title": offer.step.title.spoken(),
        "possible": offer.possible,
        "reasons": [reason.spoken() for reason in offer.reasons],
    }


def _due(due: Due) -> dict[str, Any]:
    return {
        "key": due.key,
        "kind": due.kind,
        "title": due.title.spoken(),
        "light": due.light,
        "light_said": _(_LIGHTS[due.light]),
        "safe": due.safe.isoformat() if due.safe else None,
        "safe_said": day_said(due.safe) if due.safe else "–",
    }
