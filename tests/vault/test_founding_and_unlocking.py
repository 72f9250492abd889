"""Who unlocks with what, and what they hold then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from komma_desk.domain.audit import LogHead
from komma_desk.vault import groups, unlocking
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.compartment import Compartment
from komma_desk.vault.founding import Founded, Founder, found
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.passphrase import KdfSettings, stretched
from komma_desk.vault.refusals import (
    CodeMistyped,
    KeyFileDamaged,
    KeyNotYours,
    LoginTaken,
    NobodyForClearing,
    PassphraseTooShort,
    StoreAlreadyFounded,
    WrongLoginOrPassphrase,
    WrongRecoveryCode,
)
from tests.vault.conftest import ADA, ADA_SAYS, KAI, KAI_SAYS


def test_a_clearing_founder_unlocks_both_files(cabinet: Cabinet, founded: Founded) -> None:
    ring = unlocking.unlock(cabinet, "ada", ADA_SAYS)
    assert ring.person_id == ADA
    for compartment in Compartment:
        assert ring.file_key(compartment) == founded.rings[ADA].file_key(compartment)


def test_an_administrator_unlocks_the_office_only(cabinet: Cabinet, founded: Founded) -> None:
    ring = unlocking.unlock(cabinet, "kai", KAI_SAYS)
    ada = founded.rings[ADA]
    assert ring.file_key(Compartment.OFFICE) == ada.file_key(Compartment.OFFICE)
    assert not ring.holds(Compartment.CASES)
    with pytest.raises(KeyNotYours):
        ring.file_key(Compartment.CASES)
    with pytest.raises(KeyNotYours):
        ring.file_keys(Compartment.CASES)


def test_the_two_files_have_different_keys(ada: KeyRing) -> None:
    assert ada.file_key(Compartment.OFFICE).raw != ada.file_key(Compartment.CASES).raw


def test_login_and_umlauts_open_however_they_were_typed(cabinet: Cabinet, founded: Founded) -> None:
    as_on_a_mac = KAI_SAYS.replace("ü", "u\u0308")
    assert as_on_a_mac != KAI_SAYS
    assert unlocking.unlock(cabinet, " KAI ", as_on_a_mac).person_id == KAI


def test_an_unknown_login_and_a_wrong_passphrase_are_one_refusal(
    cabinet: Cabinet, founded: Founded
) -> None:
    with pytest.raises(WrongLoginOrPassphrase) as unknown:
        unlocking.unlock(cabinet, "nobody", ADA_SAYS)
    with pytest.raises(WrongLoginOrPassphrase) as wrong:
        unlocking.unlock(cabinet, "ada", KAI_SAYS)
    assert unknown.value.spoken() == wrong.value.spoken()


def test_an_unknown_login_costs_as_much_work_as_a_wrong_passphrase(
    cabinet: Cabinet, founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[KdfSettings] = []

    def counted(passphrase: str, salt: bytes, settings: KdfSettings) -> bytes:
        asked.append(settings)
        return stretched(passphrase, salt, settings)

    monkeypatch.setattr("komma_desk.vault.unlocking.stretched", counted)
    with pytest.raises(WrongLoginOrPassphrase):
        unlocking.unlock(cabinet, "nobody", ADA_SAYS)
    assert asked == [cabinet.settings]


def test_the_real_settings_open_what_they_closed(cabinet: Cabinet) -> None:
    real = Cabinet(path=cabinet.path)
    founder = Founder(login="ada", passphrase=ADA_SAYS, person_id=ADA, is_clearing=True)
    found(real, [founder])
    assert unlocking.unlock(real, "ada", ADA_SAYS).person_id == ADA


def test_after_a_change_only_the_new_passphrase_opens(
    cabinet: Cabinet, founded: Founded, ada: KeyRing
) -> None:
    draft, tag = ada.seal_own("draft", b"half a report"), ada.own_tag("draft")
    unlocking.change_passphrase(cabinet, "ada", ADA_SAYS, "Ein ganz neuer Satz")
    with pytest.raises(WrongLoginOrPassphrase):
        unlocking.unlock(cabinet, "ada", ADA_SAYS)
    ring = unlocking.unlock(cabinet, "ada", "Ein ganz neuer Satz")
    assert ring.public == ada.public
    assert ring.file_key(Compartment.CASES) == ada.file_key(Compartment.CASES)
    assert ring.open_own("draft", draft) == b"half a report"
    assert ring.own_tag("draft") == tag


def test_a_change_to_a_short_passphrase_leaves_the_old_one(
    cabinet: Cabinet, founded: Founded
) -> None:
    with pytest.raises(PassphraseTooShort):
        unlocking.change_passphrase(cabinet, "ada", ADA_SAYS, "zu kurz")
    assert unlocking.unlock(cabinet, "ada", ADA_SAYS).person_id == ADA


def test_others_are_untouched_by_a_change(cabinet: Cabinet, founded: Founded) -> None:
    unlocking.change_passphrase(cabinet, "ada", ADA_SAYS, "Ein ganz neuer Satz")
    assert unlocking.unlock(cabinet, "kai", KAI_SAYS).person_id == KAI


def test_a_recovery_code_opens_and_sets_a_new_passphrase(
    cabinet: Cabinet, founded: Founded
) -> None:
    code = founded.recovery_codes[ADA].lower().replace("-", " ")
    ring = unlocking.unlock_with_recovery_code(cabinet, "ada", code)
    unlocking.set_passphrase(cabinet, ring, "Ein ganz neuer Satz")
    assert unlocking.unlock(cabinet, "ada", "Ein ganz neuer Satz").public == ring.public


def test_a_recovery_code_opens_only_its_own_slot(cabinet: Cabinet, founded: Founded) -> None:
    for login in ("kai", "nobody"):
        with pytest.raises(WrongRecoveryCode):
            unlocking.unlock_with_recovery_code(cabinet, login, founded.recovery_codes[ADA])


def test_a_mistyped_recovery_code_is_named_as_one(cabinet: Cabinet, founded: Founded) -> None:
    with pytest.raises(CodeMistyped):
        unlocking.unlock_with_recovery_code(cabinet, "ada", founded.recovery_codes[ADA][:-1])


def test_a_new_recovery_code_kills_the_old_one(
    cabinet: Cabinet, founded: Founded, ada: KeyRing
) -> None:
    fresh = unlocking.new_recovery_code(cabinet, ada)
    with pytest.raises(WrongRecoveryCode):
        unlocking.unlock_with_recovery_code(cabinet, "ada", founded.recovery_codes[ADA])
    assert unlocking.unlock_with_recovery_code(cabinet, "ada", fresh).person_id == ADA


def test_the_last_seen_head_is_remembered(cabinet: Cabinet, ada: KeyRing) -> None:
    assert ada.last_seen_head(Compartment.CASES) is None
    head = LogHead(sequence=17, digest=b"head" * 8)
    unlocking.remember_heads(cabinet, ada, {Compartment.CASES: head})
    assert ada.last_seen_head(Compartment.CASES) == head
    again = unlocking.unlock(cabinet, "ada", ADA_SAYS)
    assert again.last_seen_head(Compartment.CASES) == head
    assert again.last_seen_head(Compartment.OFFICE) is None


def test_swapped_slots_open_for_nobody(cabinet: Cabinet, founded: Founded) -> None:
    file = cabinet.read()
    ada, kai = file.slot_id("ada"), file.slot_id("kai")
    cabinet.replace(replace(file, slots={ada: file.slots[kai], kai: file.slots[ada]}))
    with pytest.raises(WrongLoginOrPassphrase):
        unlocking.unlock(cabinet, "ada", KAI_SAYS)
    with pytest.raises(WrongRecoveryCode):
        unlocking.unlock_with_recovery_code(cabinet, "kai", founded.recovery_codes[ADA])


def test_a_bundle_of_somebody_else_is_named_as_damage(cabinet: Cabinet, founded: Founded) -> None:
    file = cabinet.read()
    ada, kai = file.slot_id("ada"), file.slot_id("kai")
    forged = replace(file.slots[ada], bundle=file.slots[kai].bundle)
    cabinet.replace(file.with_slot(ada, forged))
    with pytest.raises(KeyFileDamaged):
        unlocking.unlock(cabinet, "ada", ADA_SAYS)


def test_lowered_kdf_settings_do_not_open_even_above_the_floor(
    cabinet: Cabinet, founded: Founded
) -> None:
    file = cabinet.read()
    slot_id = file.slot_id("ada")
    other = replace(file.slots[slot_id], kdf=KdfSettings(passes=2, memory_kib=32, lanes=1))
    cabinet.replace(file.with_slot(slot_id, other))
    with pytest.raises(WrongLoginOrPassphrase):
        unlocking.unlock(cabinet, "ada", ADA_SAYS)


def test_a_ring_without_a_slot_changes_nothing(cabinet: Cabinet, ada: KeyRing) -> None:
    file = cabinet.read()
    cabinet.replace(file.without_slot(ada.slot_id))
    with pytest.raises(KeyNotYours):
        unlocking.set_passphrase(cabinet, ada, "Ein ganz neuer Satz")


def test_a_clearing_founder_is_in_every_group_and_an_administrator_in_none(
    ada: KeyRing, kai: KeyRing
) -> None:
    assert [ada.is_in(group) for group in groups.GROUPS] == [True, True, True]
    assert [kai.is_in(group) for group in groups.GROUPS] == [False, False, False]


def test_a_store_is_not_founded_twice(cabinet: Cabinet, founded: Founded) -> None:
    before = cabinet.path.read_bytes()
    founder = Founder(login="eve", passphrase=ADA_SAYS, person_id=KAI, is_clearing=True)
    with pytest.raises(StoreAlreadyFounded):
        found(cabinet, [founder])
    assert cabinet.path.read_bytes() == before


def test_nothing_is_founded_without_clearing_or_with_two_alike(cabinet: Cabinet) -> None:
    ada = Founder(login="ada", passphrase=ADA_SAYS, person_id=ADA, is_clearing=True)
    with pytest.raises(NobodyForClearing):
        found(cabinet, [replace(ada, is_clearing=False)])
    with pytest.raises(LoginTaken):
        found(cabinet, [ada, replace(ada, login="ADA")])
    with pytest.raises(PassphraseTooShort):
        found(cabinet, [replace(ada, passphrase="kurz")])
    assert not cabinet.exists()
