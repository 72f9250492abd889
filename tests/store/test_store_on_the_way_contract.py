"""What the store keeps of files on their way, on the fake and on the encrypted file alike."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.usecases.ports.files_on_the_way import FileOnTheWay
from komma_desk.usecases.ports.work import Desk

MINE, OTHER = "a" * 8, "b" * 8
MONDAY, FRIDAY = date(2026, 10, 5), date(2026, 10, 9)
LETTER = EnvelopeId(UUID(int=5))


def a_file(digit: str, tag: str = MINE, on: date = MONDAY) -> FileOnTheWay:
    return FileOnTheWay(stored_as=digit * 64, tag=tag, staged_on=on, size_on_disk=100)


def keep(desk: Desk, *files: FileOnTheWay) -> None:
    with desk.change() as work:
        for each in files:
            work.office.on_the_way.add(each)
        work.commit()


def test_each_tag_has_its_own_files(desk: Desk) -> None:
    keep(desk, a_file("2"), a_file("1"), a_file("3", OTHER))
    with desk.look() as work:
        assert work.office.on_the_way.of(MINE) == (a_file("1"), a_file("2"))
        assert work.office.on_the_way.of("nobody") == ()
        assert len(work.office.on_the_way.all()) == 3


def test_what_is_posted_is_of_no_tag_and_goes_when_it_arrives(desk: Desk) -> None:
    keep(desk, a_file("1"), a_file("2"))
    with desk.change() as work:
        work.office.on_the_way.post(["1" * 64], LETTER)
        assert work.office.on_the_way.of(MINE) == (a_file("2"),)
        (posted, _waiting) = work.office.on_the_way.all()
        assert (posted.tag, posted.envelope) == ("", LETTER)
        work.office.on_the_way.arrived(LETTER)
        assert work.office.on_the_way.all() == (a_file("2"),)


def test_what_is_removed_is_gone_and_a_strange_name_changes_nothing(desk: Desk) -> None:
    keep(desk, a_file("1"))
    with desk.change() as work:
        work.office.on_the_way.remove(["9" * 64])
        assert len(work.office.on_the_way.all()) == 1
        work.office.on_the_way.remove(["1" * 64])
        assert work.office.on_the_way.all() == ()


def test_left_behind_is_what_is_old_in_no_envelope_and_of_no_draft(desk: Desk) -> None:
    keep(desk, a_file("1"), a_file("2", OTHER), a_file("3", on=FRIDAY), a_file("4"))
    with desk.change() as work:
        work.office.drafts.put(OTHER, b"sealed")
        work.office.on_the_way.post(["4" * 64], LETTER)
        assert work.office.on_the_way.left_behind(FRIDAY) == ("1" * 64,)
