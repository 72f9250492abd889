"""A probe in words: how it begins, its moves, and where it must end."""

from __future__ import annotations

from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.probes import (
    PERSONA_NAMES,
    PLAYER_NAMES,
    AffectedLeaves,
    ConsentGiven,
    ConsentWithdrawn,
    DaysPass,
    Move,
    Probe,
    StepTaken,
)
from komma_desk.domain.procedure.vocabulary import (
    EXCEPTIONS,
    FIELDS,
    FieldKind,
    consent_title,
    field_label,
)
from komma_desk.words import _, n_


def probe_said(probe: Probe, procedure: Procedure) -> str:
    """All of it, in one line."""
    end = procedure.state_by_id.get(probe.expected_end)
    begins = [_(PERSONA_NAMES[probe.persona])]
    begins += [consent_title(item).spoken() for item in probe.consents]
    moves = [
        f"{number}. {move_said(move, procedure, with_facts=True)}"
        for number, move in enumerate(probe.moves, start=1)
    ]
    return _(
        "“{title}” in German, “{english}” in English ({begins}): {moves}; ends in {end}"
    ).format(
        title=probe.title.de,
        english=probe.title.en,
        begins=", ".join(begins),
        moves="; ".join(moves) or _("no move"),
        end=end.title.spoken() if end else probe.expected_end,
    )


def move_said(move: Move, procedure: Procedure, *, with_facts: bool = False) -> str:
    match move:
        case StepTaken():
            said = _step_said(move, procedure)
            return f"{said} ({_facts_said(move)})" if with_facts and move.facts else said
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


def _facts_said(move: StepTaken) -> str:
    return ", ".join(_fact_said(name, text) for name, text in move.facts)


def _fact_said(name: str, text: str) -> str:
    """A code means nothing to anybody without its list; that it was chosen is said."""
    known, label = FIELDS.get(name), field_label(name).spoken()
    return label if known and known.kind is FieldKind.CODE else f"{label}: {text}"
