"""Draws a procedure: the main road downward, ends gathered at its right, all else at its left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.definition import BACK, Procedure, StateId, Step
from komma_desk.domain.procedure.drawing.cards import lost_card, state_card
from komma_desk.domain.procedure.drawing.columns import Arrangement
from komma_desk.domain.procedure.drawing.items import Item, Link
from komma_desk.domain.procedure.drawing.road import main_road
from komma_desk.domain.procedure.drawing.sheet import Drawing
from komma_desk.domain.procedure.drawing.strands import forked, lane
from komma_desk.domain.procedure.drawing.tracing import traced
from komma_desk.words import N_, Language, _, speaking

MOST_DRAWN: Final = 2_000  # as many as the checker looks through
_MARGIN: Final = 24.0
_MAIN: Final = ""  # the scope of the states of the case; a strand's scope is its id


class TooLargeToDraw(Refusal):
    sentence = N_("This procedure is too large for a picture: it has {number} parts.")
    advice = N_("Please divide it into smaller procedures.")


def laid_out(procedure: Procedure, language: Language, rules: DeadlineRules) -> Drawing:
    """Every state once and every step once for each target, also where the definition is unsound.

    The same procedure gives the same drawing. The rules say what deadlines by law are called.
    Raises TooLargeToDraw.
    """
    if (number := _size(procedure)) > MOST_DRAWN:
        raise TooLargeToDraw(number=number)
    with speaking(language):
        plan = traced(_arranged(procedure, rules))
        title = procedure.title.spoken()
    left, top, right, bottom = plan.bounds()
    plan = plan.moved(_MARGIN - left, _MARGIN - top)
    return Drawing(
        title=title,
        version=procedure.version,
        language=language,
        width=right - left + 2 * _MARGIN,
        height=bottom - top + 2 * _MARGIN,
        boxes=plan.boxes,
        edges=plan.edges,
        joints=plan.joints,
    )


def _size(procedure: Procedure) -> int:
    """Parts and what they name: each is a box, a lane or a line."""
    return (
        sum(1 + len(state.strands) for state in procedure.states)
        + sum(1 + len(strand.states) for strand in procedure.strands)
        + sum(1 + len(step.sources) for step in procedure.steps)
    )


def _arranged(procedure: Procedure, rules: DeadlineRules) -> Arrangement:
    links = list(_links(procedure))
    lanes = {
        strand.id: lane(
            procedure, strand, [one for scope, one in links if scope == strand.id], rules
        )
        for strand in procedure.strand_by_id.values()
    }
    items: dict[str, Item] = {}
    for state in procedure.main_states():
        if state.id not in items:
            mine = [lanes.pop(one) for one in dict.fromkeys(state.strands) if one in lanes]
            items[state.id] = forked(state.id, state_card(procedure, state, rules), mine)
    main = [link for scope, link in links if scope == _MAIN]
    road = [items[state] for state in main_road(procedure)]
    ends = {state.id for state in procedure.states if state.end}
    beside = [item for item in items.values() if item not in road]
    strays = [item for item in _strays(procedure) if item.key not in items]
    return Arrangement(
        road,
        [*(one for one in beside if one.key not in ends), *strays, *lanes.values()],
        [one for one in beside if one.key in ends],
        main,
    )


def _strays(procedure: Procedure) -> Iterator[Item]:
    """What steps name as their beginning although no state is called so, or nothing at all."""
    seen: set[str] = set()
    for step in procedure.steps:
        place = f"steps.{step.id}.from"
        for source in step.sources or (place,):
            if _scope(procedure, StateId(source)) is None and source not in seen:
                seen.add(source)
                text = _("State “{word}” does not exist").format(word=source)
                said = text if step.sources else _("Begins nowhere")
                yield Item(key=source, box=lost_card(place, said))


def _links(procedure: Procedure) -> Iterator[tuple[str, Link]]:
    """With the scope each is drawn in; a step out of its scope is drawn alone, with its target."""
    gathered: dict[tuple[str, tuple[str, ...], str], list[Step]] = {}
    for step in procedure.steps:
        target = None if step.to == BACK else _scope(procedure, step.to)
        within: dict[str, list[str]] = {}
        for source in dict.fromkeys(step.sources or (StateId(f"steps.{step.id}.from"),)):
            scope = _scope(procedure, source)
            scope = _MAIN if scope is None else scope
            if scope == target:
                within.setdefault(scope, []).append(source)
            else:
                note = _note(procedure, step.to)
                yield scope, Link(steps=(step,), sources=(source,), target=None, note=note)
        for scope, sources in within.items():
            gathered.setdefault((scope, tuple(sources), step.to), []).append(step)
    for (scope, from_, to), steps in gathered.items():
        yield scope, Link(steps=tuple(steps), sources=from_, target=to)


def _scope(procedure: Procedure, state: StateId) -> str | None:
    """Where a state stands: in a strand, among the states of the case, or nowhere."""
    strand = procedure.strand_of_leaf.get(state)
    if strand is not None:
        return strand.id
    return _MAIN if state in procedure.state_by_id else None


def _note(procedure: Procedure, to: StateId) -> str:
    if to == BACK:
        return _("back to where the case was")
    state = procedure.state_by_id.get(to)
    return state.title.spoken() if state else _("State “{word}” does not exist").format(word=to)
