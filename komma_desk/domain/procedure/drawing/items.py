"""What stands in a column, what links it, and the places at its sides where lines arrive."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from komma_desk.domain.procedure.definition import Step
from komma_desk.domain.procedure.drawing.cards import step_card
from komma_desk.domain.procedure.drawing.plan import Plan
from komma_desk.domain.procedure.drawing.sheet import Box

PORT: Final = 13.0  # the height a line without a box of its own takes at the side of a state
BETWEEN_STEPS: Final = 8.0
CORNER: Final = 9.0


class Side(Enum):
    LEFT = -1
    RIGHT = 1


class Column(Enum):
    LEFT = -1
    ROAD = 0
    RIGHT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Steps that lead from the same states to the same one; without a target it stands alone."""

    steps: tuple[Step, ...]
    sources: tuple[str, ...]
    target: str | None
    note: str = ""


@dataclass(slots=True, eq=False)
class Slot:
    """One place at a side: where a line leaves or arrives, with the box of its step if it is here.

    Lines of the same link leave a state together.
    """

    link: Link
    arrives: bool
    box: Box | None = None
    step: Step | None = None
    y: float = 0.0

    @property
    def height(self) -> float:
        return self.box.height + BETWEEN_STEPS if self.box else PORT


@dataclass(slots=True, eq=False)
class Item:
    """A state in its column, with everything inside it (relative to its own corner)."""

    key: str
    box: Box
    column: Column = Column.ROAD
    inside: Plan = field(default_factory=Plan)
    x: float = 0.0
    y: float = 0.0
    height: float = 0.0
    slots: dict[Side, list[Slot]] = field(default_factory=lambda: {Side.LEFT: [], Side.RIGHT: []})

    @property
    def width(self) -> float:
        return self.box.width

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    def side_x(self, side: Side) -> float:
        return self.x + (self.width if side is Side.RIGHT else 0)

    def grow(self) -> None:
        """As high as its words and as the lines at either side need."""
        sides = (sum(slot.height for slot in slots) for slots in self.slots.values())
        self.height = max(self.box.height, max(sides) + 2 * CORNER)

    def place_slots(self) -> None:
        for slots in self.slots.values():
            y = self.middle - sum(slot.height for slot in slots) / 2
            for slot in slots:
                slot.y = y + slot.height / 2
                y += slot.height

    def slot(self, link: Link, step: Step, *, arrives: bool) -> tuple[Side, Slot]:
        """Where this step of the link meets the item."""
        return next(
            (side, slot)
            for side, slots in self.slots.items()
            for slot in slots
            if slot.link is link and slot.arrives is arrives and slot.step in {None, step}
        )


def add_slots(item: Item, side: Side, link: Link, *, arrives: bool, with_steps: bool) -> None:
    if with_steps:
        item.slots[side].extend(
            Slot(link=link, arrives=arrives, box=step_card(step, link.note), step=step)
            for step in link.steps
        )
    else:
        item.slots[side].append(Slot(link=link, arrives=arrives))
