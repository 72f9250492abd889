"""Code lists: the closed lists a municipality chooses from, each code with its labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

from komma_desk.words import Bilingual

Code = NewType("Code", str)


class Prosecution(StrEnum):
    """How an offence is prosecuted (StGB as in `resources/code_lists/offence.toml`)."""

    APPLICATION = "application"  # only on application
    PUBLIC_INTEREST = "public_interest"  # on application, or ex officio in the public interest
    EX_OFFICIO = "ex_officio"
    DEPENDS = "depends"  # follows the threatened offence


class Extension(StrEnum):
    """What an office may do with a list; the list itself says why."""

    FREE = "free"  # add entries, and offer those of ours no more
    COUNTED = "counted"  # add entries, each naming the one of ours it counts as
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEntry:
    """`rank` orders forms by weight (1 weighs most); all from `prosecution` on is of offences.

    An offence was checked for acts from `valid_from` on; elsewhere it is the first day the entry
    is offered, and `valid_until` the last. One `to_be_checked` is in doubt itself. An entry
    `own` is the office's; for rules and figures it counts as the one of ours it names.
    """

    code: Code
    label: Bilingual
    rank: int | None = None
    meaning: Bilingual | None = None
    group: str | None = None
    phases: tuple[str, ...] = ()
    severity: Code | None = None
    prosecution: Prosecution | None = None
    superior_may_apply: bool = False
    victim_may_object: bool = False
    provision: str | None = None
    office_may_apply: bool = False
    private_prosecution: bool = False
    to_be_checked: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    own: bool = False
    counts_as: Code | None = None

    def is_choosable(self, on: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    id: str
    title: Bilingual
    entries: tuple[CodeEntry, ...]
    extension: Extension = Extension.CLOSED
    why_closed: Bilingual | None = None
    _by_code: Mapping[Code, CodeEntry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_code = MappingProxyType({entry.code: entry for entry in self.entries})
        object.__setattr__(self, "_by_code", by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def codes(self) -> tuple[Code, ...]:
        return tuple(entry.code for entry in self.entries)

    def entry(self, code: Code) -> CodeEntry | None:
        return self._by_code.get(code)

    def choosable(self, on: date) -> tuple[CodeEntry, ...]:
        """What a form offers on this day; a case keeps what was chosen before."""
        return tuple(entry for entry in self.entries if entry.is_choosable(on))

    def label_of(self, code: Code) -> Bilingual:
        """The label of a code; one that a later version dropped is shown as it was stored."""
        entry = self.entry(code)
        return entry.label if entry else Bilingual(de=code, en=code)

    def main_form(self, forms: Iterable[Code]) -> Code | None:
        """The form that counts for the incident: the weightiest, ties by the order of the list.

        One incident counts once, under its highest form (practice of MIA and Berliner Register).
        """
        chosen = set(forms)
        counted = {each.counts_as or each.code for each in self.entries if each.code in chosen}
        known = [entry for entry in self.entries if entry.code in counted]
        if not known:
            return None
        return min(known, key=lambda entry: (entry.rank is None, entry.rank or 0)).code


class CodeLists(Mapping[str, CodeList]):
    """Every published code list, by its id."""

    def __init__(self, lists: Iterable[CodeList]) -> None:
        self._by_id = {one.id: one for one in lists}

    def __getitem__(self, list_id: str) -> CodeList:
        return self._by_id[list_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def offered(self, on: date) -> CodeLists:
        """What forms choose from on this day."""
        return CodeLists(replace(one, entries=one.choosable(on)) for one in self.values())

    def main_form(self, forms: Iterable[Code]) -> Code | None:
        return self["form"].main_form(forms)
