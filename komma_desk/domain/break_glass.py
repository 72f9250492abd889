"""An emergency opening: two people together open a case that is restricted to a circle.

Half a key lies with clearing, the other half is sealed to each keeper; neither opens anything.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, Self
from uuid import UUID

from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal
from komma_desk.domain.identifiers import CaseId, EnvelopeId, GlassRequestId, PersonId
from komma_desk.domain.roles import Role
from komma_desk.words import N_, _

VALID_FOR: Final = timedelta(days=7)
_CLOCKS_DIFFER: Final = timedelta(minutes=10)
KEEPER_ROLES: Final = frozenset({Role.HEAD, Role.DATA_PROTECTION})


class NobodyKeepsTheHalf(Refusal):
    sentence = N_("Nobody keeps the other half of the key of this case.")
    advice = N_("The members of the circle can open it, or the two printed halves of the office.")


class GlassLetterUnreadable(Refusal):
    sentence = N_("This request cannot be read.")
    advice = N_("Please ask for a new one.")


class NoSuchGlassRequest(Refusal):
    sentence = N_("This request is not there, or is not for you.")


class GlassRequestTooOld(Refusal):
    sentence = N_("This request is older than seven days and does not hold any more.")
    advice = N_("Please ask anew, with today's reason.")


class GlassAnswered(Refusal):
    sentence = N_("You have answered this request already.")


class NotApproved(Refusal):
    sentence = N_("Nobody has approved the opening of this case yet.")
    advice = N_("The head or data protection answers on the page “Extracts”.")


class AskerIsExcluded(Refusal):
    sentence = N_("{name} must not see this case, says the circle.")
    advice = N_("If you approve all the same, please say so and give the reason.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GlassRequest:
    """What a keeper is asked; `share` is her half, which only her key opens.

    In the copy for whoever asked, `letters` are the envelopes to the keepers, to be cleared away.
    """

    id: GlassRequestId
    case: CaseId
    number: str
    generation: int
    reason: str = field(repr=False)
    share: bytes = field(default=b"", repr=False)
    letters: Mapping[PersonId, EnvelopeId] = field(default_factory=lambda: MappingProxyType({}))

    def as_words(self) -> dict[str, Any]:
        return {
            "request": str(self.id),
            "case": str(self.case),
            "number": self.number,
            "generation": self.generation,
            "reason": self.reason,
            "share": b64encode(self.share).decode(),
            "letters": {str(keeper): str(each) for keeper, each in self.letters.items()},
        }

    @classmethod
    def read(cls, words: Mapping[str, Any]) -> Self:
        """Raises GlassLetterUnreadable."""
        try:
            return cls(
                id=GlassRequestId(UUID(words["request"])),
                case=CaseId(UUID(words["case"])),
                number=str(words["number"]),
                generation=int(words["generation"]),
                reason=str(words["reason"]),
                share=b64decode(words["share"], validate=True),
                letters={
                    PersonId(UUID(keeper)): EnvelopeId(UUID(each))
                    for keeper, each in words["letters"].items()
                },
            )
        except NOT_AS_WRITTEN as unreadable:
            raise GlassLetterUnreadable from unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class GlassAnswer:
    """What a keeper says; `half` is empty where she declined."""

    request: GlassRequestId
    case: CaseId
    generation: int
    approved: bool
    reason: str = field(repr=False)
    excluded: bool = False  # the circle names the asking person as one who must not see the case
    half: bytes = field(default=b"", repr=False)

    def as_words(self) -> dict[str, Any]:
        return {
            "request": str(self.request),
            "case": str(self.case),
            "generation": self.generation,
            "approved": self.approved,
            "reason": self.reason,
            "excluded": self.excluded,
            "half": b64encode(self.half).decode(),
        }

    @classmethod
    def read(cls, words: Mapping[str, Any]) -> Self:
        """Raises GlassLetterUnreadable."""
        try:
            return cls(
                request=GlassRequestId(UUID(words["request"])),
                case=CaseId(UUID(words["case"])),
                generation=int(words["generation"]),
                approved=words["approved"] is True,
                reason=str(words["reason"]),
                excluded=words["excluded"] is True,
                half=b64decode(words["half"], validate=True),
            )
        except NOT_AS_WRITTEN as unreadable:
            raise GlassLetterUnreadable from unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHalf:
    """What the keeper finds inside her half: of which case it is, and who must not see it."""

    case: CaseId
    number: str
    generation: int
    excluded: frozenset[PersonId]
    half: bytes = field(repr=False)


def is_too_old(asked_at: datetime, now: datetime) -> bool:
    """A moment that has not come yet counts as old: it would never run out."""
    return not now - VALID_FOR <= asked_at <= now + _CLOCKS_DIFFER


class GlassState(StrEnum):
    """How a request stands, for whoever asked or is asked."""

    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"
    TOO_OLD = "too old"
    UNUSABLE = "unusable"  # the half does not belong to this request


_SAID: Final = {
    GlassState.WAITING: N_("Waits for an answer"),
    GlassState.APPROVED: N_("Approved"),
    GlassState.DECLINED: N_("Declined"),
    GlassState.TOO_OLD: N_("Ran out after seven days"),
    GlassState.UNUSABLE: N_("Cannot be used: the circle was changed, or your keys are new"),
}


def glass_state_said(state: GlassState) -> str:
    return _(_SAID[state])
