"""An officer who left kept everything: key file, keys in memory, an old copy, and the way in."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.bootstrap.opening import unlock_store
from komma_desk.bootstrap.renewing import KeysOlderThanFiles
from komma_desk.bootstrap.vouching import epoch_from
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.vault import inviting
from komma_desk.vault.key_ring import KeyRing
from tests.journeys import raw_store
from tests.journeys.town import (
    ADMIN,
    CLEARING,
    MORNING,
    Town,
    a_draft,
    only_case,
    passphrase_of,
    person_id,
)

LEAVER = "carla"


@dataclass
class Kept:
    """What she took along: her ring with every key, her key file, the files as they were."""

    ring: KeyRing
    folder: Path

    @property
    def key_file(self) -> Path:
        return self.folder / "keys.json"


@pytest.fixture
def kept(town: Town, tmp_path: Path) -> Kept:
    """She copied it all while she was an officer; then she left, and work went on."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("vorher")))
    with town.unlock(LEAVER) as carla:
        carla.perform(TakeIn())
        ring = carla.ring
    copy = Path(shutil.copytree(town.folder, tmp_path / "kept"))
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, LEAVER)))
        karl.perform(AnswerReporter(case=only_case(karl), text="danach geantwortet"))
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("nachher")))
    return Kept(ring, copy)


def envelopes(town: Town) -> list[bytes]:
    """Everything in the post and the log now, handed to her by somebody with the new key."""
    with town.unlock(ADMIN) as mira:
        key = raw_store.office_key(mira)
    found = raw_store.cells(town.folder, key)
    return [value for _, _, value in found if isinstance(value, bytes) and len(value) > 200]


def test_her_old_keys_open_neither_of_the_new_files(town: Town, kept: Kept) -> None:
    for compartment, name in FILES.items():
        for key in kept.ring.file_keys(compartment):
            with pytest.raises(sqlcipher.DatabaseError):
                list(raw_store.cells(town.folder, key.raw, name))


def test_what_she_copied_before_she_can_still_read(kept: Kept) -> None:
    """Nobody can call it back; the handbook says so, and this keeps it honest."""
    key = kept.ring.file_key(Compartment.CASES).raw
    cells = list(raw_store.cells(kept.folder, key, "cases.db"))
    assert any("vorher" in str(value) for _, _, value in cells)


def test_her_group_keys_open_nothing_that_was_sealed_after_she_left(town: Town, kept: Kept) -> None:
    before = set(envelopes(Town(kept.folder)))
    after = [each for each in envelopes(town) if each not in before]
    opened = [each for each in after if raw_store.opened_with(kept.ring, each) is not None]
    assert len(after) > 2
    assert opened == []


def test_the_new_key_file_has_nothing_for_her(town: Town, kept: Kept) -> None:
    file = town.house.cabinet(town.folder).read()
    assert file.slot_id(LEAVER) not in file.slots
    assert kept.ring.public.key_id not in {each.to for each in file.file_keys}


def test_a_second_slot_and_an_invitation_she_left_for_herself_go_with_her(town: Town) -> None:
    with town.unlock(LEAVER) as carla:
        ring = carla.ring
        with carla._desk.look() as work:
            stored = work.office.keys.newest_epoch("clearing")
    assert stored is not None
    cabinet = town.house.cabinet(town.folder)
    invited = inviting.invite(
        cabinet,
        ring,
        epoch_from(stored),
        login="hintertuer",
        person_id=ring.person_id,
        expires_at=MORNING.replace(year=2030),
    )
    file = cabinet.read()
    cabinet.replace(file.with_slot(file.slot_id("zweitschluessel"), file.slots[ring.slot_id]))
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, LEAVER)))
    after = cabinet.read()
    assert after.invitations == {}
    assert file.slot_id("zweitschluessel") not in after.slots
    with pytest.raises(Refusal):
        inviting.accept(
            cabinet,
            login="hintertuer",
            code=invited.code,
            passphrase=passphrase_of(LEAVER),
            now=town.clock.now(),
        )


@pytest.mark.parametrize("login", [LEAVER, CLEARING, ADMIN])
def test_an_old_key_file_put_back_opens_nothing_and_is_named(
    town: Town, kept: Kept, login: str
) -> None:
    shutil.copy(kept.key_file, town.folder / "keys.json")
    with pytest.raises(KeysOlderThanFiles):
        town.unlock(login)


def test_the_old_files_put_back_beside_the_new_key_file_let_her_in_nowhere(
    town: Town, kept: Kept
) -> None:
    for name in FILES.values():
        shutil.copy(kept.folder / name, town.folder / name)
    for login in (LEAVER, CLEARING):
        with pytest.raises((Refusal, Trouble)):
            town.unlock(login)


def test_her_keys_written_into_the_new_key_file_again_open_nothing(town: Town, kept: Kept) -> None:
    """The administrator puts her old slot and her old sealed keys back, one by one."""
    cabinet, old = town.house.cabinet(town.folder), Town(kept.folder)
    before, now = old.house.cabinet(kept.folder).read(), cabinet.read()
    hers = [each for each in before.file_keys if each.to == kept.ring.public.key_id]
    slot = now.slot_id(LEAVER)
    cabinet.replace(now.with_slot(slot, before.slots[slot]).with_file_keys(*hers))
    with pytest.raises(Trouble):
        unlock_store(town.house, town.folder, LEAVER, passphrase_of(LEAVER))


def test_a_file_planted_to_take_the_place_of_a_new_one_is_thrown_away(town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, LEAVER)))
    before = (town.folder / "cases.db").read_bytes()
    (town.folder / "renewal").mkdir()
    (town.folder / "renewal" / "cases.db").write_bytes(before[:16] + bytes(4096))
    town.unlock(CLEARING).close()
    assert (town.folder / "cases.db").read_bytes()[:4096] == before[:4096]
    assert not (town.folder / "renewal").exists()


def test_nothing_is_granted_to_the_keys_of_somebody_who_left(town: Town, kept: Kept) -> None:
    with town.unlock(CLEARING) as karl, karl._desk.look() as work:
        grants = work.office.keys.grants_of(kept.ring.person_id)
    assert grants == ()
