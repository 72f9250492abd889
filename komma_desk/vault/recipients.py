"""To whom an envelope is sealed, and the private keys somebody can try on one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from komma_desk.vault.groups import GroupEpoch
from komma_desk.vault.person_keys import PublicKeys
from komma_desk.vault.seals import ID_BYTES

# Persons are not named on an envelope: everybody tries, nobody sees who is addressed.
UNNAMED = bytes(ID_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Made from keys whose directory signature was checked (`KeyRing.to_...` does that)."""

    sealing: bytes
    named: bytes = UNNAMED  # the key id of a group's epoch; a person is never named

    @classmethod
    def person(cls, public: PublicKeys) -> Recipient:
        return cls(sealing=public.sealing)

    @classmethod
    def group(cls, epoch: GroupEpoch) -> Recipient:
        return cls(sealing=epoch.sealing, named=epoch.key_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningKeys:
    """Private keys to try: her own (one of each generation), and by key id those of her groups."""

    own: tuple[bytes, ...] = field(repr=False)
    groups: Mapping[bytes, bytes] = field(default_factory=dict, repr=False)

    def for_slot(self, named: bytes) -> tuple[bytes, ...]:
        if named == UNNAMED:
            return self.own
        return (self.groups[named],) if named in self.groups else ()
