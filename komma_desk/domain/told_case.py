"""What the reporting person may know of her case: plain facts only, and never an internal note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, Self

from komma_desk.domain.case import CaseFile
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.consent import Consent, ConsentState, newest
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.dues.of_case import Due, DueKind
from komma_desk.domain.enclosure import is_file
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.hearing_deeds import ANSWERS, HearingDeed
from komma_desk.domain.home_time import local_day
from komma_desk.domain.partner import Partner
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.procedure.replay import RECEIVED
from komma_desk.domain.wish import wishes_now
from komma_desk.domain.word_effect import HandOver
from komma_desk.domain.word_effect_lines import kind_of
from komma_desk.words import N_, Bilingual, _

_MOST: Final = 50  # of what was done; the oldest are left out of a letter


class DoneKind(StrEnum):
    RECEIVED = "received"
    ANSWERED = "answered"
    HEARD = "heard"  # what she wrote was taken in
    HANDED_OVER = "handed_over"
    CLOSED = "closed"


DONE_WORDS: Final[Mapping[DoneKind, str]] = {
    DoneKind.RECEIVED: N_("Your report was taken in"),
    DoneKind.ANSWERED: N_("The office answered you"),
    DoneKind.HEARD: N_("What you wrote was taken in"),
    DoneKind.HANDED_OVER: N_("Handed over to {to}"),
    DoneKind.CLOSED: N_("Closed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneThing:
    """`kind` of the list `referral`, for what was handed over."""

    what: DoneKind
    on: date
    kind: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    title: Bilingual
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPerson:
    """Empty where the office has not said it, or nobody signed it."""

    name: str = field(default="", repr=False)
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldConsent:
    item: Code
    state: ConsentState
    on: date
    recipient: str = field(default="", repr=False)
    valid_until: date | None = None
    scope: ConsentScope = ConsentScope.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCase:
    """As it stood at one moment; an old letter says less, and reads as empty here."""

    next_step: NextStep | None = None
    contact: ContactPerson = ContactPerson()
    done: tuple[DoneThing, ...] = ()
    handed: tuple[HandOver, ...] = ()
    wishes: frozenset[Code] | None = None
    consents: tuple[HeldConsent, ...] = ()

    @classmethod
    def of(
        cls,
        file: CaseFile,
        procedure: Procedure,
        *,
        dues: Sequence[Due] = (),
        partners: Iterable[Partner] = (),
        contact: ContactPerson | None = None,
    ) -> Self:
        handed = handed_over(file, partners)
        return cls(
            next_step=_next(dues, ended=file.case.ended),
            contact=contact or ContactPerson(),
            done=_done(file, procedure, handed),
            handed=handed,
            wishes=wishes_now(file.case.report.wishes, file.wish_changes),
            consents=tuple(_held(each) for each in newest(file.consents).values()),
        )

    def as_words(self) -> dict[str, Any]:
        return {
            "next": None if self.next_step is None else _next_words(self.next_step),
            "contact": {
                "name": self.contact.name,
                "phone": self.contact.phone,
                "email": self.contact.email,
            },
            "done": [
                {"what": str(each.what), "on": each.on.isoformat(), "kind": each.kind}
                for each in self.done
            ],
            "handed": [
                {"kind": each.kind, "item": each.item, "on": each.on.isoformat()}
                | ({"files": each.files} if each.files else {})
                for each in self.handed
            ],
            "wishes": sorted(self.wishes or ()),
            "consents": [
                {
                    "item": each.item,
                    "state": str(each.state),
                    "on": each.on.isoformat(),
                    "recipient": each.recipient,
                    "until": _written(each.valid_until),
                    "scope": str(each.scope),
                }
                for each in self.consents
            ],
        }

    @classmethod
    def read(cls, words: Mapping[str, Any]) -> Self:
        """Of a letter; what it does not say, or says in no readable way, is empty."""
        if "done" not in words:
            return cls()
        try:
            return cls(
                next_step=_next_of(words["next"]),
                contact=ContactPerson(
                    **{name: str(words["contact"][name]) for name in ("name", "phone", "email")}
                ),
                done=tuple(
                    DoneThing(
                        what=DoneKind(each["what"]),
                        on=date.fromisoformat(each["on"]),
                        kind=_code(each["kind"]),
                    )
                    for each in words["done"]
                ),
                handed=tuple(
                    HandOver(
                        kind=Code(str(each["kind"])),
                        item=_code(each["item"]),
                        on=date.fromisoformat(each["on"]),
                        files=int(each.get("files", 0)),
                    )
                    for each in words["handed"]
                ),
                wishes=frozenset(Code(str(each)) for each in words["wishes"]),
                consents=tuple(
                    HeldConsent(
                        item=Code(str(each["item"])),
                        state=ConsentState(each["state"]),
                        on=date.fromisoformat(each["on"]),
                        recipient=str(each["recipient"]),
                        valid_until=_day(each["until"]),
                        scope=ConsentScope(each.get("scope", ConsentScope.ALL)),
                    )
                    for each in words["consents"]
                ),
            )
        except NOT_AS_WRITTEN:
            return cls()


def done_said(thing: DoneThing, lists: CodeLists) -> str:
    if thing.what is not DoneKind.HANDED_OVER:
        return _(DONE_WORDS[thing.what])
    to = kind_of(thing.kind or Code(""), lists).spoken()
    return _(DONE_WORDS[thing.what]).format(to=to)


NOTHING_TOLD: Final = ToldCase()


def handed_over(file: CaseFile, partners: Iterable[Partner]) -> tuple[HandOver, ...]:
    """To whom parts of this case went; a partner struck out since has no kind any more."""
    known = {each.id: each for each in partners}
    return tuple(
        HandOver(
            kind=known[each.partner].kind if each.partner in known else Code(""),
            item=known[each.partner].consent if each.partner in known else None,
            on=local_day(each.made_at),
            name=each.partner_name,
            files=sum(map(is_file, each.parts)),
        )
        for each in file.referrals
    )


def _done(
    file: CaseFile, procedure: Procedure, handed: Iterable[HandOver]
) -> tuple[DoneThing, ...]:
    found = [
        DoneThing(what=DoneKind.HANDED_OVER, on=each.on, kind=each.kind or None) for each in handed
    ]
    found += [
        DoneThing(what=what, on=local_day(event.at))
        for event in file.history
        if (what := _what(event.action, event.entered, procedure))
    ]
    return tuple(sorted(found, key=lambda each: each.on)[-_MOST:])


def _what(action: str, entered: Iterable[str], procedure: Procedure) -> DoneKind | None:
    if action == RECEIVED:
        return DoneKind.RECEIVED
    if action in ANSWERS:
        return DoneKind.ANSWERED
    if action in {HearingDeed.HEARD, HearingDeed.WORD}:
        return DoneKind.HEARD
    # After a move a state of before may not be there any more.
    ends = (procedure.state_by_id.get(StateId(each)) for each in entered)
    return DoneKind.CLOSED if any(each is not None and each.end for each in ends) else None


def _next(dues: Sequence[Due], *, ended: bool) -> NextStep | None:
    """The nearest the procedure sets; what runs by law is told in person."""
    if ended:
        return None
    internal = (each for each in dues if each.kind is DueKind.INTERNAL)
    nearest = next(internal, None)
    return None if nearest is None else NextStep(title=nearest.title, by=nearest.safe)


def _held(consent: Consent) -> HeldConsent:
    return HeldConsent(
        item=consent.item,
        state=consent.state,
        on=local_day(consent.recorded_at),
        recipient=consent.recipient,
        valid_until=consent.valid_until,
        scope=consent.scope,
    )


def _next_words(step: NextStep) -> dict[str, Any]:
    return {"de": step.title.de, "en": step.title.en, "by": _written(step.by)}


def _next_of(words: Mapping[str, Any] | None) -> NextStep | None:
    if words is None:
        return None
    title = Bilingual(de=str(words["de"]), en=str(words["en"]))
    return NextStep(title=title, by=_day(words["by"]))


def _written(day: date | datetime | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def _code(written: str | None) -> Code | None:
    return None if written is None else Code(str(written))
