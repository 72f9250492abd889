"""What an unlocked person holds in memory: her keys, the file keys, the groups she is in."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from uuid import UUID

from komma_desk.domain.audit import LogHead
from komma_desk.domain.identifiers import PersonId
from komma_desk.vault import groups, signing
from komma_desk.vault.bundle import Bundle
from komma_desk.vault.compartment import Compartment, CompartmentKey
from komma_desk.vault.groups import GroupEpoch, GroupGrant, GroupKeys, SealedDirectoryKey
from komma_desk.vault.person_keys import DirectoryKey, PersonKeys, PublicKeys, SignedPublicKeys
from komma_desk.vault.recipients import OpeningKeys, Recipient
from komma_desk.vault.refusals import KeyNotYours, OwnSealBroken
from komma_desk.vault.seals import SealBrokenError, derived, joined, seal, unseal

_OWN_SEAL = "own seal/1"
_OWN_TAG = "own tag/1"
_TAG_BYTES = 16


class KeyRing:
    """Made by unlocking, founding or accepting; shows nothing of itself."""

    def __init__(
        self,
        *,
        vault_id: UUID,
        slot_id: bytes,
        master_key: bytes,
        bundle: Bundle,
        file_keys: Iterable[CompartmentKey],
    ) -> None:
        self.vault_id = vault_id
        self.slot_id = slot_id
        self.bundle = bundle
        self.master_key = master_key  # for the rooms of the vault only
        self._file_keys: dict[tuple[Compartment, int], CompartmentKey] = {}
        self.take_file_keys(file_keys)
        self._groups: dict[bytes, GroupKeys] = {}
        self._directory: DirectoryKey | None = None

    def __repr__(self) -> str:
        return f"KeyRing(person_id={self.person_id})"

    @property
    def person(self) -> PersonKeys:
        """Her own keys: the author of what she seals."""
        return self.bundle.person

    @property
    def person_id(self) -> PersonId:
        return self.bundle.person.person_id

    @property
    def public(self) -> PublicKeys:
        return self.bundle.person.public

    @property
    def directory_public(self) -> bytes:
        """The pin: what clearing signs with, whatever the store says."""
        return self.bundle.directory_public

    @property
    def directory_fingerprint(self) -> str:
        return signing.fingerprint_words(self.directory_public)

    def last_seen_head(self, compartment: Compartment) -> LogHead | None:
        return self.bundle.heads.get(compartment)

    # -- the encrypted files ------------------------------------------------------------------

    def holds(self, compartment: Compartment) -> bool:
        return any(held == compartment for held, _ in self._file_keys)

    def file_key(self, compartment: Compartment, generation: int | None = None) -> CompartmentKey:
        """The key of this generation, or of the newest she was given; raises KeyNotYours."""
        held = [number for one, number in self._file_keys if one == compartment]
        wanted = max(held, default=0) if generation is None else generation
        if (compartment, wanted) not in self._file_keys:
            raise KeyNotYours
        return self._file_keys[compartment, wanted]

    def file_keys(self, compartment: Compartment) -> tuple[CompartmentKey, ...]:
        """Every generation she was given, at least one; raises KeyNotYours."""
        keys = tuple(key for key in self._file_keys.values() if key.compartment == compartment)
        if not keys:
            raise KeyNotYours
        return keys

    def take_file_keys(self, keys: Iterable[CompartmentKey]) -> None:
        self._file_keys |= {(one.compartment, one.generation): one for one in keys}

    # -- groups -------------------------------------------------------------------------------

    def join(self, epochs: Iterable[GroupEpoch], grants: Iterable[GroupGrant]) -> None:
        """Open every grant that is hers, and the epochs before it.

        Grants of others are passed over. Raises SwappedKey for an epoch clearing has not signed,
        GrantDamaged for a grant of hers that does not open or does not fit its epoch.
        """
        checked = {(one.group, one.epoch): one.checked(self.directory_public) for one in epochs}
        for one in grants:
            if one.person_id == self.person_id and (one.group, one.epoch) in checked:
                epoch = checked[one.group, one.epoch]
                self._take(groups.open_grant(self.person, one, epoch), checked)

    def _take(self, keys: GroupKeys, checked: Mapping[tuple[str, int], GroupEpoch]) -> None:
        self._groups[keys.key_id] = keys
        before = checked.get((keys.group, keys.epoch - 1))
        if before is not None and before.key_id not in self._groups:
            own = checked[keys.group, keys.epoch]
            self._take(groups.open_previous(keys, own, before), checked)

    def is_in(self, group: str) -> bool:
        return any(keys.group == group for keys in self._groups.values())

    def group_keys(self, group: str, epoch: int | None = None) -> GroupKeys:
        """This epoch, or the newest she holds; raises KeyNotYours."""
        held = {keys.epoch: keys for keys in self._groups.values() if keys.group == group}
        wanted = max(held, default=0) if epoch is None else epoch
        if wanted not in held:
            raise KeyNotYours
        return held[wanted]

    def take_directory_key(self, kept: SealedDirectoryKey) -> None:
        """Only for clearing; raises KeyNotYours or GrantDamaged."""
        clearing = self.group_keys(groups.CLEARING, kept.epoch)
        self._directory = groups.open_directory_key(clearing, kept, self.directory_public)

    @property
    def directory_key(self) -> DirectoryKey:
        """Raises KeyNotYours unless `take_directory_key` went before."""
        if self._directory is None:
            raise KeyNotYours
        return self._directory

    # -- envelopes ----------------------------------------------------------------------------

    def opening_keys(self) -> OpeningKeys:
        return OpeningKeys(
            own=(self.person.sealing,),
            groups={key_id: keys.private for key_id, keys in self._groups.items()},
        )

    def to_herself(self) -> Recipient:
        return Recipient.person(self.public)

    def to_person(self, signed: SignedPublicKeys) -> Recipient:
        """Raises SwappedKey."""
        return Recipient.person(signed.checked(self.directory_public))

    def to_group(self, epoch: GroupEpoch) -> Recipient:
        """Raises SwappedKey."""
        return Recipient.group(epoch.checked(self.directory_public))

    def sign(self, label: str, message: bytes) -> bytes:
        """Her signature, for instance under a log entry; `signing.verify` checks it."""
        return signing.sign(self.person.signing, label, message)

    # -- for her eyes only --------------------------------------------------------------------

    def seal_own(self, label: str, data: bytes) -> bytes:
        """A draft and the like; survives a change of passphrase."""
        return seal(derived(self.master_key, _OWN_SEAL), data, self._own_place(label))

    def open_own(self, label: str, sealed: bytes) -> bytes:
        """Raises OwnSealBroken for another label, another person or changed bytes."""
        try:
            return unseal(derived(self.master_key, _OWN_SEAL), sealed, self._own_place(label))
        except SealBrokenError as broken:
            raise OwnSealBroken from broken

    def own_tag(self, label: str) -> str:
        """A stable name for her rows in a shared table that shows nobody whose they are."""
        key = derived(self.master_key, _OWN_TAG)
        return hmac.digest(key, self._own_place(label), "sha256")[:_TAG_BYTES].hex()

    def _own_place(self, label: str) -> bytes:
        return joined("komma-desk/own", self.vault_id, label)
