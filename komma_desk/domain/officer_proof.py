"""What proves to somebody without an account that an officer of the clearing office wrote to her.

Public keys, name and roles as the office has signed them; with an office card anybody can check it.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID

from komma_desk.domain.identifiers import PersonId

_MOST_ROLES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerProof:
    """`signature` is the office's, over everything else that stands here."""

    person: PersonId
    sealing: bytes
    signing: bytes
    signature: bytes = field(repr=False)
    roles: frozenset[str]
    login: str = field(repr=False)
    name: str = field(repr=False)
    generation: int
    terms: str

    def as_words(self) -> dict[str, Any]:
        return {
            "id": str(self.person),
            "sealing": b64encode(self.sealing).decode(),
            "signing": b64encode(self.signing).decode(),
            "signature": b64encode(self.signature).decode(),
            "roles": sorted(self.roles),
            "login": self.login,
            "name": self.name,
            "generation": self.generation,
            "terms": self.terms,
        }

    @classmethod
    def read(cls, words: Any) -> Self:
        """Raises what NOT_AS_WRITTEN names for anything else."""
        texts = [*words["roles"], words["login"], words["name"], words["terms"]]
        generation = words["generation"]
        if len(words["roles"]) > _MOST_ROLES or not all(isinstance(each, str) for each in texts):
            raise ValueError
        if type(generation) is not int or generation < 1:
            raise ValueError
        return cls(
            person=PersonId(UUID(words["id"])),
            sealing=b64decode(words["sealing"], validate=True),
            signing=b64decode(words["signing"], validate=True),
            signature=b64decode(words["signature"], validate=True),
            roles=frozenset(words["roles"]),
            login=words["login"],
            name=words["name"],
            generation=generation,
            terms=words["terms"],
        )
