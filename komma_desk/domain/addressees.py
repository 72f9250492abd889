"""To whom a report was sealed, where its writer said who must not see it: by id and by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self
from uuid import UUID

from komma_desk.domain.identifiers import PersonId

CIRCLE: Final = "circle"  # beside the answers, in the words of a parcel
_MOST: Final = 1000  # people; more were never at one office


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressees:
    """`members` can open the report; `excluded` are those its writer named."""

    members: Mapping[PersonId, str] = field(repr=False)
    excluded: Mapping[PersonId, str] = field(repr=False)

    def as_words(self) -> dict[str, Any]:
        return {
            CIRCLE: {
                "members": {str(one): name for one, name in self.members.items()},
                "excluded": {str(one): name for one, name in self.excluded.items()},
            }
        }

    @classmethod
    def read(cls, words: Mapping[str, Any]) -> Self:
        """What cannot be read names nobody: a stranger's words never hold a report up."""
        told = words.get(CIRCLE)
        return cls(members=_people(told, "members"), excluded=_people(told, "excluded"))


def without_addressees(words: Mapping[str, Any]) -> dict[str, Any]:
    """The answers alone."""
    return {name: said for name, said in words.items() if name != CIRCLE}


def _people(told: object, which: str) -> dict[PersonId, str]:
    named = told.get(which) if isinstance(told, Mapping) else None
    if not isinstance(named, Mapping) or len(named) > _MOST:
        return {}
    try:
        return {PersonId(UUID(one)): str(name) for one, name in named.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
