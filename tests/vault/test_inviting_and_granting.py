"""Somebody new: invited by a code, with keys of her own, vouched for by clearing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from komma_desk.vault import granting, inviting, unlocking
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.codes import one_time_code
from komma_desk.vault.compartment import Compartment
from komma_desk.vault.founding import Founded
from komma_desk.vault.groups import CLEARING, GroupEpoch
from komma_desk.vault.inviting import Accepted, Invited
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import PersonKeys, SignedPublicKeys
from komma_desk.vault.refusals import (
    InvitationExpired,
    KeyNotYours,
    LoginTaken,
    PassphraseTooShort,
    SwappedKey,
    WrongInvitation,
    WrongLoginOrPassphrase,
)
from tests.vault.conftest import ADA_SAYS, NEW, NOW

NEW_SAYS = "Neu im Amt seit Montag"
SOON = NOW + timedelta(days=7)


@pytest.fixture
def clearing(founded: Founded) -> GroupEpoch:
    return next(epoch for epoch in founded.epochs if epoch.group == CLEARING)


@pytest.fixture
def invited(cabinet: Cabinet, kai: KeyRing, clearing: GroupEpoch) -> Invited:
    return inviting.invite(cabinet, kai, clearing, login="neu", person_id=NEW, expires_at=SOON)


@pytest.fixture
def accepted(cabinet: Cabinet, invited: Invited) -> Accepted:
    return inviting.accept(cabinet, login="Neu", code=invited.code, passphrase=NEW_SAYS, now=NOW)


@pytest.fixture
def confirmed(ada: KeyRing, invited: Invited, accepted: Accepted) -> SignedPublicKeys:
    return inviting.confirm(ada, invited.record, accepted.public, accepted.proof)


def test_an_invited_person_holds_the_office_and_no_case(
    cabinet: Cabinet, kai: KeyRing, accepted: Accepted
) -> None:
    ring = unlocking.unlock(cabinet, "neu", NEW_SAYS)
    assert ring.person_id == NEW
    assert ring.public == accepted.public == accepted.ring.public
    assert ring.file_key(Compartment.OFFICE) == kai.file_key(Compartment.OFFICE)
    assert accepted.ring.holds(Compartment.OFFICE)
    assert not ring.holds(Compartment.CASES)
    assert ring.directory_fingerprint == kai.directory_fingerprint


def test_her_recovery_code_works(cabinet: Cabinet, accepted: Accepted) -> None:
    ring = unlocking.unlock_with_recovery_code(cabinet, "neu", accepted.recovery_code)
    assert ring.person_id == NEW


def test_a_wrong_code_or_login_accepts_nothing(cabinet: Cabinet, invited: Invited) -> None:
    before = cabinet.path.read_bytes()
    for login, code in (("neu", one_time_code()), ("other", invited.code)):
        with pytest.raises(WrongInvitation):
            inviting.accept(cabinet, login=login, code=code, passphrase=NEW_SAYS, now=NOW)
    assert cabinet.path.read_bytes() == before


def test_an_expired_code_accepts_nothing(cabinet: Cabinet, invited: Invited) -> None:
    with pytest.raises(InvitationExpired):
        inviting.accept(cabinet, login="neu", code=invited.code, passphrase=NEW_SAYS, now=SOON)


def test_the_end_of_an_invitation_cannot_be_put_off(cabinet: Cabinet, invited: Invited) -> None:
    file = cabinet.read()
    slot_id = file.invitation_id("neu")
    later = replace(file.invitations[slot_id], expires_at=SOON + timedelta(days=900))
    cabinet.replace(file.with_invitation(slot_id, later))
    with pytest.raises(WrongInvitation):
        inviting.accept(cabinet, login="neu", code=invited.code, passphrase=NEW_SAYS, now=NOW)


def test_a_code_works_once(cabinet: Cabinet, invited: Invited, accepted: Accepted) -> None:
    inviting.use_up(cabinet, "neu")
    with pytest.raises(LoginTaken):
        inviting.accept(cabinet, login="neu", code=invited.code, passphrase=NEW_SAYS, now=NOW)
    granting.forget(cabinet, "neu")
    with pytest.raises(WrongInvitation):
        inviting.accept(cabinet, login="neu", code=invited.code, passphrase=NEW_SAYS, now=NOW)


def test_who_was_interrupted_goes_on_with_the_keys_she_made(
    cabinet: Cabinet, invited: Invited, accepted: Accepted
) -> None:
    again = inviting.accept(cabinet, login="neu", code=invited.code, passphrase=NEW_SAYS, now=NOW)
    assert (again.public, again.proof) == (accepted.public, accepted.proof)
    assert again.recovery_code != accepted.recovery_code


def test_the_code_alone_does_not_take_over_keys_somebody_made(
    cabinet: Cabinet, invited: Invited, accepted: Accepted
) -> None:
    before = cabinet.read()
    with pytest.raises(WrongLoginOrPassphrase):
        inviting.accept(
            cabinet, login="neu", code=invited.code, passphrase=f"{NEW_SAYS} nicht", now=NOW
        )
    assert cabinet.read() == before


def test_a_second_invitation_kills_the_first(
    cabinet: Cabinet, kai: KeyRing, clearing: GroupEpoch, invited: Invited
) -> None:
    inviting.invite(cabinet, kai, clearing, login="neu", person_id=NEW, expires_at=SOON)
    with pytest.raises(WrongInvitation):
        inviting.accept(cabinet, login="neu", code=invited.code, passphrase=NEW_SAYS, now=NOW)


def test_a_short_passphrase_leaves_the_invitation_open(cabinet: Cabinet, invited: Invited) -> None:
    with pytest.raises(PassphraseTooShort):
        inviting.accept(cabinet, login="neu", code=invited.code, passphrase="kurz", now=NOW)
    assert cabinet.read().invitations


def test_a_taken_login_is_not_invited(cabinet: Cabinet, kai: KeyRing, clearing: GroupEpoch) -> None:
    with pytest.raises(LoginTaken):
        inviting.invite(cabinet, kai, clearing, login="ADA", person_id=NEW, expires_at=SOON)


def test_an_invitation_is_not_sealed_to_an_exchanged_clearing_key(
    cabinet: Cabinet, kai: KeyRing, clearing: GroupEpoch
) -> None:
    swapped = replace(clearing, sealing=PersonKeys.new(NEW).public.sealing)
    with pytest.raises(SwappedKey):
        inviting.invite(cabinet, kai, swapped, login="neu", person_id=NEW, expires_at=SOON)


def test_clearing_vouches_for_the_keys_of_the_codes_holder(
    kai: KeyRing, accepted: Accepted, confirmed: SignedPublicKeys
) -> None:
    assert confirmed.checked(kai.directory_public) == accepted.public


def test_an_administrator_who_swaps_the_new_keys_is_noticed(
    ada: KeyRing, invited: Invited, accepted: Accepted
) -> None:
    swapped = PersonKeys.new(NEW).public
    for public, proof in (
        (swapped, accepted.proof),
        (accepted.public, bytes(32)),
        (replace(accepted.public, person_id=ada.person_id), accepted.proof),
    ):
        with pytest.raises(SwappedKey):
            inviting.confirm(ada, invited.record, public, proof)


def test_an_exchanged_record_of_the_invitation_is_noticed(
    ada: KeyRing, invited: Invited, accepted: Accepted
) -> None:
    other = replace(invited.record, sealed_proof_key=bytes(80))
    with pytest.raises(SwappedKey):
        inviting.confirm(ada, other, accepted.public, accepted.proof)


def test_only_clearing_can_vouch(kai: KeyRing, invited: Invited, accepted: Accepted) -> None:
    with pytest.raises(KeyNotYours):
        inviting.confirm(kai, invited.record, accepted.public, accepted.proof)


def test_a_confirmed_person_can_be_given_the_cases(
    cabinet: Cabinet, ada: KeyRing, accepted: Accepted, confirmed: SignedPublicKeys
) -> None:
    granting.grant_file_key(cabinet, ada, Compartment.CASES, confirmed)
    ring = unlocking.unlock(cabinet, "neu", NEW_SAYS)
    assert ring.file_key(Compartment.CASES) == ada.file_key(Compartment.CASES)
    unlocking.refresh_file_keys(cabinet, accepted.ring)
    assert accepted.ring.holds(Compartment.CASES)


def test_nothing_is_given_to_keys_clearing_has_not_signed(
    cabinet: Cabinet, ada: KeyRing, confirmed: SignedPublicKeys
) -> None:
    swapped = replace(confirmed, public=PersonKeys.new(NEW).public)
    before = cabinet.path.read_bytes()
    for give in (
        lambda: granting.grant_file_key(cabinet, ada, Compartment.CASES, swapped),
        lambda: granting.grant_group(ada, CLEARING, swapped),
        lambda: ada.to_person(swapped),
        lambda: granting.prepare_generation(cabinet, ada, Compartment.CASES, [swapped]),
    ):
        with pytest.raises(SwappedKey):
            give()
    assert cabinet.path.read_bytes() == before


def test_nobody_gives_what_she_does_not_hold(
    cabinet: Cabinet, kai: KeyRing, confirmed: SignedPublicKeys
) -> None:
    with pytest.raises(KeyNotYours):
        granting.grant_file_key(cabinet, kai, Compartment.CASES, confirmed)
    with pytest.raises(KeyNotYours):
        granting.grant_group(kai, CLEARING, confirmed)


def test_a_new_generation_is_for_the_remaining_only(
    cabinet: Cabinet, ada: KeyRing, accepted: Accepted, confirmed: SignedPublicKeys
) -> None:
    granting.grant_file_key(cabinet, ada, Compartment.CASES, confirmed)
    following = granting.prepare_generation(cabinet, ada, Compartment.CASES, [])
    assert unlocking.unlock(cabinet, "ada", ADA_SAYS).file_key(Compartment.CASES).generation == 1
    granting.put_in_force(cabinet, ada, following)
    assert ada.file_key(Compartment.CASES) == following.key
    again = unlocking.unlock(cabinet, "ada", ADA_SAYS)
    assert again.file_key(Compartment.CASES) == following.key
    assert again.file_key(Compartment.CASES, 1) != following.key
    left = unlocking.unlock(cabinet, "neu", NEW_SAYS)
    with pytest.raises(KeyNotYours):
        left.file_key(Compartment.CASES, following.key.generation)


def test_a_forgotten_person_does_not_unlock(cabinet: Cabinet, accepted: Accepted) -> None:
    granting.forget(cabinet, "neu", accepted.public.key_id)
    with pytest.raises(WrongLoginOrPassphrase):
        unlocking.unlock(cabinet, "neu", NEW_SAYS)
    assert all(one.to != accepted.public.key_id for one in cabinet.read().file_keys)
