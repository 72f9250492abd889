"""What a person can open, judged by the keys and grants that exist, and held against her roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from komma_desk.domain.person import Person, Standing
from komma_desk.domain.role_presets import Group


class Reach(StrEnum):
    """What can be open to a person; each is a key of its own."""

    UNLOCK = "unlock"  # her slot: without it nothing opens
    OFFICE = "office"  # the key of `office.db`
    CASES = "cases"  # the key of `cases.db`
    REPORTS = "reports"  # the group `clearing`: what lies in the post
    FIGURES = "figures"  # the group `figures`
    OVERSIGHT = "oversight"  # the group `oversight`
    VOUCHING = "vouching"  # the directory key: confirming people


GROUP_OF: Final[Mapping[Reach, Group]] = MappingProxyType(
    {
        Reach.REPORTS: Group.CLEARING,
        Reach.FIGURES: Group.FIGURES,
        Reach.OVERSIGHT: Group.OVERSIGHT,
    }
)

# Both go with the key of clearing: the file key is handed out with it, the directory key lies
# sealed to it.
_GOES_WITH: Final = MappingProxyType(
    {**GROUP_OF, Reach.CASES: Group.CLEARING, Reach.VOUCHING: Group.CLEARING}
)


class Mark(StrEnum):
    """How a claim stands to the role."""

    FITS = "fits"
    MISSING = "missing"  # the role says yes, the keys say no
    UNDUE = "undue"  # the keys say yes, the role says no


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`numbers` are the generations or epochs handed to her; only the newest opens what is new."""

    reach: Reach
    holds: bool
    numbers: tuple[int, ...] = ()
    mark: Mark = Mark.FITS


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHoldings:
    """What the key file shows without any private key: by login and by key id."""

    has_slot: bool
    invited_until: datetime | None = None
    office: tuple[int, ...] = ()
    cases: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """The generation or epoch in force of each key; 0 where there is none."""

    office: int
    cases: int
    directory: int  # the epoch of clearing the directory key is sealed to
    groups: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleKeys:
    """Of the cases restricted to a circle: how many she opens, of how many she keeps a half."""

    opens: int = 0
    restricted: int = 0
    helps_open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAccess:
    """`vouched`: clearing signed these keys with these roles; else nothing is sealed to her.

    `set_back`: clearing confirmed her once, with other keys or none stands there now.
    """

    person: Person
    vouched: bool
    claims: tuple[Claim, ...]
    invited_until: datetime | None
    set_back: bool = False
    overdue: bool = False
    """A role of hers ended days ago and the keys are still there."""
    circles: CircleKeys | None = None
    """None where whoever asks holds no key to the cases."""

    def claim(self, reach: Reach) -> Claim:
        return next(each for each in self.claims if each.reach is reach)

    @property
    def is_tampered(self) -> bool:
        """Said to be confirmed, but nobody signed what stands there now; or set back."""
        unsigned = self.person.standing is Standing.CONFIRMED and not self.vouched
        return unsigned or self.set_back

    @property
    def contradictions(self) -> tuple[Claim, ...]:
        return tuple(each for each in self.claims if each.mark is not Mark.FITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strangers:
    """Keys handed to nobody of the directory: each is somebody who can read and is not known."""

    case_keys: int = 0
    office_keys: int = 0
    slots: int = 0
    grants: int = 0

    @property
    def number(self) -> int:
        return self.case_keys + self.office_keys + self.slots + self.grants


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessReport:
    """`halves_open_cases`: the two printed halves of the office, put together, open them too.

    `vanished` are the names of people clearing confirmed and who are not in the store any more.
    """

    people: tuple[PersonAccess, ...]
    strangers: Strangers
    halves_open_cases: bool = False
    vanished: tuple[str, ...] = ()

    @property
    def case_readers(self) -> tuple[Person, ...]:
        """Everybody of the directory who holds the key to the cases."""
        return tuple(each.person for each in self.people if each.claim(Reach.CASES).holds)

    @property
    def overdue(self) -> tuple[Person, ...]:
        """Whose substitution is over and waits for somebody to end it."""
        return tuple(each.person for each in self.people if each.overdue)

    @property
    def undue(self) -> tuple[PersonAccess, ...]:
        """Who holds more than her role says, or was changed by hand."""
        return tuple(
            each
            for each in self.people
            if each.is_tampered or any(claim.mark is Mark.UNDUE for claim in each.claims)
        )

    @property
    def is_alarming(self) -> bool:
        return bool(self.undue) or self.strangers.number > 0 or bool(self.vanished)

    @property
    def set_back(self) -> tuple[str, ...]:
        """Names of those whose standing or keys went backwards though nobody of clearing did it."""
        here = (each.person.name for each in self.people if each.set_back)
        return (*here, *self.vanished)


def access_of(
    person: Person,
    held: KeyHoldings,
    granted: Iterable[tuple[str, int]],
    newest: Newest,
    *,
    vouched: bool,
    due: frozenset[Group],
    set_back: bool = False,
) -> PersonAccess:
    """`granted` are her grants as group and epoch; an epoch opens all the ones before it.

    `due` are the groups her roles bring with them; they count only where clearing vouches for her.
    """
    grants = sorted(granted)
    epochs: dict[str, tuple[int, ...]] = {
        group: tuple(epoch for name, epoch in grants if name == group)
        for group in GROUP_OF.values()
    }
    meant = due if vouched else frozenset[Group]()
    numbers: dict[Reach, tuple[int, ...]] = {
        Reach.OFFICE: held.office,
        Reach.CASES: held.cases,
        **{reach: epochs[group] for reach, group in GROUP_OF.items()},
        Reach.VOUCHING: tuple(each for each in epochs["clearing"] if each >= newest.directory > 0),
    }
    in_force = {
        Reach.OFFICE: newest.office,
        Reach.CASES: newest.cases,
        **{reach: newest.groups.get(group, 0) for reach, group in GROUP_OF.items()},
    }
    holds = {reach: in_force.get(reach, 0) in found for reach, found in numbers.items()}
    holds[Reach.UNLOCK] = held.has_slot
    holds[Reach.VOUCHING] = bool(numbers[Reach.VOUCHING])
    return PersonAccess(
        person=person,
        vouched=vouched,
        claims=tuple(
            Claim(
                reach=reach,
                holds=holds[reach],
                numbers=numbers.get(reach, ()),
                mark=_mark(reach, person, meant, holds=holds[reach]),
            )
            for reach in Reach
        ),
        invited_until=held.invited_until,
        set_back=set_back,
    )


def _mark(reach: Reach, person: Person, due: frozenset[Group], *, holds: bool) -> Mark:
    if group := _GOES_WITH.get(reach):
        meant = group in due
    else:
        # Whoever made her keys may report, also before clearing confirmed her.
        meant = person.standing in {Standing.ARRIVED, Standing.CONFIRMED}
    if meant == holds:
        return Mark.FITS
    return Mark.MISSING if meant else Mark.UNDUE
