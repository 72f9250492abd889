"""Groups as key pairs with epochs: whoever joins gets the newest private half, sealed to her.

Each epoch's private half lies sealed under the next one, so old envelopes stay openable.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.identifiers import PersonId
from komma_desk.vault.person_keys import (
    DirectoryKey,
    PersonKeys,
    PublicKeys,
    check_directory_signature,
)
from komma_desk.vault.refusals import GrantDamaged
from komma_desk.vault.seals import (
    SealBrokenError,
    joined,
    key_id,
    new_sealing_key,
    open_with,
    public_half,
    seal_to,
)

CLEARING = "clearing"
FIGURES = "figures"
OVERSIGHT = "oversight"
GROUPS = (CLEARING, FIGURES, OVERSIGHT)
_LABEL = "epoch of a group/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEpoch:
    """The public side of one epoch, to be stored in the office compartment."""

    group: str
    epoch: int
    sealing: bytes
    previous: bytes  # private half of the epoch before, sealed to this one; empty for the first
    signature: bytes  # by the directory key

    @property
    def key_id(self) -> bytes:
        return key_id(self.sealing)

    def checked(self, directory_public: bytes) -> GroupEpoch:
        """Raises SwappedKey."""
        check_directory_signature(directory_public, _LABEL, self._said(), self.signature)
        return self

    def _said(self) -> bytes:
        return joined(self.group, self.epoch, self.sealing, self.previous)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupKeys:
    """The private half of one epoch."""

    group: str
    epoch: int
    private: bytes = field(repr=False)

    @property
    def sealing(self) -> bytes:
        return public_half(self.private)

    @property
    def key_id(self) -> bytes:
        return key_id(self.sealing)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupGrant:
    """A group's private half, sealed to one member; to be stored in the office compartment."""

    group: str
    epoch: int
    person_id: PersonId
    sealed: bytes


def new_group(
    name: str, directory: DirectoryKey, *, after: GroupKeys | None = None
) -> tuple[GroupKeys, GroupEpoch]:
    """A fresh key pair for the group: its first epoch, or the one after `after`."""
    keys = GroupKeys(group=name, epoch=after.epoch + 1 if after else 1, private=new_sealing_key())
    previous = seal_to(keys.sealing, after.private, _link_place(keys)) if after else b""
    said = joined(keys.group, keys.epoch, keys.sealing, previous)
    public = GroupEpoch(
        group=name,
        epoch=keys.epoch,
        sealing=keys.sealing,
        previous=previous,
        signature=directory.sign(_LABEL, said),
    )
    return keys, public


def grant(keys: GroupKeys, to: PublicKeys) -> GroupGrant:
    """`to` has been checked against the directory key."""
    sealed = seal_to(to.sealing, keys.private, _grant_place(keys.group, keys.epoch, to.person_id))
    return GroupGrant(group=keys.group, epoch=keys.epoch, person_id=to.person_id, sealed=sealed)


def open_grant(keys: PersonKeys, granted: GroupGrant, epoch: GroupEpoch) -> GroupKeys:
    """`epoch` has been checked. Raises GrantDamaged, also if another key was granted."""
    place = _grant_place(granted.group, granted.epoch, keys.person_id)
    try:
        private = open_with(keys.sealing, granted.sealed, place)
    except SealBrokenError as broken:
        raise GrantDamaged from broken
    return _fitting(GroupKeys(group=epoch.group, epoch=epoch.epoch, private=private), epoch)


def open_previous(keys: GroupKeys, own: GroupEpoch, before: GroupEpoch) -> GroupKeys:
    """The epoch before, out of this one; both have been checked. Raises GrantDamaged."""
    try:
        private = open_with(keys.private, own.previous, _link_place(keys))
    except SealBrokenError as broken:
        raise GrantDamaged from broken
    return _fitting(GroupKeys(group=before.group, epoch=before.epoch, private=private), before)


def _fitting(keys: GroupKeys, epoch: GroupEpoch) -> GroupKeys:
    if keys.sealing != epoch.sealing:
        raise GrantDamaged
    return keys


def _grant_place(group: str, epoch: int, person_id: PersonId) -> bytes:
    return joined("komma-desk/group grant", group, epoch, person_id)


def _link_place(keys: GroupKeys) -> bytes:
    return joined("komma-desk/group link", keys.group, keys.epoch, keys.sealing)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedDirectoryKey:
    """The directory's private half, sealed to an epoch of clearing; stored in the office part."""

    epoch: int
    sealed: bytes


def seal_directory_key(directory: DirectoryKey, clearing: GroupKeys) -> SealedDirectoryKey:
    sealed = seal_to(clearing.sealing, directory.private, _directory_place(clearing.epoch))
    return SealedDirectoryKey(epoch=clearing.epoch, sealed=sealed)


def open_directory_key(
    clearing: GroupKeys, kept: SealedDirectoryKey, directory_public: bytes
) -> DirectoryKey:
    """Raises GrantDamaged if it is not the private half of the pinned key."""
    try:
        private = open_with(clearing.private, kept.sealed, _directory_place(kept.epoch))
    except SealBrokenError as broken:
        raise GrantDamaged from broken
    directory = DirectoryKey(private=private)
    if directory.public != directory_public:
        raise GrantDamaged
    return directory


def _directory_place(epoch: int) -> bytes:
    return joined("komma-desk/directory key", epoch)
