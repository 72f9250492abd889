"""Possible offences of a case: which were chosen, and whose right to apply they may touch.

Nothing here judges an act; the classification is for the public prosecutor alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from komma_desk.domain.clock import Entitled
from komma_desk.domain.code_list import Code, CodeEntry, CodeList, Prosecution
from komma_desk.words import N_

OFFENCE_LIST: Final = "offence"
RULE: Final = "stgb77b"
# The lasting fact of a case: the chosen codes in the order of the list, with a blank between.
FACT: Final = "offences"
NOT_A_VERDICT: Final = N_("Possible offences, for the public prosecutor to judge.")
ON_APPLICATION: Final = frozenset(
    {Prosecution.APPLICATION, Prosecution.PUBLIC_INTEREST, Prosecution.DEPENDS}
)
PROSECUTION_WORDS: Final = {
    Prosecution.APPLICATION: N_("only on application"),
    Prosecution.PUBLIC_INTEREST: N_("on application, or ex officio in the public interest"),
    Prosecution.EX_OFFICIO: N_("ex officio"),
    Prosecution.DEPENDS: N_("as the threatened act"),
}


def chosen_in(facts: Mapping[str, str]) -> tuple[Code, ...]:
    return tuple(Code(each) for each in facts.get(FACT, "").split())


def kept_as(codes: Iterable[Code], offences: CodeList) -> str:
    chosen = set(codes)
    return " ".join(code for code in offences.codes() if code in chosen)


def entries_of(codes: Iterable[Code], offences: CodeList) -> tuple[CodeEntry, ...]:
    """Those the list knows today."""
    found = (offences.entry(code) for code in codes)
    return tuple(entry for entry in found if entry is not None)


def may_need_application(entry: CodeEntry) -> bool:
    return entry.prosecution in ON_APPLICATION


def entitled_by(entries: Iterable[CodeEntry]) -> frozenset[Entitled]:
    """Who may have to apply for prosecution, so that no day is lost while others judge."""
    return frozenset(each for entry in entries for each in _entitled(entry))


def _entitled(entry: CodeEntry) -> Iterator[Entitled]:
    if not may_need_application(entry):
        return
    yield Entitled.AFFECTED
    if entry.superior_may_apply:
        yield Entitled.SUPERIOR
    if entry.office_may_apply:
        yield Entitled.OFFICE
