"""The lists as this office chooses from them: ours, its own, and none anybody wrote by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from komma_desk.domain.code_list import Code, CodeEntry, CodeLists, Extension
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.own_entry import may_hold, with_own
from komma_desk.domain.own_question import OwnQuestion, in_order
from komma_desk.domain.permissions import Permission
from komma_desk.domain.person import Person
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.own_content import entry_read, last_day_read, question_read
from komma_desk.usecases.effects.signing import signed_now, signers_among, vouched_for
from komma_desk.usecases.ports.own_entries import OwnKind, StoredOwnEntry

_LABEL: Final = "own entry"
NO_LIST: Final = ""  # of a question


@dataclass(frozen=True, slots=True)
class ByHand:
    """An entry nobody signed as it stands, or that the rules of its list forbid: not believed.

    One that `went_back` is an earlier state under its signature, or is not there any more.
    """

    kind: OwnKind
    list_id: str
    code: str
    went_back: bool = False


@dataclass(slots=True)
class _Found:
    """What the office added; the day beside a code of ours is the last on which it is offered."""

    entries: dict[str, list[CodeEntry]] = field(default_factory=lambda: defaultdict(list))
    last_days: dict[str, list[tuple[Code, date]]] = field(default_factory=lambda: defaultdict(list))
    questions: list[OwnQuestion] = field(default_factory=list)
    by_hand: list[ByHand] = field(default_factory=list)


def office_lists(context: Context) -> CodeLists:
    """Shipped and own entries, those retired too; `CodeList.choosable` is what a form offers."""
    return _lists(_found(context), context.tools.rules.code_lists)


def believed(context: Context) -> tuple[StoredOwnEntry, ...]:
    """What an office card carries, so that a form without a store offers the same."""
    doubted = {(each.kind, each.list_id, each.code) for each in by_hand(context)}
    kept = context.work.office.own_entries.all()
    return tuple(each for each in kept if (each.kind, each.list_id, each.code) not in doubted)


def lists_of_entries(
    entries: Iterable[tuple[OwnKind, str, str, str]], shipped: CodeLists
) -> tuple[CodeLists, tuple[OwnQuestion, ...]]:
    """Of kind, list, code and content somebody else vouches for; what breaks a rule is left out."""
    found = _Found()
    for each in entries:
        _taken(*each, found, shipped)
    return _lists(found, shipped), in_order(tuple(found.questions))


def _lists(found: _Found, shipped: CodeLists) -> CodeLists:
    touched = {*found.entries, *found.last_days}
    return CodeLists(
        with_own(one, found.entries[one.id], found.last_days[one.id]) if one.id in touched else one
        for one in shipped.values()
    )


def main_form_of(forms: frozenset[Code], context: Context) -> Code | None:
    """Always one of ours; the office's own are looked up only where somebody chose one."""
    shipped = context.tools.rules.code_lists["form"]
    if all(code in shipped for code in forms):
        return shipped.main_form(forms)
    return office_lists(context).main_form(forms)


def own_questions(context: Context) -> tuple[OwnQuestion, ...]:
    """In the order of the form, those asked no more too."""
    return in_order(tuple(_found(context).questions))


def by_hand(context: Context) -> tuple[ByHand, ...]:
    """What stands in the office file and is not believed."""
    return tuple(_found(context).by_hand)


def keep_own(kind: OwnKind, list_id: str, code: Code, content: str, context: Context) -> None:
    """Under the signature of whoever saves it; also over what somebody wrote there by hand."""
    entries = context.work.office.own_entries
    place = (kind, list_id, code)
    before = [each for each in entries.all() if (each.kind, each.list_id, each.code) == place]
    revision = 1 + max((each.revision for each in before), default=0)
    signed = signed_now(_LABEL, _said(kind, list_id, code, content, revision), context)
    entries.put(
        StoredOwnEntry(
            kind=kind,
            list_id=list_id,
            code=code,
            content=content,
            saved=signed,
            revision=revision,
        )
    )


def codes_given(kind: OwnKind, list_id: str, context: Context) -> frozenset[str]:
    """Every code that was ever used there, believed or not."""
    shipped = context.tools.rules.code_lists.get(list_id)
    kept = context.work.office.own_entries.all()
    own = {each.code for each in kept if (each.kind, each.list_id) == (kind, list_id)}
    return frozenset({*own, *(shipped.codes() if shipped else ())})


def _found(context: Context) -> _Found:
    found, shipped = _Found(), context.tools.rules.code_lists
    known: dict[PersonId, tuple[Person, ...]] = {}
    for each in context.work.office.own_entries.all():
        content = (each.kind, each.list_id, each.code, each.content)
        by = each.saved.by
        if by not in known:  # hundreds of entries, saved by one or two people
            known[by] = vouched_for(by, context.work.office, context.keys)
        if not (_is_signed(each, known[by], context) and _taken(*content, found, shipped)):
            found.by_hand.append(ByHand(each.kind, each.list_id, each.code))
    return found


def _taken(
    kind: OwnKind, list_id: str, name: str, content: str, found: _Found, lists: CodeLists
) -> bool:
    """Whether it says what an entry of its list may say."""
    code = Code(name)
    try:
        if kind is OwnKind.QUESTION:
            found.questions.append(question_read(code, content))
            return True
        shipped = lists.get(list_id)
        if shipped is None:
            return False
        if code in shipped:
            if shipped.extension is not Extension.FREE:
                return False
            if last := last_day_read(content):
                found.last_days[shipped.id].append((code, last))
            return True
        own = entry_read(code, content)
        if may_hold(shipped, own):
            found.entries[shipped.id].append(own)
            return True
    except NOT_AS_WRITTEN:
        pass
    return False


def _is_signed(entry: StoredOwnEntry, known: tuple[Person, ...], context: Context) -> bool:
    """By somebody who may change the office, or might when clearing vouched for her."""
    said = _said(entry.kind, entry.list_id, entry.code, entry.content, entry.revision)
    signers = signers_among(known, _LABEL, said, entry.saved, context.keys)
    return any(
        Permission.OFFICE_CHANGE in context.roles.permissions_of(each.roles) for each in signers
    )


def _said(kind: OwnKind, list_id: str, code: str, content: str, revision: int) -> dict[str, str]:
    return {
        "kind": kind.value,
        "list": list_id,
        "code": code,
        "content": content,
        "revision": str(revision),
    }
