"""The chapters of the handbook as files of ours, and which one fits the page one is on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.ui.parts.icons import RESOURCES
from komma_desk.ui.shell import desk_pages
from komma_desk.words import Language

FIRST = "01-who-sees-what"
FITTING = {
    desk_pages.ARRIVAL: "06-people",
    desk_pages.REPORT: "02-report",
    desk_pages.MY_REPORTS: "02-report",
    desk_pages.CASES: "03-cases",
    desk_pages.DEADLINES: "12-deadlines",
    desk_pages.HAND_OVER: "04-hand-over",
    desk_pages.PARTNERS: "04-hand-over",
    desk_pages.FIGURES: "05-figures",
    desk_pages.PEOPLE: "06-people",
    desk_pages.ACCESSES: "06-people",
    desk_pages.EXTRACTS: "03-cases",
    desk_pages.PROCEDURE: "11-procedures",
    desk_pages.LOG: "07-store",
    desk_pages.UPKEEP: "07-store",
}
BEFORE_THE_DESK = "07-store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """`name` is the same in every language; the title is the first line of the text."""

    name: str
    title: str
    text: str


def chapters(language: Language, folder: Path = RESOURCES / "handbook") -> tuple[Chapter, ...]:
    """In the order in which they are read."""
    found = sorted((folder / str(language.base)).glob("*.md"))
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in found]
    return tuple(Chapter(name=name, title=_title(text), text=text) for name, text in texts)


def chapter_for(page: str) -> str:
    return FITTING.get(page, FIRST)


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ").strip()
