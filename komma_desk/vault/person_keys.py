"""A person's two key pairs, and the signature by which clearing vouches for the public halves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from komma_desk.domain.identifiers import PersonId
from komma_desk.vault import signing
from komma_desk.vault.refusals import SignatureWrong, SwappedKey
from komma_desk.vault.seals import joined, key_id, new_sealing_key, public_half

NOBODY = PersonId(UUID(int=0))
_LABEL = "public keys of a person/2"
_LABEL_WITH_TERMS = "public keys of a person/3"  # of somebody with a role that ends


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKeys:
    person_id: PersonId
    sealing: bytes  # X25519
    signing: bytes  # Ed25519

    @property
    def key_id(self) -> bytes:
        """The opaque name under which file keys are kept for her."""
        return key_id(self.sealing)

    @property
    def fingerprint(self) -> str:
        return signing.fingerprint_words(self.person_id.bytes, self.sealing, self.signing)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPublicKeys:
    """Public keys as they lie in the office compartment; only `checked` ones may be sealed to.

    Roles, login and name are signed with the keys: whoever edits one of them in the store is
    noticed like somebody who exchanges a key, and no report comes under a colleague's name.
    `terms` say from when until when a role is held; whoever has none is signed as ever.
    `generation` is that of the office's file key: with each leaving it grows and everybody who
    stays is signed anew, so the signature of somebody who left never counts again.
    """

    public: PublicKeys
    signature: bytes
    roles: frozenset[str] = frozenset()
    login: str = ""
    name: str = ""
    generation: int = 1
    terms: str = ""

    def checked(self, directory_public: bytes) -> PublicKeys:
        """Raises SwappedKey."""
        label, said = _statement(self)
        check_directory_signature(directory_public, label, said, self.signature)
        return self.public


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonKeys:
    """The private halves; they live in memory and in her sealed bundle, nowhere else."""

    person_id: PersonId
    sealing: bytes = field(repr=False)
    signing: bytes = field(repr=False)

    @classmethod
    def new(cls, person_id: PersonId) -> PersonKeys:
        return cls(
            person_id=person_id, sealing=new_sealing_key(), signing=signing.new_signing_key()
        )

    @classmethod
    def of_nobody(cls) -> PersonKeys:
        """For somebody who reports without an account: keys for this one envelope."""
        return cls.new(NOBODY)

    @property
    def public(self) -> PublicKeys:
        return PublicKeys(
            person_id=self.person_id,
            sealing=public_half(self.sealing),
            signing=signing.verifying_half(self.signing),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryKey:
    """The root of trust: signs people's and groups' public keys. Only clearing holds it."""

    private: bytes = field(repr=False)

    @classmethod
    def new(cls) -> DirectoryKey:
        return cls(private=signing.new_signing_key())

    @property
    def public(self) -> bytes:
        return signing.verifying_half(self.private)

    def sign(self, label: str, message: bytes) -> bytes:
        return signing.sign(self.private, label, message)


def check_directory_signature(
    directory_public: bytes, label: str, message: bytes, signature: bytes
) -> None:
    """Raises SwappedKey."""
    try:
        signing.verify(directory_public, label, message, signature)
    except SignatureWrong as wrong:
        raise SwappedKey from wrong


def sign_public_keys(
    directory: DirectoryKey,
    public: PublicKeys,
    roles: Iterable[str] = (),
    *,
    login: str = "",
    name: str = "",
    generation: int = 1,
    terms: str = "",
) -> SignedPublicKeys:
    unsigned = SignedPublicKeys(
        public=public,
        signature=b"",
        roles=frozenset(roles),
        login=login,
        name=name,
        generation=generation,
        terms=terms,
    )
    return replace(unsigned, signature=directory.sign(*_statement(unsigned)))


def _statement(one: SignedPublicKeys) -> tuple[str, bytes]:
    """The label and what is signed under it."""
    held, public = ",".join(sorted(one.roles)), one.public
    said = joined(public.person_id, public.sealing, public.signing, held, one.login, one.name)
    if one.terms:
        return _LABEL_WITH_TERMS, said + joined(one.generation, one.terms)
    # Of the first generation it is not said: nobody has left, and so it was signed before.
    return _LABEL, said if one.generation == 1 else said + joined(one.generation)
