"""What a box of the picture is, in words: for a screen reader, and for those who hover."""

from __future__ import annotations

from komma_desk.domain.procedure.definition import BACK, Procedure, StateId, Step
from komma_desk.domain.procedure.drawing.sheet import Box, Kind, Sign
from komma_desk.domain.procedure.drawing.signs import MEANINGS
from komma_desk.words import N_, _

KINDS = {
    Kind.STATE: N_("State of a case"),
    Kind.END: N_("End"),
    Kind.FORK: N_("State of a case, with strands"),
    Kind.STRAND: N_("Strand"),
    Kind.STEP: N_("Step"),
    Kind.LOST: N_("Not described anywhere"),
}


def box_said(procedure: Procedure, box: Box) -> str:
    """Kind and title, the way of a step or the deadline of a state, then the signs."""
    first = f"{_(KINDS[box.kind])}: {box.said}"
    notes = [line.text for line in box.lines if line.quiet]
    if box.kind is Kind.STEP:
        id_ = box.place.partition(".")[2]
        step = next((one for one in procedure.steps if one.id == id_), None)
        first += f", {_way(procedure, step)}" if step else ""
    elif notes:
        first += ", " + _("deadline: {deadline}").format(deadline=" ".join(notes))
    told = {Sign.DEADLINE, Sign.BACK, *([Sign.END] if box.kind is Kind.END else [])}
    signs = [_(MEANINGS[mark.sign]) for mark in box.marks if mark.sign not in told]
    return ". ".join([first, *signs]) + "."


def steps_said(procedure: Procedure, box: Box) -> str:
    """Which steps lead on from a state: what others see at a glance."""
    id_ = box.place.partition(".")[2]
    onward = [step.title.spoken() for step in procedure.steps if id_ in step.sources]
    if box.kind in {Kind.STEP, Kind.STRAND} or not onward:
        return ""
    return _("Steps: {steps}").format(steps=", ".join(onward)) + "."


def _way(procedure: Procedure, step: Step) -> str:
    begin = ", ".join(_title(procedure, source) for source in step.sources) or "–"
    if step.to == BACK:
        return _("from {begin} back to where the case was").format(begin=begin)
    return _("from {begin} to {end}").format(begin=begin, end=_title(procedure, step.to))


def _title(procedure: Procedure, state: StateId) -> str:
    known = procedure.state_by_id.get(state)
    return _("“{title}”").format(title=known.title.spoken()) if known else state
