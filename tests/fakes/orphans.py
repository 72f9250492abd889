"""Two files nobody knows, and a shelf they are moved to, without a disk."""

from __future__ import annotations

from datetime import date

from komma_desk.domain.set_aside import AsideFile, SetAside
from komma_desk.store.set_aside import NotAside

DAY = date(2026, 10, 5)
FILES = tuple(AsideFile(name=32 * digit, set_aside_on=DAY, size=20) for digit in "ab")


class FakeOrphans:
    def __init__(self) -> None:
        self._aside: list[AsideFile] = [FILES[0]]

    def set_aside(self) -> SetAside:
        moved = tuple(each for each in FILES if each not in self._aside)
        self._aside += moved
        return SetAside(moved=moved, young=1)

    def aside(self) -> tuple[AsideFile, ...]:
        return tuple(self._aside)

    def put_back(self, name: str) -> None:
        found = [each for each in self._aside if each.name == name]
        if not found:
            raise NotAside(name=name)
        self._aside.remove(found[0])
