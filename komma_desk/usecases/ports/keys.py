"""What an unlocked person can seal, open and sign; private keys never cross this line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from komma_desk.domain.access import KeyHoldings
from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.identifiers import EnvelopeId, PersonId
from komma_desk.domain.person import Person
from komma_desk.usecases.ports.card_keys import CardKeys
from komma_desk.usecases.ports.office import (
    Audience,
    GroupEpoch,
    GroupGrant,
    Invitation,
    StoredProcedure,
    StoredSettings,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedEnvelope:
    """What was inside; the signature of `author_signing` over it was checked."""

    id: EnvelopeId
    kind: str
    body: bytes = field(repr=False)
    author: PersonId | None  # as the envelope says; trust it only if `author_signing` is hers
    author_signing: bytes
    author_sealing: bytes = b""
    sent_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvitation:
    """The row to keep, the file slot is written already; `code` is shown once."""

    invitation: Invitation
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysHeld:
    """The key file as everybody may read it; the last two count keys and slots of nobody known."""

    held: Mapping[PersonId, KeyHoldings]
    newest: Mapping[Compartment, int]
    unknown_readers: Mapping[Compartment, int]
    unknown_slots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """What changes in the office when somebody leaves; `directory` is a setting, by its name."""

    epochs: tuple[GroupEpoch, ...]
    grants: tuple[GroupGrant, ...]
    signatures: Mapping[PersonId, bytes]
    directory: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecovery:
    """Public keys, signed; the groups' keys sealed to it; the two halves, printed once."""

    sealing: bytes
    signing: bytes
    signature: bytes
    grants: tuple[GroupGrant, ...]
    half_a: str = field(repr=False)
    half_b: str = field(repr=False)
    store: str


class Keys(CardKeys, Protocol):
    def seal_to_group(
        self, audience: Audience, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        """Seal to the group's newest key; raises SwappedKey if nobody vouches for it."""
        ...

    def seal_to_person(
        self, person: Person, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        """Seal to a confirmed person; raises SwappedKey if her keys are not signed."""
        ...

    def seal_to_people(
        self, people: Sequence[Person], kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        """One envelope to several, none of them named; raises SwappedKey for any unsigned key."""
        ...

    def seal_to_self(self, kind: str, body: bytes, at: datetime) -> tuple[EnvelopeId, bytes]: ...
    def open(self, data: bytes) -> OpenedEnvelope:
        """Raises NotForYou, EnvelopeDamaged or EnvelopeTooNew."""
        ...

    def try_open(self, data: bytes) -> OpenedEnvelope | None:
        """The same, with None for an envelope to somebody else, or a damaged one."""
        ...

    def seal_own(self, label: str, data: bytes) -> bytes: ...
    def open_own(self, label: str, sealed: bytes) -> bytes: ...
    def own_tag(self, label: str) -> str: ...
    def is_confirmed(self, person: Person) -> bool:
        """Whether the directory key signed these public keys."""
        ...

    def is_set_back(self, person: Person) -> bool:
        """Whether her own entry has other keys than hers, or is less than she saw it once."""
        ...

    def was_confirmed(self, person: Person) -> bool:
        """Whether clearing ever signed these keys, also of somebody who has left by now."""
        ...

    def sign(self, label: str, said: bytes) -> bytes:
        """Her signature under a statement; one for another label counts for nothing here."""
        ...

    def has_signed(self, signing: bytes, label: str, said: bytes, signature: bytes) -> bool:
        """Whether the owner of this public key signed the statement under this label."""
        ...

    def countersign(self, login: str, passphrase: str, label: str, said: bytes) -> bytes:
        """Somebody else's signature, with her keys opened for this one time and kept nowhere.

        As slow as unlocking, also for a wrong passphrase; raises WrongLoginOrPassphrase.
        """
        ...

    def is_published(self, procedure: StoredProcedure, signature: str) -> bool:
        """Whether clearing signed this very text; `signature` as the settings keep it."""
        ...

    def vouch(self, procedure: StoredProcedure) -> str:
        """Clearing's signature under a text that is proposed; raises KeyNotYours off clearing."""
        ...

    def is_vouched(self, procedure: StoredProcedure, signature: str) -> bool:
        """Whether clearing proposed this very text; it says nothing of its publication."""
        ...

    def has_signed_log(self, signing: bytes, digest: bytes, signature: bytes) -> bool:
        """Whether the owner of this public key signed the log entry with this digest."""
        ...

    def fingerprint(self, person: Person) -> str:
        """Words to compare face to face or by telephone."""
        ...

    def own_fingerprint(self) -> str:
        """Of the keys she holds, whatever the office says hers are: these she reads aloud."""
        ...

    def held(self, people: Sequence[Person]) -> KeysHeld:
        """Who holds which file key, read from the key file without anybody's private key."""
        ...

    def directory_epoch(self, settings: StoredSettings) -> int:
        """The epoch of clearing that opens the directory key; 0 where none is kept."""
        ...

    def spoken_passphrase(self) -> str:
        """Six pronounceable groups, at most 32 ASCII characters, to be told by telephone."""
        ...

    def invite(self, person: Person, expires_at: datetime) -> NewInvitation:
        """Open an invitation; an earlier one, and keys made with it, are dead from now on."""
        ...

    def confirm(
        self, person: Person, invitation: Invitation, groups: Mapping[str, int]
    ) -> tuple[bytes, tuple[GroupGrant, ...]]:
        """Check the proof of the invitation, then sign the keys and grant the groups.

        `groups` are name and epoch. Returns the signature and the grants; the file key of the
        cases is granted too where the group `clearing` is among them. Raises ProofFailed.
        """
        ...

    def give_roles(
        self, person: Person, becoming: Person, groups: Sequence[str]
    ) -> tuple[bytes, tuple[GroupGrant, ...]]:
        """Sign more roles for somebody confirmed, grant her the groups, with clearing the cases.

        Raises SwappedKey where her present roles are not signed.
        """
        ...

    def renew(
        self,
        staying: Sequence[Person],
        members: Mapping[str, Sequence[Person]],
        becoming: Person | None = None,
    ) -> Renewed:
        """New epochs of the groups for their members, everybody who stays signed anew.

        `becoming` is one of those who stay, with the roles she has from then on. In force only
        with the new files; raises KeyNotYours off clearing or outside a group.
        """
        ...

    def change_passphrase(self, login: str, old: str, new: str) -> None:
        """Raises WrongLoginOrPassphrase or PassphraseTooShort; no encrypted file changes."""
        ...

    def new_recovery_code(self, login: str, passphrase: str) -> str:
        """A fresh code, the earlier one is dead; raises WrongLoginOrPassphrase."""
        ...

    def make_recovery(self, heads: Mapping[Compartment, LogHead]) -> NewRecovery:
        """Keys for the office in two halves; earlier ones open until the new ones are kept."""
        ...

    def rehearse_recovery(
        self,
        half_a: str,
        half_b: str,
        kept: Person,
        *,
        epochs: Sequence[GroupEpoch],
        grants: Sequence[GroupGrant],
    ) -> None:
        """That both together open what this officer opens; nothing of it stays.

        Raises HalfMistyped, SameHalfTwice, HalfOfAnotherStore, HalvesOpenNothing or
        RecoveryIncomplete.
        """
        ...
