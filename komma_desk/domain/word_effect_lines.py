"""The effect of a later word in sentences: for the person who says it, and for the office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.consent_scope import ConsentScope, has_scope
from komma_desk.domain.deadlines.arithmetic import Line, line
from komma_desk.domain.word_effect import ConsentEffect, HandOver, WishEffect
from komma_desk.words import N_, Bilingual

_NO_DISADVANTAGE: Final = N_(
    "You have no disadvantage from it, and you can say it otherwise at any time."
)
_POLICE_MUST: Final = N_("Once the police know, they must investigate; that cannot be taken back.")
_FOR_HER: Final = {
    ConsentScope.ALL: N_("We may tell everything, also who you are."),
    ConsentScope.NO_NAME: N_(
        "We may tell everything but who you are. Your name stays with us, and so do your files: "
        "they could show it."
    ),
    ConsentScope.ONLY_FACTS: N_(
        "We may tell only what happened: which kind, when, where, how often. Your text, your "
        "files and names stay with us."
    ),
}
_FOR_OFFICE: Final = {
    ConsentScope.ALL: N_("Everything may be told, also her name."),
    ConsentScope.NO_NAME: N_(
        "Everything may be told but who she is: no name, no way to reach her, no files."
    ),
    ConsentScope.ONLY_FACTS: N_(
        "Only which kind, when, where and how often may be told: no free text, no files, no names."
    ),
}
_SOMEBODY: Final = Bilingual(de="eine andere Stelle", en="another body")


def consent_lines(
    effect: ConsentEffect, lists: CodeLists, *, for_office: bool = False
) -> tuple[Line, ...]:
    return tuple(_of_consent(effect, lists, for_office=for_office))


def wish_lines(
    effect: WishEffect, lists: CodeLists, *, for_office: bool = False
) -> tuple[Line, ...]:
    return tuple(_of_wishes(effect, lists, for_office=for_office))


def _of_consent(effect: ConsentEffect, lists: CodeLists, *, for_office: bool) -> Iterator[Line]:
    item = lists["consent"].label_of(effect.item)
    if effect.allowed:
        yield from _allowed(effect, item)
        yield from _how_much(effect, lists, for_office=for_office)
    else:
        yield line(N_("From now on this is not possible any more: {item}."), item=item)
        yield line(N_("A step or a letter that rests on it is refused."))
        yield from _stays(effect.stays, lists, for_office=for_office)
    if effect.is_police and (effect.allowed or effect.stays):
        yield line(_POLICE_MUST)
    if not for_office:
        yield line(_NO_DISADVANTAGE)


def _allowed(effect: ConsentEffect, item: Bilingual) -> Iterator[Line]:
    if effect.recipient:
        yield line(
            N_("From now on this is possible, for {recipient} only: {item}."),
            recipient=effect.recipient,
            item=item,
        )
    else:
        yield line(N_("From now on this is possible: {item}."), item=item)
    if effect.valid_until:
        yield line(N_("It ends by itself after {day}."), day=effect.valid_until)
    yield line(N_("What is handed over until it is withdrawn stays handed over."))


def _how_much(effect: ConsentEffect, lists: CodeLists, *, for_office: bool) -> Iterator[Line]:
    if not has_scope(effect.item):
        return
    yield line((_FOR_OFFICE if for_office else _FOR_HER)[effect.scope])
    if effect.scope is not ConsentScope.ALL:
        yield line(N_("A letter that would tell more is refused."))
    if effect.narrows:
        yield line(N_("This is less than until now."))
        # The letters that left told what was allowed then.
        yield from _told_already(effect.stays, lists, for_office=for_office)
    if effect.widens:
        yield line(N_("This is more than until now."))


def _of_wishes(effect: WishEffect, lists: CodeLists, *, for_office: bool) -> Iterator[Line]:
    if not effect.is_any:
        yield line(N_("Nothing changes: these are the wishes as they are."))
        return
    wishes = lists["wish"]
    for code in sorted(effect.comes):
        yield line(N_("New: {wish}."), wish=wishes.label_of(code))
    for code in sorted(effect.goes):
        yield line(N_("No longer wished: {wish}."), wish=wishes.label_of(code))
    if effect.only_records:
        yield line(N_("No further steps follow then. What happened already stays."))
    if effect.asks_police or effect.stays:
        yield line(_POLICE_MUST)
    yield from _told_already(effect.stays, lists, for_office=for_office)
    yield line(N_("A wish is no consent: nothing is handed over without a consent to it."))
    if not for_office:
        yield line(_NO_DISADVANTAGE)


def _stays(stays: tuple[HandOver, ...], lists: CodeLists, *, for_office: bool) -> Iterator[Line]:
    if not stays:
        yield line(N_("Nothing was handed over on it so far."))
    yield from _told_already(stays, lists, for_office=for_office)


def _told_already(
    stays: tuple[HandOver, ...], lists: CodeLists, *, for_office: bool
) -> Iterator[Line]:
    for each in stays:
        to = each.name if for_office and each.name else kind_of(each.kind, lists)
        yield line(
            N_("Handed over already on {day}, and not to be called back: {to}."),
            day=each.on,
            to=to,
        )
        if each.files == 1:
            yield line(N_("One file went with it."))
        elif each.files:
            yield line(N_("{number} files went with it."), number=str(each.files))


def kind_of(kind: Code, lists: CodeLists) -> Bilingual:
    """A partner that was struck out since has no kind any more."""
    known = lists["referral"]
    return known.label_of(kind) if kind in known else _SOMEBODY
