"""What an office adds to a list: codes that are never given twice, labels a form can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from komma_desk.domain.code_list import Code, CodeEntry, CodeList, Extension
from komma_desk.domain.errors import Refusal
from komma_desk.domain.text import require_text
from komma_desk.words import N_, Bilingual

OWN: Final = "OWN_"  # no code of ours ever begins like this
LONGEST_LABEL: Final = 80
LONGEST_MEANING: Final = 300
MOST_ENTRIES: Final = 500
_LONGEST_CODE: Final = 40
_LAST: Final = Code("OTHER")
_FOLDED: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ẞ": "ss"})


class ListIsClosed(Refusal):
    sentence = N_("The list “{title}” stays as it is. {why}")
    advice = N_("Nothing was changed. An own question may be the better way.")


class OursStays(Refusal):
    sentence = N_("“{label}” cannot be taken from the list “{title}”. {why}")
    advice = N_("Nothing was changed.")


class CountsAsMissing(Refusal):
    sentence = N_("Please choose which entry the new one counts as.")
    advice = N_("Procedures and figures go by it.")


class LabelTaken(Refusal):
    sentence = N_("“{label}” stands in this list already.")
    advice = N_("Please choose other words, or bring the earlier entry back.")


class LastOfItsList(Refusal):
    sentence = N_("Then nothing would be left to choose in the list “{title}”.")
    advice = N_("Nothing was changed. Please add another entry first.")


class TooManyEntries(Refusal):
    sentence = N_("The list “{title}” has {most} own entries already; more nobody can choose from.")
    advice = N_("Nothing was changed.")


def code_from(label: str, taken: Collection[str]) -> Code:
    """Made from the words, so that a list printed by a machine can be read; never a second time."""
    plain = unicodedata.normalize("NFKD", label.casefold().translate(_FOLDED))
    kept = "".join(each if each.isascii() and each.isalnum() else " " for each in plain)
    stem = OWN + ("_".join(kept.upper().split())[:_LONGEST_CODE].strip("_") or "X")
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}_{number}"
    return Code(found)


def one_line(words: Bilingual, longest: int = LONGEST_LABEL) -> Bilingual:
    """Raises TextMissing or TextNotAccepted; the German words stand in for missing English ones."""
    de, en = (" ".join(each.split()) for each in (words.de, words.en))
    require_text(de, longest)
    require_text(en or de, longest)
    return Bilingual(de=de, en=en or de)


def with_own(
    shipped: CodeList, own: Iterable[CodeEntry], hidden: Iterable[tuple[Code, date]]
) -> CodeList:
    """Own entries stand before “other”; each takes rank and level of the one it counts as."""
    until = dict(hidden)
    ours = [
        replace(each, valid_until=until.get(each.code, each.valid_until))
        for each in shipped.entries
    ]
    theirs = sorted(
        (each for each in own if each.code not in shipped), key=lambda each: each.label.de
    )
    added = [_as_counted(each, shipped) for each in theirs]
    at = len(ours) - 1 if ours and ours[-1].code == _LAST else len(ours)
    return replace(shipped, entries=(*ours[:at], *added, *ours[at:]))


def may_hold(shipped: CodeList, entry: CodeEntry) -> bool:
    """Whether the rules of the list let the office have this entry."""
    if shipped.extension is Extension.COUNTED:
        return entry.counts_as is not None and entry.counts_as in shipped
    return shipped.extension is Extension.FREE and entry.counts_as is None


def _as_counted(entry: CodeEntry, shipped: CodeList) -> CodeEntry:
    counted = shipped.entry(entry.counts_as) if entry.counts_as else None
    phases = tuple(dict.fromkeys(phase for each in shipped.entries for phase in each.phases))
    return replace(
        entry,
        own=True,
        phases=phases,
        rank=counted.rank if counted else None,
        severity=counted.severity if counted else None,
    )
