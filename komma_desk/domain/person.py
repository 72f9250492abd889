"""People: those who use the store, and those who occur in a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from komma_desk.domain.identifiers import InvolvedId, PersonId
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import Substitution


class Standing(StrEnum):
    """How far a person has come into the store."""

    INVITED = "invited"  # holds a one-time code
    ARRIVED = "arrived"  # made her own keys; may report, nothing is sealed to her yet
    CONFIRMED = "confirmed"  # a clearing officer compared the fingerprint and signed her keys
    LEFT = "left"  # her slot and keys are gone, the files lie under keys she never had


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of this store; `sealing` and `signing` are her public keys, 32 bytes each."""

    id: PersonId
    login: str
    name: str
    roles: frozenset[Role]
    standing: Standing
    sealing: bytes = b""
    signing: bytes = b""
    signature: bytes = b""  # of the directory key, over the public keys, roles and term
    substitution: Substitution | None = None  # the term of a role that is held for a time
    revision: int = 1

    @property
    def until(self) -> date | None:
        """The last day of a role that ends by itself."""
        return None if self.substitution is None else self.substitution.last_on

    @property
    def stands_in_for(self) -> PersonId | None:
        return None if self.substitution is None else self.substitution.stands_in_for

    @property
    def terms(self) -> str:
        """What clearing signs besides the roles; nothing for somebody whose roles have no end."""
        return "" if self.substitution is None else self.substitution.said()


class Part(StrEnum):
    """The part somebody has in a case."""

    AFFECTED = "affected"
    REPORTER = "reporter"
    WITNESS = "witness"
    ACCUSED = "accused"
    TRUSTED = "trusted"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """Somebody who occurs in a case; `person` links to an account where there is one."""

    id: InvolvedId
    part: Part
    name: str = field(repr=False)
    contact: str = field(default="", repr=False)
    remark: str = field(default="", repr=False)
    person: PersonId | None = None
    revision: int = 1
