"""Groups with epochs, signed keys, and what is sealed for one's own eyes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from komma_desk.vault import groups, passphrase, seals
from komma_desk.vault.compartment import Compartment
from komma_desk.vault.founding import Founded, Founder
from komma_desk.vault.granting import grant_group
from komma_desk.vault.groups import CLEARING, FIGURES, new_group
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import (
    DirectoryKey,
    PersonKeys,
    sign_public_keys,
)
from komma_desk.vault.refusals import (
    GrantDamaged,
    KeyNotYours,
    OwnSealBroken,
    PassphraseTooShort,
    SwappedKey,
)
from komma_desk.vault.signing import verify
from tests.vault.conftest import ADA, ADA_SAYS, KAI, NEW


def test_a_granted_group_is_joined(ada: KeyRing, kai: KeyRing, founded: Founded) -> None:
    kais = next(one for one in founded.people if one.public.person_id == KAI)
    kai.join(founded.epochs, [*founded.grants, grant_group(ada, FIGURES, kais)])
    assert kai.group_keys(FIGURES) == ada.group_keys(FIGURES)
    assert not kai.is_in(CLEARING)


def test_a_new_epoch_still_opens_the_ones_before(ada: KeyRing, founded: Founded) -> None:
    second, second_epoch = new_group(CLEARING, ada.directory_key, after=ada.group_keys(CLEARING))
    third, third_epoch = new_group(CLEARING, ada.directory_key, after=second)
    fresh = KeyRing(
        vault_id=ada.vault_id,
        slot_id=ada.slot_id,
        master_key=ada.master_key,
        bundle=ada.bundle,
        file_keys=[],
    )
    epochs = [*founded.epochs, second_epoch, third_epoch]
    fresh.join(epochs, [groups.grant(third, ada.public)])
    assert [fresh.group_keys(CLEARING, epoch).epoch for epoch in (1, 2, 3)] == [1, 2, 3]
    assert fresh.group_keys(CLEARING) == third
    assert fresh.group_keys(CLEARING, 1) == ada.group_keys(CLEARING)
    fresh.join(epochs, [groups.grant(second, ada.public)])
    assert fresh.group_keys(CLEARING) == third


def test_an_epoch_clearing_did_not_sign_is_noticed(ada: KeyRing, founded: Founded) -> None:
    swapped = replace(founded.epochs[0], sealing=PersonKeys.new(NEW).public.sealing)
    with pytest.raises(SwappedKey):
        ada.join([swapped], [])
    with pytest.raises(SwappedKey):
        ada.to_group(swapped)


def test_a_grant_of_another_key_than_the_epochs_is_refused(ada: KeyRing, founded: Founded) -> None:
    """Anybody can seal a key of her own to a member; it does not fit the signed epoch."""
    forged = replace(ada.group_keys(CLEARING), private=seals.new_sealing_key())
    with pytest.raises(GrantDamaged):
        ada.join(founded.epochs, [groups.grant(forged, ada.public)])


def test_a_grant_that_was_changed_is_refused(ada: KeyRing, founded: Founded) -> None:
    granted = groups.grant(ada.group_keys(CLEARING), ada.public)
    for forged in (replace(granted, sealed=bytes(80)), replace(granted, group=FIGURES)):
        with pytest.raises(GrantDamaged):
            ada.join(founded.epochs, [forged])


def test_a_broken_link_to_the_epoch_before_is_refused(ada: KeyRing, founded: Founded) -> None:
    first = next(one for one in founded.epochs if one.group == CLEARING)
    stranger = replace(ada.group_keys(CLEARING), private=seals.new_sealing_key())
    second, second_epoch = new_group(CLEARING, ada.directory_key, after=stranger)
    with pytest.raises(GrantDamaged):
        groups.open_previous(second, second_epoch, first)
    with pytest.raises(GrantDamaged):
        groups.open_previous(second, first, first)


def test_the_directory_key_opens_for_clearing_only(
    ada: KeyRing, kai: KeyRing, founded: Founded
) -> None:
    assert ada.directory_key.public == founded.directory_public == kai.directory_public
    with pytest.raises(KeyNotYours):
        kai.take_directory_key(founded.directory)
    with pytest.raises(KeyNotYours):
        kai.directory_key.sign("x", b"x")


def test_another_directory_key_than_the_pinned_one_is_refused(
    ada: KeyRing, founded: Founded
) -> None:
    clearing = ada.group_keys(CLEARING)
    forged = groups.seal_directory_key(DirectoryKey.new(), clearing)
    for kept in (forged, replace(founded.directory, sealed=bytes(80))):
        with pytest.raises(GrantDamaged):
            ada.take_directory_key(kept)


def test_an_exchanged_public_key_is_noticed(ada: KeyRing, founded: Founded) -> None:
    signed = sign_public_keys(ada.directory_key, PersonKeys.new(NEW).public)
    assert signed.checked(founded.directory_public) == signed.public
    other = PersonKeys.new(NEW).public
    for swapped in (
        other,
        replace(signed.public, sealing=other.sealing),
        replace(signed.public, signing=other.signing),
        replace(signed.public, person_id=ADA),
    ):
        with pytest.raises(SwappedKey):
            replace(signed, public=swapped).checked(founded.directory_public)


def test_a_role_written_in_by_hand_is_noticed(ada: KeyRing, founded: Founded) -> None:
    signed = sign_public_keys(ada.directory_key, PersonKeys.new(NEW).public, {"administrator"})
    assert signed.checked(founded.directory_public) == signed.public
    for roles in ({"administrator", "clearing"}, {"clearing"}, set[str]()):
        with pytest.raises(SwappedKey):
            replace(signed, roles=frozenset(roles)).checked(founded.directory_public)


def test_another_name_or_login_written_in_by_hand_is_noticed(
    ada: KeyRing, founded: Founded
) -> None:
    public = PersonKeys.new(NEW).public
    signed = sign_public_keys(ada.directory_key, public, login="neu", name="Nele Neu")
    assert signed.checked(founded.directory_public) == public
    for renamed in (replace(signed, name="Ada"), replace(signed, login="ada")):
        with pytest.raises(SwappedKey):
            renamed.checked(founded.directory_public)


def test_fingerprints_tell_two_persons_keys_apart(ada: KeyRing, kai: KeyRing) -> None:
    assert ada.public.fingerprint != kai.public.fingerprint


def test_a_draft_opens_for_its_writer_under_its_label_only(ada: KeyRing, kai: KeyRing) -> None:
    sealed = ada.seal_own("draft 1", b"half a sentence")
    assert ada.open_own("draft 1", sealed) == b"half a sentence"
    for ring, label in ((ada, "draft 2"), (kai, "draft 1")):
        with pytest.raises(OwnSealBroken):
            ring.open_own(label, sealed)


def test_own_tags_are_stable_and_tell_nobody_apart(ada: KeyRing, kai: KeyRing) -> None:
    assert ada.own_tag("drafts") == ada.own_tag("drafts")
    assert len({ada.own_tag("drafts"), kai.own_tag("drafts"), ada.own_tag("views")}) == 3


def test_her_signature_is_checked_with_her_public_key(ada: KeyRing) -> None:
    verify(ada.public.signing, "log entry", b"read", ada.sign("log entry", b"read"))


def test_no_key_shows_in_a_text(ada: KeyRing, founded: Founded) -> None:
    founder = Founder(login="ada", passphrase=ADA_SAYS, person_id=ADA, is_clearing=True)
    shown = "".join(
        f"{thing!r}{thing!s}"
        for thing in (
            ada,
            ada.person,
            ada.bundle,
            ada.directory_key,
            ada.group_keys(CLEARING),
            ada.file_key(Compartment.CASES),
            ada.opening_keys(),
            founded,
            founder,
        )
    )
    for secret in (
        ada.person.sealing,
        ada.person.signing,
        ada.master_key,
        ada.directory_key.private,
        ada.group_keys(CLEARING).private,
        ada.file_key(Compartment.CASES).raw,
    ):
        assert repr(secret) not in shown
        assert secret.hex() not in shown
    assert ADA_SAYS not in shown
    assert founded.recovery_codes[ADA] not in shown


def test_the_key_for_sqlcipher_is_sixty_four_hex_digits(ada: KeyRing) -> None:
    key = ada.file_key(Compartment.OFFICE)
    assert key.for_sqlcipher() == f"x'{key.raw.hex()}'"
    assert len(key.for_sqlcipher()) == 67


@pytest.mark.parametrize("good", ["zwölf Zeiche", "an im um zu ab", "  Elbe und Mulde  "])
def test_a_passphrase_of_twelve_characters_or_five_words_is_enough(good: str) -> None:
    passphrase.check_strength(good)


@pytest.mark.parametrize("short", ["", "elf Zeichen", " " * 40, "kurz" + " " * 20])
def test_a_shorter_passphrase_is_refused(short: str) -> None:
    with pytest.raises(PassphraseTooShort):
        passphrase.check_strength(short)


def test_joined_parts_never_run_into_each_other() -> None:
    assert seals.joined("ab", "c") != seals.joined("a", "bc")
    assert seals.joined(b"", b"a") != seals.joined(b"a", b"")
