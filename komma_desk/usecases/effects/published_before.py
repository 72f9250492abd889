"""What clearing has seen published, kept in `cases.db`: in the office file anybody can write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from komma_desk.usecases.ports.cases import StoredMemory
from komma_desk.usecases.ports.office import StoredProcedure

_USED: Final = "procedures used"
_KNOWN: Final = "procedures known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Names of versions (“id version”), with the SHA-256 of the text where it matters.

    `before` are those that count without a second person: of the founding, or of a store older
    than this rule; None in such a store until clearing has looked. `default` is the number of
    the publication new cases followed last.
    """

    used: tuple[str, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] | None = None
    default: int = 0

    def used_of(self, procedure: str) -> tuple[str, ...]:
        return tuple(each for each in self.used if each.partition(" ")[0] == procedure)

    def learnt(self, *, seen: Mapping[str, str], before: Mapping[str, str], default: int) -> Known:
        """`before` is settled once and for all by the first look."""
        return replace(
            self,
            used=(*self.used, *(each for each in seen if each not in self.used)),
            seen={**self.seen, **seen},
            before=dict(before) if self.before is None else self.before,
            default=max(self.default, default),
        )


def read_known(memory: StoredMemory) -> Known:
    used, known = memory.get(_USED), memory.get(_KNOWN)
    told = json.loads(known) if known else {}
    return Known(
        used=tuple(json.loads(used)) if used else (),
        seen=told.get("seen", {}),
        before=told.get("before"),
        default=told.get("default", 0),
    )


def remember_known(memory: StoredMemory, known: Known) -> None:
    """Writes only what is new, so that nothing is written where everything is known."""
    earlier = read_known(memory)
    if known.used != earlier.used:
        memory.put(_USED, json.dumps(known.used))
    if replace(known, used=()) != replace(earlier, used=()):
        told = {"seen": dict(known.seen), "before": known.before, "default": known.default}
        memory.put(_KNOWN, json.dumps(told, sort_keys=True))


def remember_used(procedure: StoredProcedure, memory: StoredMemory) -> None:
    """In the order they came; an administrator cannot take one of them back unnoticed."""
    known = read_known(memory)
    if name_of(procedure) not in known.used:
        remember_known(memory, replace(known, used=(*known.used, name_of(procedure))))


def remember_founded(procedure: StoredProcedure, text_sha256: str, memory: StoredMemory) -> None:
    """The founding publishes alone: there is nobody yet who could be the second person."""
    known, this = read_known(memory), {name_of(procedure): text_sha256}
    before = {**(known.before or {}), **this}
    seen = {**known.seen, **this}
    remember_known(memory, replace(known, used=(*known.used, *this), seen=seen, before=before))


def name_of(procedure: StoredProcedure) -> str:
    return f"{procedure.id} {procedure.version}"
