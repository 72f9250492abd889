"""What a later word of the affected person changes, before she says it: a consent or her wishes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.incident import ONLY_RECORD, POLICE

TO_POLICE: Final = Code("refer_police")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What left the office: `kind` of the list `referral`, `item` the consent it rested on."""

    kind: Code
    item: Code | None
    on: date
    name: str = field(default="", repr=False)  # only the office knows it
    files: int = 0  # inside the letter


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEffect:
    """`stays` happened already and cannot be called back."""

    item: Code
    allowed: bool
    recipient: str = field(default="", repr=False)
    valid_until: date | None = None
    scope: ConsentScope = ConsentScope.ALL
    before: ConsentScope | None = None  # what was allowed until now; None: nothing
    stays: tuple[HandOver, ...] = ()

    @property
    def is_police(self) -> bool:
        return self.item == TO_POLICE

    @property
    def narrows(self) -> bool:
        return self.allowed and self.before is not None and self.scope.is_narrower_than(self.before)

    @property
    def widens(self) -> bool:
        return self.allowed and self.before is not None and self.before.is_narrower_than(self.scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class WishEffect:
    """`stays` is what the police know already where she does not wish them any more."""

    comes: frozenset[Code]
    goes: frozenset[Code]
    stays: tuple[HandOver, ...] = ()

    @property
    def asks_police(self) -> bool:
        return POLICE in self.comes

    @property
    def only_records(self) -> bool:
        return ONLY_RECORD in self.comes

    @property
    def is_any(self) -> bool:
        return bool(self.comes or self.goes)


def effect_of_consent(
    item: Code,
    state: ConsentState,
    handed: Iterable[HandOver],
    *,
    recipient: str = "",
    valid_until: date | None = None,
    scope: ConsentScope = ConsentScope.ALL,
    before: ConsentScope | None = None,
) -> ConsentEffect:
    allowed = state is ConsentState.GIVEN
    return ConsentEffect(
        item=item,
        allowed=allowed,
        recipient=recipient if allowed else "",
        valid_until=valid_until if allowed else None,
        scope=scope if allowed else ConsentScope.ALL,
        before=before,
        stays=_on(item, handed),
    )


def effect_of_wishes(
    before: frozenset[Code], after: frozenset[Code], handed: Iterable[HandOver]
) -> WishEffect:
    goes = before - after
    return WishEffect(
        comes=after - before, goes=goes, stays=_on(TO_POLICE, handed) if POLICE in goes else ()
    )


def _on(item: Code, handed: Iterable[HandOver]) -> tuple[HandOver, ...]:
    """Oldest first."""
    resting = (each for each in handed if each.item == item)
    return tuple(sorted(resting, key=lambda each: each.on))
