"""Two halves on paper: together they open everything, alone and in wrong company nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from komma_desk.domain.audit import LogHead
from komma_desk.domain.recovery_half import ITS_LOGIN
from komma_desk.vault import recovery, unlocking
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.compartment import Compartment
from komma_desk.vault.founding import Founded
from komma_desk.vault.groups import GROUPS
from komma_desk.vault.halves import joined_halves, split
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.newcomer import newcomer
from komma_desk.vault.recovery import MadeRecovery, keep_only, make_recovery, unlock_with_halves
from komma_desk.vault.refusals import (
    HalvesOpenNothing,
    KeyFileDamaged,
    KeyNotYours,
    LoginTaken,
    RecoveryIncomplete,
    WrongLoginOrPassphrase,
)
from tests.vault.conftest import NEW

NEW_SAYS = "Der neue Schirm am Fluss"


@pytest.fixture
def made(cabinet: Cabinet, ada: KeyRing) -> MadeRecovery:
    return make_recovery(cabinet, ada, {})


def opened(cabinet: Cabinet, founded: Founded, made: MadeRecovery) -> KeyRing:
    ring = unlock_with_halves(cabinet, made.halves.a, made.halves.b)
    ring.join(founded.epochs, made.grants)
    ring.take_directory_key(founded.directory)
    return ring


# -- what they open -----------------------------------------------------------------------------


def test_both_halves_open_both_files_every_group_and_the_directory_key(
    cabinet: Cabinet, founded: Founded, made: MadeRecovery, ada: KeyRing
) -> None:
    ring = opened(cabinet, founded, made)
    for compartment in Compartment:
        assert ring.file_key(compartment) == ada.file_key(compartment)
    for group in GROUPS:
        assert ring.group_keys(group) == ada.group_keys(group)
    assert ring.directory_key == ada.directory_key


def test_one_half_with_anything_else_opens_nothing(cabinet: Cabinet, made: MadeRecovery) -> None:
    vault_id = cabinet.read().vault_id
    stranger = split(bytes(32), vault_id)
    for pair in ((made.halves.a, stranger.b), (stranger.a, made.halves.b)):
        with pytest.raises(HalvesOpenNothing):
            unlock_with_halves(cabinet, *pair)


def test_the_key_file_holds_neither_half_nor_the_secret(
    cabinet: Cabinet, made: MadeRecovery
) -> None:
    file = cabinet.read()
    secret = joined_halves(made.halves.a, made.halves.b, file.vault_id)
    text = cabinet.path.read_text(encoding="ascii")
    assert secret.hex() not in text
    assert made.halves.a not in text
    assert made.halves.b not in text


def test_nobody_comes_in_under_the_name_of_the_recovery(
    cabinet: Cabinet, made: MadeRecovery
) -> None:
    with pytest.raises(WrongLoginOrPassphrase):
        unlocking.unlock(cabinet, ITS_LOGIN, made.halves.a)


def test_halves_are_in_no_repr(made: MadeRecovery) -> None:
    assert made.halves.a not in repr(made)
    assert made.halves.b not in repr(made)


def test_only_clearing_can_make_halves(cabinet: Cabinet, kai: KeyRing) -> None:
    before = cabinet.path.read_bytes()
    with pytest.raises(KeyNotYours):
        make_recovery(cabinet, kai, {})
    assert cabinet.path.read_bytes() == before


# -- newer halves end older ones ----------------------------------------------------------------


def test_old_halves_work_until_the_new_ones_are_kept_and_then_open_nothing(
    cabinet: Cabinet, ada: KeyRing, made: MadeRecovery
) -> None:
    newer = make_recovery(cabinet, ada, {})
    unlock_with_halves(cabinet, made.halves.a, made.halves.b)
    keep_only(cabinet, newer.signed.public.key_id)
    with pytest.raises(HalvesOpenNothing):
        unlock_with_halves(cabinet, made.halves.a, made.halves.b)
    ring = unlock_with_halves(cabinet, newer.halves.a, newer.halves.b)
    assert ring.public == newer.signed.public
    assert not [one for one in cabinet.read().file_keys if one.to == made.signed.public.key_id]


def test_an_old_half_with_a_new_one_opens_nothing(
    cabinet: Cabinet, ada: KeyRing, made: MadeRecovery
) -> None:
    newer = make_recovery(cabinet, ada, {})
    with pytest.raises(HalvesOpenNothing):
        unlock_with_halves(cabinet, made.halves.a, newer.halves.b)


def test_keeping_the_one_that_is_there_leaves_the_file_alone(
    cabinet: Cabinet, made: MadeRecovery
) -> None:
    before = cabinet.path.stat()
    keep_only(cabinet, made.signed.public.key_id)
    assert cabinet.path.stat().st_mtime_ns == before.st_mtime_ns


def test_people_stay_when_recoveries_end(cabinet: Cabinet, made: MadeRecovery) -> None:
    del made
    keep_only(cabinet, b"another one")
    assert len(cabinet.read().slots) == 2


# -- the rehearsal ------------------------------------------------------------------------------


def rehearse(cabinet: Cabinet, ada: KeyRing, founded: Founded, made: MadeRecovery) -> None:
    ring = unlock_with_halves(cabinet, made.halves.a, made.halves.b)
    recovery.require_whole(ring, ada, made.signed.public, founded.epochs, made.grants)


def test_a_rehearsal_of_whole_halves_says_nothing(
    cabinet: Cabinet, ada: KeyRing, founded: Founded, made: MadeRecovery
) -> None:
    before = cabinet.path.read_bytes()
    rehearse(cabinet, ada, founded, made)
    assert cabinet.path.read_bytes() == before


def _without_case_key(cabinet: Cabinet, made: MadeRecovery) -> MadeRecovery:
    file = cabinet.read()
    kept = tuple(
        one
        for one in file.file_keys
        if one.to != made.signed.public.key_id or one.compartment != Compartment.CASES
    )
    cabinet.replace(replace(file, file_keys=kept))
    return made


def _without_grants(cabinet: Cabinet, made: MadeRecovery) -> MadeRecovery:
    del cabinet
    return MadeRecovery(signed=made.signed, grants=(), halves=made.halves)


@pytest.mark.parametrize("spoil", [_without_case_key, _without_grants])
def test_a_rehearsal_names_what_is_missing(
    cabinet: Cabinet,
    ada: KeyRing,
    founded: Founded,
    made: MadeRecovery,
    spoil: Callable[[Cabinet, MadeRecovery], MadeRecovery],
) -> None:
    with pytest.raises(RecoveryIncomplete):
        rehearse(cabinet, ada, founded, spoil(cabinet, made))


def test_a_rehearsal_notices_halves_that_are_not_the_kept_ones(
    cabinet: Cabinet, ada: KeyRing, founded: Founded, made: MadeRecovery
) -> None:
    newer = make_recovery(cabinet, ada, {})
    ring = unlock_with_halves(cabinet, made.halves.a, made.halves.b)
    with pytest.raises(HalvesOpenNothing):
        recovery.require_whole(ring, ada, newer.signed.public, founded.epochs, newer.grants)


# -- the new clearing officer -------------------------------------------------------------------


def test_the_newcomer_holds_everything_and_everybody_else_is_unharmed(
    cabinet: Cabinet, ada: KeyRing, founded: Founded
) -> None:
    heads = {Compartment.OFFICE: LogHead(sequence=7, digest=b"7" * 32)}
    made = make_recovery(cabinet, ada, heads)
    before = cabinet.read()
    new = newcomer(
        cabinet,
        opened(cabinet, founded, made),
        person_id=NEW,
        login="neu",
        name="Nele Neu",
        roles=frozenset({"clearing"}),
        passphrase=NEW_SAYS,
    )
    cabinet.replace(new.file)
    after = cabinet.read()
    assert before.slots.items() <= after.slots.items()
    assert set(before.file_keys) <= set(after.file_keys)
    ring = unlocking.unlock(cabinet, "neu", NEW_SAYS)
    ring.join(founded.epochs, new.grants)
    assert ring.file_key(Compartment.CASES) == ada.file_key(Compartment.CASES)
    assert all(ring.group_keys(group) == ada.group_keys(group) for group in GROUPS)
    assert new.signed.checked(ada.directory_public) == ring.public
    assert ring.last_seen_head(Compartment.OFFICE) == heads[Compartment.OFFICE]


def test_the_newcomer_takes_nobodys_login(
    cabinet: Cabinet, founded: Founded, made: MadeRecovery
) -> None:
    with pytest.raises(LoginTaken):
        newcomer(
            cabinet,
            opened(cabinet, founded, made),
            person_id=NEW,
            login="Ada",
            name="Ada",
            roles=frozenset({"clearing"}),
            passphrase=NEW_SAYS,
        )


def test_a_changed_slot_of_the_recovery_is_named(cabinet: Cabinet, made: MadeRecovery) -> None:
    file = cabinet.read()
    slot_id = made.signed.public.key_id
    cabinet.replace(file.with_slot(slot_id, replace(file.slots[slot_id], by_recovery=b"x" * 60)))
    with pytest.raises(KeyFileDamaged):
        unlock_with_halves(cabinet, made.halves.a, made.halves.b)
