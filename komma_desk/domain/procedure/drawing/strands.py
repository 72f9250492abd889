"""Strands as lanes: each a small road of its own leaves, standing in the state that opens them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.procedure.definition import Procedure, Strand
from komma_desk.domain.procedure.drawing.cards import leaf_card, lost_card, strand_head
from komma_desk.domain.procedure.drawing.columns import Arrangement
from komma_desk.domain.procedure.drawing.items import Item, Link
from komma_desk.domain.procedure.drawing.plan import Plan
from komma_desk.domain.procedure.drawing.sheet import Box
from komma_desk.domain.procedure.drawing.tracing import traced

_PAD: Final = 14.0
_HEAD: Final = 4.0
_NARROWEST: Final = 190.0


def lane(procedure: Procedure, strand: Strand, links: Sequence[Link], rules: DeadlineRules) -> Item:
    """A strand at the origin, with its leaves in the order as written."""
    leaves = [
        leaf for leaf in dict.fromkeys(strand.states) if procedure.strand_of_leaf[leaf] is strand
    ]
    road = []
    for leaf in leaves:
        state = procedure.state_by_id.get(leaf)
        card = (
            leaf_card(state, rules, is_end=leaf in strand.end, is_start=leaf == strand.start)
            if state
            else lost_card(f"strands.{strand.id}.states", leaf)
        )
        road.append(Item(key=leaf, box=card))
    plan = traced(Arrangement(road, (), (), links))
    left, top, right, bottom = plan.bounds()
    wide = max(right - left + 2 * _PAD, _NARROWEST)
    head = strand_head(strand, rules, wide)
    wide = max(wide, head.width)
    dx, dy = (wide - (right - left)) / 2 - left, head.height + _HEAD - top
    tall = head.height + _HEAD + bottom - top + _PAD
    return Item(
        key=head.place, box=replace(head, width=wide, height=tall), inside=plan.moved(dx, dy)
    )


def forked(key: str, card: Box, lanes: Sequence[Item]) -> Item:
    """The state with its strands side by side in it, all equally tall."""
    if not lanes:
        return Item(key=key, box=card)
    tall = max(one.box.height for one in lanes)
    x, y = _PAD, card.height + _HEAD
    plans: list[Plan] = []
    for one in lanes:
        plans.append(Plan(boxes=(replace(one.box, height=tall).moved(x, y),)))
        plans.append(one.inside.moved(x, y))
        x += one.box.width + _PAD
    return Item(
        key=key,
        box=replace(card, width=max(x, card.width), height=y + tall + _PAD),
        inside=Plan(
            boxes=tuple(box for plan in plans for box in plan.boxes),
            edges=tuple(edge for plan in plans for edge in plan.edges),
            joints=tuple(joint for plan in plans for joint in plan.joints),
        ),
    )
