"""A possible offence in words: how it is prosecuted, who may apply, and what to mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from komma_desk.domain.case import CaseFile
from komma_desk.domain.clock import Entitled
from komma_desk.domain.clock_words import WHOSE
from komma_desk.domain.code_list import CodeEntry
from komma_desk.domain.offence_clocks import Right, clocks_without_right, rights_without_clock
from komma_desk.domain.offences import PROSECUTION_WORDS, entitled_by
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.words import _


def about(entry: CodeEntry) -> str:
    return "; ".join(_about(entry))


def matches(entry: CodeEntry, typed: str) -> bool:
    """By its number or by any words of it, wherever they stand."""
    told = f"{entry.code} {entry.label.spoken()}".casefold()
    return all(word in told for word in typed.casefold().replace("§", " ").split())


def effect_of(file: CaseFile, entries: Sequence[CodeEntry]) -> list[str]:
    """What keeping this choice begins and what it takes away, one line each."""
    begun = rights_without_clock(file, entries)
    gone = clocks_without_right(file, entries)
    told = [
        _("A deadline for the application for prosecution begins: {whom}.").format(
            whom=_whom(file, right)
        )
        for right in begun
    ]
    told += [
        _("A deadline into which nobody entered anything disappears: {whom}.").format(
            whom=_whom(file, (clock.entitled, clock.person))
        )
        for clock in gone
    ]
    return told or [_("No deadline begins and none disappears.")]


def _whom(file: CaseFile, right: Right) -> str:
    entitled, person = right
    whose = _(WHOSE[entitled])
    name = next((each.name for each in file.involved if each.id == person), "")
    return f"{whose} ({name})" if name else whose


def _about(entry: CodeEntry) -> Iterator[str]:
    if entry.prosecution is not None:
        yield _("prosecuted {how}").format(how=_(PROSECUTION_WORDS[entry.prosecution]))
    if who := entitled_by((entry,)):
        named = ", ".join(_(WHOSE[each]) for each in Entitled if each in who)
        yield _("may apply: {who}").format(who=named)
    if entry.victim_may_object:
        yield _("the injured person may object")
    if entry.private_prosecution:
        yield _("private prosecution possible")
    if entry.provision:
        yield entry.provision
    if entry.meaning is not None:
        yield entry.meaning.spoken()
    if entry.to_be_checked:
        yield _("sources disagree, please have it checked")
    if entry.valid_from is not None:
        yield _("checked for acts from {day} on").format(day=day_in_digits(entry.valid_from))
