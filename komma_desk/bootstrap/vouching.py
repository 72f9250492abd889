"""People, groups and grants as the vault signs them: crossings, and whom clearing vouches for."""

from __future__ import annotations

from komma_desk.domain.audit import Compartment
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.usecases.former_keys import former_of
from komma_desk.usecases.ports.office import GroupEpoch as StoredEpoch
from komma_desk.usecases.ports.office import GroupGrant as StoredGrant
from komma_desk.usecases.ports.office import Office
from komma_desk.vault.groups import GroupEpoch, GroupGrant
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import PublicKeys, SignedPublicKeys
from komma_desk.vault.refusals import SwappedKey


def is_vouched_for(person: Person, ring: KeyRing) -> bool:
    """Whether clearing signed these keys, roles and this name for the office as it is now.

    A signature from before somebody left counts for nobody: who stayed was signed anew.
    """
    return person.standing is Standing.CONFIRMED and _is_signed(person, ring, _generation(ring))


def was_vouched_for(person: Person, ring: KeyRing) -> bool:
    """Whether clearing ever signed these keys with these roles and this name."""
    return any(_is_signed(person, ring, each) for each in range(1, _generation(ring) + 1))


def is_set_back(person: Person, ring: KeyRing) -> bool:
    """Whether her own entry has other keys than hers, or is no longer signed as she saw it."""
    other_keys = bool(person.sealing) and public_of(person) != ring.public
    return other_keys or (ring.bundle.confirmed and not is_vouched_for(person, ring))


def _is_signed(person: Person, ring: KeyRing, generation: int) -> bool:
    try:
        _signed_for(person, generation).checked(ring.directory_public)
    except SwappedKey:
        return False
    return True


def signing_keys_of(office: Office, ring: KeyRing) -> dict[PersonId, frozenset[bytes]]:
    """Everybody's public signing keys, also those she had before, to check a log."""
    return {
        person.id: frozenset(
            {person.signing}
            | {
                each.signing
                for each in former_of(person.id, office.settings)
                if was_vouched_for(each, ring)
            }
        )
        for person in office.people.all()
    }


def public_of(person: Person) -> PublicKeys:
    return PublicKeys(person_id=person.id, sealing=person.sealing, signing=person.signing)


def signed_of(person: Person, ring: KeyRing) -> SignedPublicKeys:
    """As she must be signed now; the vault checks it each time it is used."""
    return _signed_for(person, _generation(ring))


def _signed_for(person: Person, generation: int) -> SignedPublicKeys:
    return SignedPublicKeys(
        public=public_of(person),
        signature=person.signature,
        roles=frozenset(map(str, person.roles)),
        login=person.login,
        name=person.name,
        generation=generation,
        terms=person.terms,
    )


def _generation(ring: KeyRing) -> int:
    return ring.file_key(Compartment.OFFICE).generation


def epoch_from(stored: StoredEpoch) -> GroupEpoch:
    return GroupEpoch(
        group=stored.group,
        epoch=stored.epoch,
        sealing=stored.public,
        previous=stored.previous,
        signature=stored.signature,
    )


def epoch_to(epoch: GroupEpoch) -> StoredEpoch:
    return StoredEpoch(
        group=epoch.group,
        epoch=epoch.epoch,
        public=epoch.sealing,
        previous=epoch.previous,
        signature=epoch.signature,
    )


def grant_from(stored: StoredGrant) -> GroupGrant:
    return GroupGrant(
        group=stored.group, epoch=stored.epoch, person_id=stored.person, sealed=stored.sealed
    )


def grant_to(grant: GroupGrant) -> StoredGrant:
    return StoredGrant(
        group=grant.group, epoch=grant.epoch, person=grant.person_id, sealed=grant.sealed
    )
