"""Pages of an older day put back into cases.db, and a journal with a damaged middle."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.procedure.definition import StepId
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_list import CasePage
from tests.faults.ground import CASES, copied, health, prepare
from tests.journeys.raw_store import cells
from tests.journeys.town import CLEARING, Town

PAGE: Final = 4096
Cell = tuple[str, str, object]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("before") / "store")


@pytest.fixture(scope="module")
def after(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copied(before, tmp_path_factory.mktemp("after") / "store")
    with Town(folder).unlock(CLEARING) as karl:
        lines: Any = karl.ask(CasePage(CaseListing()))
        for line in lines:
            karl.perform(AddNote(case=line.id, text="Notiz"))
            karl.perform(TakeStep(case=line.id, step=StepId("accept")))
    assert len(lines) == CASES
    return folder


def cases_key(folder: Path) -> bytes:
    with Town(folder).unlock(CLEARING) as karl:
        return karl.ring.file_key(Compartment.CASES).raw


def is_named(folder: Path) -> bool:
    """At unlocking, by a loss of the log, or by the check of the store."""
    try:
        with Town(folder).unlock(CLEARING) as karl:
            if karl.losses:
                return True
    except (Refusal, Trouble):
        return True
    return not health(folder).is_good


def pages(folder: Path) -> list[bytes]:
    content = (folder / "cases.db").read_bytes()
    return [content[start : start + PAGE] for start in range(0, len(content), PAGE)]


def changed_columns(folder: Path, key: bytes, truth: list[Cell]) -> set[str]:
    there = list(cells(folder, key, "cases.db"))
    assert len(there) == len(truth)
    return {true[1] for true, now in zip(truth, there, strict=True) if true != now}


def test_an_old_page_is_named_or_without_effect(before: Path, after: Path, tmp_path: Path) -> None:
    old, new, key = pages(before), pages(after), cases_key(after)
    truth = list(cells(after, key, "cases.db"))
    different = [number for number, page in enumerate(old) if page != new[number]]
    named = 0
    for number in different:
        folder = copied(after, tmp_path / "store")
        content = [*new[:number], old[number], *new[number + 1 :]]
        (folder / "cases.db").write_bytes(b"".join(content))
        if is_named(folder):
            named += 1
        else:
            assert changed_columns(folder, key, truth) == set(), number
    assert named > 0


def test_an_old_page_of_the_log_is_always_named(before: Path, after: Path, tmp_path: Path) -> None:
    """All pages but one from the new day is what the others are; all old ones are a rollback."""
    folder = copied(after, tmp_path / "store")
    shutil.copy(before / "cases.db", folder / "cases.db")
    assert is_named(folder)


def test_a_damaged_journal_is_named_to_whoever_saw_more(before: Path, tmp_path: Path) -> None:
    """SQLite itself goes on silently without the later half; the bundle remembers the log."""
    folder = copied(before, tmp_path / "store")
    desk = Town(folder).unlock(CLEARING)
    lines: Any = desk.ask(CasePage(CaseListing()))
    for line in lines:
        desk.perform(AddNote(case=line.id, text="Notiz"))
    journal = (folder / "cases.db-wal").read_bytes()
    main = (folder / "cases.db").read_bytes()
    desk.close()
    harmed = bytearray(journal)
    harmed[len(harmed) // 2] ^= 1
    (folder / "cases.db").write_bytes(main)
    (folder / "cases.db-wal").write_bytes(harmed)
    assert is_named(folder)
