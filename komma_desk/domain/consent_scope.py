"""How much may be told where a consent allows to tell: which parts of a case may travel on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.person import Part
from komma_desk.words import N_, _

INVOLVED: Final = "involved:"  # how the keys of the people in the case begin
# How the keys of files begin. Nobody can see for sure that a file names her nowhere (in a picture,
# a letterhead, a voice), not even one whose hidden data was taken off: files travel on ALL only.
FILE: Final = "file:"

# Both lists say what may go: a part nobody thought of stays here. So does the affected group: of
# some there is one person in a town only, its mayor or its commissioner.
_FACTS: Final = frozenset(
    {
        "direction",
        "occurred",
        "place",
        "channel",
        "forms",
        "acute_danger",
        "details.work_mode",
        "details.repeated",
        "details.earlier_count",
        "details.near_incident",
    }
)
_NAMELESS: Final = _FACTS | {
    "place_detail",
    "narrative",
    "wishes",
    "details.unit",
    "details.unit_name",
    "details.others_affected",
    "details.others_count",
    "details.motives",
    "details.motive_says",
    "details.bias_indicators",
    "details.perpetrator_known",
    "details.perpetrator_relation",
    "details.earlier_reported",
    "details.earlier_note",
    "details.evidence_kinds",
    "details.consequences",
    "details.days_unfit",
    "details.damage_cents",
    "details.steps_so_far",
    "details.informed",
    "details.police_on",
    "details.interpreter",
    "details.interpreter_language",
    "details.suggestion",
}


class ConsentScope(StrEnum):
    """From wide to narrow. What was allowed before there were scopes reads as ALL."""

    ALL = "all"
    NO_NAME = "no_name"  # nothing that says who she is or how to reach her
    ONLY_FACTS = "only_facts"  # coded answers on what happened: no free text, no file, no name

    def covers(self, part: str, who: Part | None = None) -> bool:
        """Whether the part of a letter with this key may travel; `who` it is, of a person.

        Without her name the accused may still be named, whom she wants to be stopped. A witness or
        a person of trust may not: they lead to her.
        """
        if self is ConsentScope.ALL:
            return True
        if self is ConsentScope.ONLY_FACTS:
            return part in _FACTS
        return part in _NAMELESS or (part.startswith(INVOLVED) and who is Part.ACCUSED)

    def is_narrower_than(self, other: ConsentScope) -> bool:
        return _ORDER.index(self) > _ORDER.index(other)


_ORDER: Final = tuple(ConsentScope)

# A scope is asked where a consent lets somebody outside the case be told of it. These two do not:
# who may write to her, and whether her name stands in the file at all.
_TELL_NOBODY: Final = frozenset({Code("contact"), Code("record_with_name")})

SCOPE_WORDS: Final = {
    ConsentScope.ALL: N_("Everything, with my name"),
    ConsentScope.NO_NAME: N_("Everything, but without my name"),
    ConsentScope.ONLY_FACTS: N_("Only what happened – no text, no files, no names"),
}
# As short as beside a box to tick; the words above explain it.
SCOPE_SHORT: Final = {
    ConsentScope.ALL: N_("All, with my name"),
    ConsentScope.NO_NAME: N_("All, without my name"),
    ConsentScope.ONLY_FACTS: N_("Only what happened"),
}
# The same about her, for the office and for whom it writes to.
SCOPE_TOLD: Final = {
    ConsentScope.ALL: N_("everything, with her name"),
    ConsentScope.NO_NAME: N_("everything, but without her name"),
    ConsentScope.ONLY_FACTS: N_("only what happened, without texts, files and names"),
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Narrowed:
    """A consent that came with a report and does not allow to tell everything."""

    item: Code
    scope: ConsentScope


def narrowed_by(scopes: Mapping[Code, ConsentScope]) -> frozenset[Narrowed]:
    """Those that allow less than everything, of items of which it is asked at all."""
    return frozenset(
        Narrowed(item=item, scope=scope)
        for item, scope in scopes.items()
        if scope is not ConsentScope.ALL and has_scope(item)
    )


def scope_in(narrowed: Iterable[Narrowed], item: Code) -> ConsentScope:
    """How much may be told on this consent; the narrowest, where two stand there."""
    said = [each.scope for each in narrowed if each.item == item]
    return max(said, key=_ORDER.index, default=ConsentScope.ALL)


def has_scope(item: Code) -> bool:
    """Whether it makes sense to ask how much may be told on this consent."""
    return item not in _TELL_NOBODY


def beside(label: str, item: Code, scope: ConsentScope) -> str:
    """A consent and how much may be told on it, in one phrase."""
    if not has_scope(item):
        return label
    return _("{consent} ({scope})").format(consent=label, scope=_(SCOPE_SHORT[scope]))


def covered(parts: Iterable[str], scope: ConsentScope) -> frozenset[str]:
    """Those of the keys that may travel; people count as unnamed, ask `covers` for one."""
    return frozenset(part for part in parts if scope.covers(part))
