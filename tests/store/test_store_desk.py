"""Changes wait for each other, looking waits for nobody, and every text comes back as it was."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import NoteId
from komma_desk.domain.note import Note
from komma_desk.store.desk import KeptDesk
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import EVERYTHING, NOON, a_case, a_person, an_envelope

TEXTS = st.text(st.characters(codec="utf-8"), max_size=200)


def test_looking_sees_what_was_kept_while_a_change_is_under_way(desk: Desk) -> None:
    with desk.change() as change:
        change.office.settings.put("name", "Musterstadt")
        with desk.look() as work:
            assert work.office.settings.get("name", "nothing yet") == "nothing yet"
        change.commit()
    with desk.look() as work:
        assert work.office.settings.get("name") == "Musterstadt"


def test_changes_of_many_threads_are_all_kept(kept_desk: KeptDesk) -> None:
    def change(_number: int) -> None:
        with kept_desk.change() as work:
            work.cases.cases.add(a_case(work.cases.cases.next_number(2026)), None)
            work.send(an_envelope())
            work.commit()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(change, range(20)))
    with kept_desk.look() as work:
        lines = work.cases.cases.lines(CaseListing(order="number"), EVERYTHING)
        assert [line.number for line in lines] == [f"2026-{n:04}" for n in range(20, 0, -1)]


def test_looking_commits_nothing(desk: Desk) -> None:
    with desk.look() as work, pytest.raises(AssertionError):
        work.commit()


def test_an_error_in_a_change_takes_all_of_it_back(desk: Desk) -> None:
    def fail() -> None:
        with desk.change() as work:
            work.office.settings.put("name", "half")
            work.cases.cases.add(a_case(), None)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with desk.look() as work:
        assert work.office.settings.get("name", "as before") == "as before"
        assert work.cases.cases.count(CaseListing(), EVERYTHING) == 0


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_text_comes_back_as_it_was(kept_desk: KeptDesk, text: str) -> None:
    case = a_case(told=text or "leer", source=text, facts={text: text})
    note = Note(id=NoteId(uuid4()), text=text, written_at=NOON, written_by=a_person().id)
    with kept_desk.change() as work:
        work.cases.cases.add(case, None)
        work.cases.cases.add_note(case.id, note)
        file = work.cases.cases.file(case.id, EVERYTHING)
    assert file.case == case
    assert file.notes == (note,)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_no_search_text_means_anything_of_its_own(kept_desk: KeptDesk, text: str) -> None:
    word = next(iter(text.split()), "leer")
    with kept_desk.change() as work:
        work.cases.cases.add(a_case(told=f"vor {word} nach"), None)
        assert work.cases.cases.count(CaseListing(search=word.upper()), EVERYTHING) <= 1
        assert work.cases.cases.count(CaseListing(search=word), EVERYTHING) == 1


def test_a_megabyte_of_text_comes_back(kept_desk: KeptDesk) -> None:
    case = a_case(told="ä" * 1_000_000)
    with kept_desk.change() as work:
        work.cases.cases.add(case, None)
        assert work.cases.cases.get(case.id, EVERYTHING) == case


def test_a_moment_without_a_time_zone_is_our_mistake(kept_desk: KeptDesk) -> None:
    naive = datetime(2026, 10, 5, 12, 0)  # noqa: DTZ001 -- the mistake this is about
    with kept_desk.change() as work, pytest.raises(TypeError):
        work.cases.cases.add(a_case(received_at=naive), None)
