"""Cases restricted to a circle, in memory: who asks is read off the scope, nothing is sealed."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.break_glass import KeptHalf
from komma_desk.domain.case import Case
from komma_desk.domain.circle import CaseShares, Circle, HalvesDoNotFit, InACircle
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.person import Person
from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import NoSuchCase
from komma_desk.usecases.case_halves import KIND, written_half

CASE_KEY: Final = bytes(range(32))
HALF_A: Final = b"a" * 32
HALF_B: Final = bytes(one ^ other for one, other in zip(CASE_KEY, HALF_A, strict=True))


@dataclass
class CirclesContent:
    generations: dict[CaseId, int] = field(default_factory=dict)
    shares: dict[CaseId, CaseShares] = field(default_factory=dict)

    def __copy__(self) -> CirclesContent:
        return CirclesContent(dict(self.generations), dict(self.shares))


class FakeCircles:
    """The part of the cases in memory that knows of circles."""

    def __init__(self, cases: dict[CaseId, Case], circles: CirclesContent) -> None:
        self._cases, self._circles = cases, circles

    def restrict(
        self, case: CaseId, circle: Circle, members: Sequence[Person], keepers: Sequence[Person]
    ) -> bytes:
        assert circle.members <= {each.id for each in members}
        kept = self._one(case)
        generation = self._circles.generations.get(case, 0) + 1
        self._circles.generations[case] = generation
        self._cases[case] = replace(kept, circle=replace(circle, generation=generation))
        self._circles.shares[case] = _shares(self._cases[case], keepers)
        return generation.to_bytes(32, "big")

    def seal(self, case: Case, keepers: Sequence[Person]) -> None:
        assert case.circle is not None
        self._circles.generations[case.id] = 1
        self._cases[case.id] = replace(case, circle=replace(case.circle, generation=1))
        self._circles.shares[case.id] = _shares(self._cases[case.id], keepers)

    def widen(self, case: CaseId, person: Person) -> None:
        kept = self._one(case)
        assert kept.circle is not None
        self._cases[case] = replace(kept, circle=kept.circle.widened(person.id))

    def open_with_halves(self, case: CaseId, half_a: bytes, half_b: bytes, person: Person) -> None:
        if (half_a, half_b) != (HALF_A, HALF_B):
            raise HalvesDoNotFit
        self.widen(case, person)

    def withdraw(self, person: PersonId) -> None:
        """In memory nothing is sealed: who is out, the use cases remember."""

    def lift(self, case: CaseId) -> None:
        self._cases[case] = replace(self._one(case), circle=None)
        self._circles.shares.pop(case, None)

    def circle_people(self, case: CaseId) -> frozenset[PersonId] | None:
        kept = self._cases.get(case)
        circle = None if kept is None else kept.circle
        return None if circle is None else circle.members - {ITS_ID}

    def restricted_to(self, person: PersonId) -> tuple[CaseId, ...]:
        hers = [each for each in self._cases.values() if each.circle and can_read(each, person)]
        return tuple(each.id for each in sorted(hers, key=lambda each: each.number))

    def out_of_reach(self, scope: Scope) -> int:
        if not scope.all_cases:
            return 0
        return sum(not can_read(each, scope.person) for each in self._cases.values())

    def shares(self, case: CaseId) -> CaseShares:
        if case not in self._circles.shares:
            raise NoSuchCase
        return self._circles.shares[case]

    def _one(self, case: CaseId) -> Case:
        if case not in self._cases:
            raise NoSuchCase
        return self._cases[case]


def can_read(case: Case, person: PersonId) -> bool:
    return case.circle is None or person in case.circle.members


def require_readable(case: Case, scope: Scope) -> None:
    if not can_read(case, scope.person):
        raise InACircle(number=case.number)


def _shares(case: Case, keepers: Sequence[Person]) -> CaseShares:
    """As the keys at the bench of the use cases seal, so that they open them too."""
    assert case.circle is not None
    kept = KeptHalf(
        case=case.id,
        number=case.number,
        generation=case.circle.generation,
        excluded=case.circle.excluded,
        half=HALF_A,
    )
    return CaseShares(
        a=_sealed("clearing", written_half(replace(kept, excluded=frozenset()))),
        b={
            each.id: _sealed(str(each.id), written_half(replace(kept, half=HALF_B)))
            for each in keepers
        },
        generation=case.circle.generation,
    )


def _sealed(to: str, body: bytes) -> bytes:
    told: dict[str, Any] = {
        "to": [to],
        "id": str(UUID(int=len(body))),
        "kind": KIND,
        "body": b64encode(body).decode(),
        "by": "",
        "signing": "",
        "at": "2026-10-05T12:00:00+00:00",
    }
    return json.dumps(told).encode()
