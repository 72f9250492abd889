"""Sealed files no case knows are moved aside by a check, never removed, and come back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_open_store, check_store
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.errors import Refusal
from komma_desk.domain.store_health import HealthLine, StoreHealth
from komma_desk.store.set_aside import NameTaken, NotAside
from komma_desk.usecases.commands.put_file_back import PutFileBack
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.aside_files import AsideFiles
from komma_desk.words import Language, current_language, use_language
from tests.fakes.given_evidence import attached
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, passphrase_of

STRANGE, UNFINISHED, YOUNG = "a1" * 32, "b2" * 32 + ".part", "c3" * 32


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    before = current_language()
    use_language(Language.ENGLISH)
    yield
    use_language(before)


@pytest.fixture
def littered(town: Town) -> Town:
    """One attachment of a case, two files nobody knows, and one somebody just wrote."""
    with town.unlock("rita") as rita:
        file = NewAttachment(name="brief.png", content=b"Drohbrief")
        rita.perform(ReportIncident(a_draft(), attached(rita, file)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    folder = town.folder / "attachments"
    for name in (STRANGE, UNFINISHED, YOUNG):
        (folder / name).write_bytes(b"versiegelt")
    now = town.clock.now().timestamp()
    for each in folder.iterdir():
        written = now if each.name == YOUNG else now - 7200
        os.utime(each, (written, written))
    return town


def checked(town: Town, login: str = CLEARING) -> StoreHealth:
    return check_store(town.house, town.folder, login, passphrase_of(login))


def orphans(health: StoreHealth) -> HealthLine:
    return next(each for each in health.lines if each.what.en == "attachments without a case")


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.rglob("*") if each.is_file()}


def test_a_check_moves_aside_what_no_case_knows_and_nothing_else(littered: Town) -> None:
    before = names(littered.folder / "attachments")
    health = checked(littered)
    assert health.is_good
    assert names(littered.folder / "set-aside") == {STRANGE, UNFINISHED}
    assert names(littered.folder / "attachments") == before - {STRANGE, UNFINISHED}
    said = " ".join(orphans(health).said)
    assert STRANGE in said
    assert orphans(health).number == 2
    (day,) = (littered.folder / "set-aside").iterdir()
    assert day.name == littered.clock.now().date().isoformat()


def test_what_lies_aside_is_for_its_own_account(littered: Town) -> None:
    checked(littered)
    place = littered.folder / "set-aside"
    assert [each for each in (place, *place.iterdir()) if each.stat().st_mode & 0o077] == []


def test_the_same_in_the_window_while_the_store_is_open(littered: Town) -> None:
    with littered.unlock(CLEARING) as desk:
        health = check_open_store(littered.house, desk)
        again = check_open_store(littered.house, desk)
        aside: Any = desk.ask(AsideFiles())
    assert health.is_good
    assert again.is_good
    assert {each.name for each in aside} == {STRANGE, UNFINISHED}
    assert not any("now" in said for said in orphans(again).said)


def test_whoever_has_no_key_to_the_cases_moves_nothing(littered: Town) -> None:
    for login in (ADMIN, "rita"):
        assert orphans(checked(littered, login)).health == "not_looked_at"
    assert not (littered.folder / "set-aside").exists()


def test_a_file_comes_back_and_a_second_time_there_is_none(littered: Town) -> None:
    checked(littered)
    with littered.unlock(ADMIN) as mira:
        mira.perform(PutFileBack(STRANGE))
        with pytest.raises(NotAside):
            mira.perform(PutFileBack(STRANGE))
    assert STRANGE in names(littered.folder / "attachments")


def test_nothing_is_ever_written_over(littered: Town) -> None:
    checked(littered)
    (littered.folder / "attachments" / STRANGE).write_bytes(b"anderes")
    with littered.unlock(CLEARING) as karl, pytest.raises(NameTaken):
        karl.perform(PutFileBack(STRANGE))
    assert (littered.folder / "attachments" / STRANGE).read_bytes() == b"anderes"
    assert STRANGE in names(littered.folder / "set-aside")


@pytest.mark.parametrize("name", ["../keys.json", "/etc/passwd", "", "." * 3, "x" * 5000])
def test_a_name_leads_nowhere_else(littered: Town, name: str) -> None:
    checked(littered)
    with littered.unlock(CLEARING) as karl, pytest.raises(Refusal):
        karl.perform(PutFileBack(name))
    assert (littered.folder / "keys.json").is_file()


def test_a_file_put_back_by_mistake_is_set_aside_again(littered: Town) -> None:
    checked(littered)
    with littered.unlock(CLEARING) as karl:
        karl.perform(PutFileBack(STRANGE))
    assert STRANGE in names(littered.folder / "attachments")
    checked(littered)
    assert STRANGE in names(littered.folder / "set-aside")
