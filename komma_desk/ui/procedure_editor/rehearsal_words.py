"""A rehearsal in words: its moves, its probes and what came of them."""

from __future__ import annotations

from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.probes import (
    PLAYER_NAMES,
    AffectedLeaves,
    ConsentGiven,
    ConsentWithdrawn,
    DaysPass,
    Move,
    StepTaken,
)
from komma_desk.domain.procedure.rehearsal import Rehearsal
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS, consent_title
from komma_desk.words import _, n_


def move_said(move: Move, procedure: Procedure) -> str:
    match move:
        case StepTaken():
            return _step_said(move, procedure)
        case ConsentGiven():
            given = consent_title(move.item).spoken()
            return _("Consent given: {consent}").format(consent=given)
        case ConsentWithdrawn():
            withdrawn = consent_title(move.item).spoken()
            return _("Consent withdrawn: {consent}").format(consent=withdrawn)
        case DaysPass():
            return n_("{n} day passes", "{n} days pass", move.days)
        case AffectedLeaves():
            return _("The affected person leaves")


def place_said(run: Rehearsal) -> str:
    """The state, and of its strands those that were opened."""
    procedure = run.procedure
    told = [run.position.main]
    for leaf in run.position.open_leaves(procedure):
        strand = procedure.strand_of_leaf[leaf]
        if leaf != strand.start or leaf not in strand.end:
            told.append(leaf)
    return " · ".join(procedure.title_of(state).spoken() for state in told)


def _step_said(move: StepTaken, procedure: Procedure) -> str:
    step = procedure.step_by_id.get(move.step)
    words = _("{who}: {step}").format(
        who=_(PLAYER_NAMES[move.by]), step=step.title.spoken() if step else move.step
    )
    if move.exception is not None:
        words += f" ({EXCEPTIONS[move.exception].spoken()}"
        if move.second is not None:
            words += _(", agreed by: {who}").format(who=_(PLAYER_NAMES[move.second]))
        words += ")"
    return _("Not possible: {what}").format(what=words) if move.refused else words
