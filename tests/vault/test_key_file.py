"""keys.json: whole or not written, damaged or weakened and named as such, no names inside."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.vault import unlocking
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.compartment import Compartment, CompartmentKey
from komma_desk.vault.file_keys import seal_file_key
from komma_desk.vault.founding import Founded
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.passphrase import FLOOR, KdfSettings
from komma_desk.vault.refusals import (
    GrantDamaged,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNotWritten,
    KeyFileTooNew,
    KeyFileUnreadable,
    SwappedKey,
    WeakenedKeyFile,
)
from tests.vault.conftest import ADA, ADA_SAYS, KAI_SAYS


def rewritten(cabinet: Cabinet, change: Callable[[dict[str, object]], object]) -> None:
    content = json.loads(cabinet.path.read_bytes())
    change(content)
    cabinet.path.write_text(json.dumps(content), encoding="ascii")


def first_kdf(content: dict[str, object]) -> dict[str, object]:
    slots = content["slots"]
    assert isinstance(slots, dict)
    kdf = next(iter(slots.values()))["kdf"]
    assert isinstance(kdf, dict)
    return kdf


def test_what_is_written_is_what_is_read(cabinet: Cabinet, founded: Founded) -> None:
    file = cabinet.read()
    cabinet.replace(file)
    assert cabinet.read() == file


def test_no_name_and_no_person_stands_in_it(cabinet: Cabinet, founded: Founded) -> None:
    text = cabinet.path.read_text(encoding="ascii")
    for secret in ("ada", "kai", str(ADA), ADA.hex):
        assert f'"{secret}"' not in text
    for ring in founded.rings.values():
        assert ring.public.sealing.hex() not in text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_its_owner_may_read_it(cabinet: Cabinet, founded: Founded) -> None:
    assert cabinet.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_while_writing_leaves_the_old_file_whole(
    cabinet: Cabinet, ada: KeyRing, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    before = cabinet.path.read_bytes()

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(call, fails)
        with pytest.raises(KeyFileNotWritten):
            unlocking.set_passphrase(cabinet, ada, "Ein ganz neuer Satz")
    assert cabinet.path.read_bytes() == before
    assert [path.name for path in cabinet.path.parent.iterdir()] == ["keys.json"]
    assert unlocking.unlock(cabinet, "ada", ADA_SAYS).person_id == ADA


def test_a_kill_before_the_exchange_leaves_the_old_file_whole(
    cabinet: Cabinet, ada: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """Nothing of ours runs after a kill."""

    def dies(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", dies)
        with pytest.raises(Killed):
            unlocking.set_passphrase(cabinet, ada, "Ein ganz neuer Satz")
    assert unlocking.unlock(cabinet, "ada", ADA_SAYS).person_id == ADA
    unlocking.set_passphrase(cabinet, ada, "Und doch ein neuer Satz")
    assert unlocking.unlock(cabinet, "ada", "Und doch ein neuer Satz").person_id == ADA


def test_a_missing_file_is_named(cabinet: Cabinet) -> None:
    with pytest.raises(KeyFileMissing) as missing:
        cabinet.read()
    assert missing.value.facts == {"file": "keys.json"}


def test_a_folder_in_its_place_cannot_be_read(cabinet: Cabinet) -> None:
    cabinet.path.mkdir()
    with pytest.raises(KeyFileUnreadable):
        cabinet.read()


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"magic": "another"}', b"[" * 100_000, b'{"magic": 7}'],
)
def test_a_damaged_file_is_named(cabinet: Cabinet, data: bytes) -> None:
    cabinet.path.write_bytes(data)
    with pytest.raises(KeyFileDamaged):
        cabinet.read()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("vault", "no id"),
        ("version", True),
        ("file_keys", [{"to": "00", "compartment": "cases", "generation": 10**30, "sealed": ""}]),
        ("slots", {"zz": {}}),
        ("file_keys", {}),
        ("generations", [{"compartment": "cellar"}]),
        ("invitations", {"00": {"expires_at": "2026-11-22T10:00:00", "sealed": ""}}),
    ],
)
def test_a_field_of_another_shape_is_damage(
    cabinet: Cabinet, founded: Founded, field: str, value: object
) -> None:
    rewritten(cabinet, lambda content: content.update({field: value}))
    with pytest.raises(KeyFileDamaged):
        cabinet.read()


def test_a_newer_file_is_refused_and_left_alone(cabinet: Cabinet, founded: Founded) -> None:
    rewritten(cabinet, lambda content: content.update(version=2))
    before = cabinet.path.read_bytes()
    with pytest.raises(KeyFileTooNew):
        unlocking.unlock(cabinet, "ada", ADA_SAYS)
    assert cabinet.path.read_bytes() == before


@pytest.mark.parametrize(
    "weaker", [replace(FLOOR, passes=1), replace(FLOOR, memory_kib=FLOOR.memory_kib - 1)]
)
def test_a_file_below_the_floor_is_not_opened(
    cabinet: Cabinet, founded: Founded, weaker: KdfSettings
) -> None:
    lowered = {"passes": weaker.passes, "memory_kib": weaker.memory_kib}
    rewritten(cabinet, lambda content: first_kdf(content).update(lowered))
    with pytest.raises(WeakenedKeyFile):
        unlocking.unlock(replace(cabinet, floor=FLOOR), "ada", ADA_SAYS)


@pytest.mark.parametrize(
    ("field", "value"),
    [("memory_kib", 2**40), ("passes", 10**9), ("lanes", 0), ("lanes", 10**6), ("name", "md5")],
)
def test_settings_that_lock_everybody_out_are_damage(
    cabinet: Cabinet, founded: Founded, field: str, value: object
) -> None:
    rewritten(cabinet, lambda content: first_kdf(content).update({field: value}))
    with pytest.raises(KeyFileDamaged):
        cabinet.read()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=6))
def test_a_flipped_bit_gives_the_true_keys_or_none(
    cabinet: Cabinet, founded: Founded, place: int, bit: int
) -> None:
    whole = cabinet.path.read_bytes()
    data = bytearray(whole)
    data[place % len(data)] ^= 1 << bit
    cabinet.path.write_bytes(data)
    try:
        ring = unlocking.unlock(cabinet, "ada", ADA_SAYS)
    except (Refusal, Trouble):
        ring = founded.rings[ADA]  # refused with a sentence: nothing was opened
    finally:
        cabinet.path.write_bytes(whole)
    assert ring.public == founded.rings[ADA].public
    for compartment in filter(ring.holds, Compartment):
        assert ring.file_key(compartment) == founded.rings[ADA].file_key(compartment)


def test_a_file_key_of_somebodys_own_choice_is_refused(cabinet: Cabinet, ada: KeyRing) -> None:
    """Anybody can seal to a public key; only clearing can vouch for what was sealed."""
    file = cabinet.read()
    office = next(
        one
        for one in file.file_keys
        if one.to == ada.public.key_id and one.compartment == Compartment.OFFICE
    )
    chosen = CompartmentKey(compartment=Compartment.CASES, generation=1, raw=bytes(32))
    cabinet.replace(file.with_file_keys(seal_file_key(file.vault_id, chosen, ada.public)))
    with pytest.raises(GrantDamaged):
        unlocking.unlock(cabinet, "ada", ADA_SAYS)
    cabinet.replace(file.with_file_keys(replace(office, sealed=bytes(80))))
    with pytest.raises(GrantDamaged):
        unlocking.unlock(cabinet, "ada", ADA_SAYS)


def test_a_generation_clearing_did_not_sign_is_refused(cabinet: Cabinet, founded: Founded) -> None:
    file = cabinet.read()
    forged = tuple(replace(one, signature=bytes(64)) for one in file.generations)
    cabinet.replace(replace(file, generations=forged))
    with pytest.raises(SwappedKey):
        unlocking.unlock(cabinet, "kai", KAI_SAYS)
    cabinet.replace(replace(file, generations=()))
    with pytest.raises(GrantDamaged):
        unlocking.unlock(cabinet, "kai", KAI_SAYS)
