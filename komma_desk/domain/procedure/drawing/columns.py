"""Arranges one road of states with columns at its sides, and leads every line through channels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from komma_desk.domain.procedure.drawing.channels import TRACK, Track, put_in_order
from komma_desk.domain.procedure.drawing.items import Column, Item, Link, Side, add_slots
from komma_desk.domain.procedure.drawing.packing import packed
from komma_desk.domain.procedure.drawing.rows import Row
from komma_desk.domain.procedure.drawing.sheet import HOLDS_OTHERS, Point

ARROW: Final = 20.0
_LEAD: Final = 12.0
_BETWEEN: Final = 26.0
_BARE: Final = 16.0


class Arrangement:
    """Works out where everything stands; `Tracing` then draws the lines."""

    def __init__(
        self,
        road: Sequence[Item],
        left: Sequence[Item],
        right: Sequence[Item],
        links: Sequence[Link],
    ) -> None:
        self.road, self.left, self.right = list(road), list(left), list(right)
        for item in self.left:
            item.column = Column.LEFT
        for item in self.right:
            item.column = Column.RIGHT
        self.items = {item.key: item for item in (*self.road, *self.left, *self.right)}
        self.rows = [Row() for _item in self.road]  # below each; the last is for crossings only
        self.home: dict[Link, Side] = {}
        self.crossing: dict[Link, int] = {}
        self.crossing_y: dict[Link, float] = {}
        self.tracks: dict[tuple[Link, Side], Track] = {}
        self.bottom = 0.0
        self._share_out(links)
        self._place()

    def channelled(self) -> list[Link]:
        return list(self.home)

    def joints(self) -> list[Point]:
        return [point for track in self.tracks.values() for point in track.joints()]

    def _share_out(self, links: Sequence[Link]) -> None:
        at = {item.key: place for place, item in enumerate(self.road)}
        for link in links:
            if link.target is None:
                item = self.items[link.sources[0]]
                side = Side.RIGHT if item.column is Column.RIGHT else self._stub_side(item)
                add_slots(item, side, link, arrives=False, with_steps=True)
            elif (
                len(link.sources) == 1
                and link.sources[0] in at
                and link.target in at
                and abs(at[link.sources[0]] - at[link.target]) == 1
            ):
                first = min(at[link.sources[0]], at[link.target])
                self.rows[first].add(link, downward=at[link.sources[0]] == first)
            else:
                self._through_channel(link, self.items[link.target])

    def _stub_side(self, item: Item) -> Side:
        if item.column is Column.ROAD and not self.left:
            return Side.RIGHT
        return Side.LEFT

    def _through_channel(self, link: Link, target: Item) -> None:
        sources = [self.items[key] for key in link.sources]
        columns = {item.column for item in (*sources, target)}
        home = self._home(columns, target)
        self.home[link] = home
        if columns >= {Column.LEFT, Column.RIGHT}:
            self.crossing[link] = 0
        alone = len(sources) == 1 and sources[0].column is not Column.ROAD
        at_source = alone and target.column is Column.ROAD
        for item in sources:
            side = self.side_of(item, home)
            add_slots(item, side, link, arrives=False, with_steps=at_source)
        side = self.side_of(target, home)
        add_slots(target, side, link, arrives=True, with_steps=not at_source)

    def _home(self, columns: set[Column], target: Item) -> Side:
        if target.column is not Column.ROAD:
            return Side.RIGHT if target.column is Column.RIGHT else Side.LEFT
        if Column.RIGHT in columns:
            return Side.RIGHT
        if Column.LEFT in columns:
            return Side.LEFT
        if not self.left:
            return Side.RIGHT
        loads = {side: sum(len(item.slots[side]) for item in self.road) for side in Side}
        return min(Side, key=lambda side: (loads[side], side is Side.LEFT))

    @staticmethod
    def side_of(item: Item, home: Side) -> Side:
        """Towards the channel: side columns look at the road, the road at the link's channel."""
        if item.column is Column.ROAD:
            return home
        return Side.RIGHT if item.column is Column.LEFT else Side.LEFT

    @staticmethod
    def channel_of(item: Item, home: Side) -> Side:
        if item.column is Column.ROAD:
            return home
        return Side.LEFT if item.column is Column.LEFT else Side.RIGHT

    def _place(self) -> None:
        for column in (self.left, self.right):
            even_out(column)
        for item in self.items.values():
            item.grow()
        self._place_road()
        self._place_beside()
        for link in self.crossing:
            self.crossing[link] = self._best_gap(link)
        self._place_road()
        self._place_beside()
        self._place_slots()
        self._make_tracks()
        self._place_across()

    def _place_road(self) -> None:
        y = 0.0
        for place, (item, row) in enumerate(zip(self.road, self.rows, strict=True)):
            item.y = y
            across = [link for link, gap in self.crossing.items() if gap == place]
            y += item.height
            y = row.place(y, bare=place == len(self.road) - 1)
            for link in across:
                y += TRACK
                self.crossing_y[link] = y
            if across:
                y += TRACK
        self.bottom = y

    def _place_beside(self) -> None:
        """Each beside what it is linked to; side columns that are linked settle in two rounds."""
        for _round in range(2):
            for column in (self.left, self.right):
                wishes = {item.key: self._wish(item) for item in column}
                column.sort(key=lambda item: wishes[item.key])
                begins = packed([(wishes[one.key], one.height) for one in column], _BETWEEN)
                for item, begin in zip(column, begins, strict=True):
                    item.y = begin

    def _wish(self, item: Item) -> float:
        others = [
            self.items[key].middle
            for link in self.home
            if item.key in link.sources or item.key == link.target
            for key in (*link.sources, link.target)
            if key is not None and key != item.key and self.items[key].column is Column.ROAD
        ]
        return sum(others) / len(others) if others else self.bottom / 2

    def _best_gap(self, link: Link) -> int:
        ends = [
            self.items[key].middle
            for key in (*link.sources, link.target)
            if key is not None and self.items[key].column is not Column.ROAD
        ]
        gaps = {
            place: item.y + item.height + row.height / 2
            for place, (item, row) in enumerate(zip(self.road, self.rows, strict=True))
        }
        return min(gaps, key=lambda place: sum(abs(gaps[place] - y) for y in ends))

    def _place_slots(self) -> None:
        for item in self.items.values():
            for slots in item.slots.values():
                slots.sort(key=lambda slot: self._pull(item, slot.link))
            item.place_slots()

    def _pull(self, item: Item, link: Link) -> float:
        """Where the line goes on to: lines that lead up leave at the top."""
        others = [
            self.items[key].middle
            for key in (*link.sources, link.target)
            if key is not None and key != item.key
        ]
        return sum(others) / len(others) if others else item.middle

    def _make_tracks(self) -> None:
        for link, home in self.home.items():
            for key, arrives in (*((one, False) for one in link.sources), (link.target, True)):
                item = self.items[key or ""]
                channel = self.channel_of(item, home)
                track = self.tracks.setdefault((link, channel), Track())
                ends = track.near if item.column is Column.ROAD else track.far
                for step in link.steps:
                    y = item.slot(link, step, arrives=arrives)[1].y
                    if y not in ends:
                        ends.append(y)
            if link in self.crossing:
                for channel in Side:
                    self.tracks[link, channel].near.append(self.crossing_y[link])

    def _place_across(self) -> None:
        half = max((item.width / 2 for item in self.road), default=0.0)
        half = max([half, *(row.reach for row in self.rows)])
        for item in self.road:
            item.x = -item.width / 2
        for side in Side:
            near = max((item.width / 2 + self._room(item, side) for item in self.road), default=0.0)
            x = max(half, near) + _BARE
            mine = [track for (_link, one), track in self.tracks.items() if one is side]
            for track in put_in_order(mine):
                track.x = side.value * x
                x += TRACK
            column = self.right if side is Side.RIGHT else self.left
            towards = Side.LEFT if side is Side.RIGHT else Side.RIGHT
            x += _BARE + max((self._room(item, towards) for item in column), default=0.0)
            for item in column:
                item.x = x if side is Side.RIGHT else -x - item.width

    @staticmethod
    def _room(item: Item, side: Side) -> float:
        boxes = [slot.box.width for slot in item.slots[side] if slot.box]
        return max(boxes) + ARROW + _LEAD if boxes else 0.0


def even_out(column: Sequence[Item]) -> None:
    """Boxes below each other are equally wide, except those that hold others."""
    plain = [item for item in column if item.box.kind not in HOLDS_OTHERS]
    wide = max((item.width for item in plain), default=0.0)
    for item in plain:
        item.box = replace(item.box, width=wide)
