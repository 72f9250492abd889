"""New epochs, signatures and file keys when somebody leaves: who stays has everything."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from komma_desk.domain.identifiers import PersonId
from komma_desk.vault import granting, renewing
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.compartment import Compartment
from komma_desk.vault.file_keys import file_mark
from komma_desk.vault.founding import Founded
from komma_desk.vault.groups import CLEARING, FIGURES
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import PersonKeys, sign_public_keys
from komma_desk.vault.refusals import KeyNotYours, SwappedKey
from komma_desk.vault.unlocking import refresh_file_keys

ADA, KAI, NEW = (PersonId(UUID(int=each)) for each in (0xADA, 0xCA1, 0x4E3))
TERMS = "2026-10-12/2026-10-25/"


def test_members_open_the_new_epoch_and_with_it_the_one_before(founded: Founded) -> None:
    ada = founded.rings[ADA]
    made = renewing.next_epochs(ada, {CLEARING: [ada.public], FIGURES: [ada.public]})
    ada.join([*founded.epochs, *made.epochs], made.grants)
    assert ada.group_keys(CLEARING).epoch == 2
    assert ada.group_keys(CLEARING, 1).epoch == 1
    assert made.directory is not None
    ada.take_directory_key(made.directory)


def test_without_clearing_the_directory_key_stays_where_it_is(ada: KeyRing) -> None:
    assert renewing.next_epochs(ada, {FIGURES: [ada.public]}).directory is None


def test_nobody_renews_a_group_she_is_not_in(kai: KeyRing) -> None:
    with pytest.raises(KeyNotYours):
        renewing.next_epochs(kai, {CLEARING: []})


def test_a_signature_of_the_generation_before_counts_no_more(ada: KeyRing) -> None:
    signed = sign_public_keys(ada.directory_key, PersonKeys.new(NEW).public, {"head"}, name="N")
    (anew,) = renewing.signed_anew(ada, [signed], 2)
    assert anew.checked(ada.directory_public) == signed.public
    assert (anew.roles, anew.name, anew.generation) == (signed.roles, signed.name, 2)
    assert anew.signature != signed.signature


def test_whoever_nobody_signed_is_not_signed_anew(ada: KeyRing) -> None:
    signed = sign_public_keys(ada.directory_key, PersonKeys.new(NEW).public)
    forged = sign_public_keys(ada.directory_key, PersonKeys.new(NEW).public)
    with pytest.raises(SwappedKey):
        renewing.signed_anew(
            ada,
            [type(signed)(public=forged.public, signature=signed.signature)],
            2,
        )


def test_with_the_new_keys_in_force_only_those_who_stay_are_in_the_key_file(
    cabinet: Cabinet, founded: Founded
) -> None:
    ada, kai = founded.rings[ADA], founded.rings[KAI]
    following = granting.prepare_generation(cabinet, ada, Compartment.OFFICE, [])
    granting.put_in_force(cabinet, ada, following, staying={"ada": ada.public})
    file = cabinet.read()
    assert set(file.slots) == {ada.slot_id}
    assert {each.to for each in file.file_keys} == {ada.public.key_id}
    assert file.active_generation(Compartment.OFFICE) == 2
    refresh_file_keys(cabinet, kai)
    assert kai.file_key(Compartment.OFFICE).generation == 1


def test_a_mark_tells_vault_compartment_and_generation_apart(ada: KeyRing) -> None:
    marks = {
        file_mark(ada.vault_id, compartment, generation)
        for compartment in Compartment
        for generation in range(1, 5)
    }
    assert len(marks) == 8
    assert {len(each) for each in marks} == {16}


def test_a_term_is_signed_with_the_keys_and_no_other_counts(ada: KeyRing) -> None:
    signed = sign_public_keys(
        ada.directory_key,
        PersonKeys.new(NEW).public,
        {"substitute"},
        terms=TERMS,
    )
    signed.checked(ada.directory_public)
    for other in ("", "2026-10-12/2026-12-25/"):
        with pytest.raises(SwappedKey):
            replace(signed, terms=other).checked(ada.directory_public)


def test_somebody_without_a_term_is_signed_as_ever(ada: KeyRing) -> None:
    signed = sign_public_keys(ada.directory_key, PersonKeys.new(NEW).public, {"head"})
    signed.checked(ada.directory_public)
    with pytest.raises(SwappedKey):
        replace(signed, terms=TERMS).checked(ada.directory_public)


def test_who_becomes_another_is_signed_with_her_new_roles_and_the_others_as_they_were(
    ada: KeyRing,
) -> None:
    keys = [PersonKeys.new(NEW).public, PersonKeys.new(KAI).public]
    before = [sign_public_keys(ada.directory_key, each, {"clearing"}) for each in keys]
    after = replace(before[0], roles=frozenset({"reporter"}), terms="")
    changed, same = renewing.signed_anew(ada, before, 2, after)
    assert changed.roles == {"reporter"}
    assert same.roles == {"clearing"}
    changed.checked(ada.directory_public)
