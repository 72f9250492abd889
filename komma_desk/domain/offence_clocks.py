"""Which deadlines a choice of possible offences begins in a case, and which it makes needless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from komma_desk.domain.case import CaseFile
from komma_desk.domain.clock import Clock, Entitled
from komma_desk.domain.code_list import CodeEntry
from komma_desk.domain.identifiers import InvolvedId
from komma_desk.domain.offences import RULE, entitled_by
from komma_desk.domain.person import Part

Right = tuple[Entitled, InvolvedId | None]


def rights_without_clock(file: CaseFile, entries: Iterable[CodeEntry]) -> tuple[Right, ...]:
    """Each gets a clock of its own as soon as these offences are chosen."""
    wanted = _rights(file, entitled_by(entries))
    return tuple(right for right in wanted if not _is_there(file, right))


def clocks_without_right(file: CaseFile, entries: Iterable[CodeEntry]) -> tuple[Clock, ...]:
    """Only what nobody ever filled: everything else was somebody's knowledge."""
    wanted = tuple(_rights(file, entitled_by(entries)))
    return tuple(
        clock
        for clock in file.clocks
        if clock.rule == RULE
        and clock.is_untouched
        and (clock.entitled, clock.person) not in wanted
    )


def _rights(file: CaseFile, entitled: frozenset[Entitled]) -> Iterator[Right]:
    if Entitled.AFFECTED in entitled:
        people = _affected(file) or (None,)
        yield from ((Entitled.AFFECTED, person) for person in people)
    yield from ((each, None) for each in (Entitled.SUPERIOR, Entitled.OFFICE) if each in entitled)


def _is_there(file: CaseFile, right: Right) -> bool:
    """A clock begun before the affected person was written down is hers, if she is the only one."""
    entitled, person = right
    hers = {person}
    if len(_affected(file)) == 1:
        hers.add(None)
    return any(
        (clock.rule, clock.entitled) == (RULE, entitled)
        and (clock.person == person or (clock.person in hers and not clock.is_untouched))
        for clock in file.clocks
    )


def _affected(file: CaseFile) -> tuple[InvolvedId, ...]:
    return tuple(each.id for each in file.involved if each.part is Part.AFFECTED)
