"""A full check also sees what only an open store shows, and says what to do about it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.store_health import Health, HealthLine
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.words import Language, current_language, use_language
from tests.fakes.given_evidence import attached
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, STAFF, Town, a_draft, passphrase_of

INSIDE = {
    "entries and signatures of the office log",
    "entries and signatures of the case log",
    "people confirmed by the clearing office",
    "keys of the groups signed by the clearing office",
    "procedure published by the clearing office",
}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    before = current_language()
    use_language(Language.ENGLISH)
    yield
    use_language(before)


def lines(town: Town, login: str = CLEARING) -> dict[str, HealthLine]:
    health = check_store(town.house, town.folder, login, passphrase_of(login))
    return {each.what.en: each for each in health.lines}


def by_force(town: Town, deed: str) -> None:
    with town.unlock(CLEARING) as desk:
        key = office_key(desk)
    assert change(town.folder, key, deed) > 0


def test_a_sound_store_is_sound_inside_too(town: Town) -> None:
    found = lines(town)
    assert found.keys() >= INSIDE
    assert {found[each].health for each in INSIDE} == {Health.GOOD}
    assert found["people confirmed by the clearing office"].number == 2 + len(STAFF)


def test_what_an_administrator_cannot_open_is_named(town: Town) -> None:
    found = lines(town, ADMIN)
    assert found["entries and signatures of the case log"].health is Health.NOT_LOOKED_AT
    assert found["people confirmed by the clearing office"].health is Health.GOOD


def test_a_name_written_by_hand_is_told_with_what_to_do(town: Town) -> None:
    by_force(town, "UPDATE people SET name = 'Jemand' WHERE login = 'rita'")
    found = lines(town)["people confirmed by the clearing office"]
    assert found.health is Health.BAD
    assert "rita" in found.said[0]
    assert "leave and come back" in found.said[0]


def test_one_file_put_back_alone_does_not_fit_the_other(town: Town) -> None:
    older = shutil.copy(town.folder / "cases.db", town.folder.parent / "older.db")
    with town.unlock("rita") as rita:
        rita.perform(
            ReportIncident(a_draft(), attached(rita, NewAttachment(name="a.txt", content=b"a")))
        )
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(ReportIncident(a_draft("Noch eine")))
    shutil.copy(older, town.folder / "cases.db")
    found = lines(town)["entries and signatures of the case log"]
    assert found.health is Health.BAD
    assert "last sheet" in found.said[-1]
