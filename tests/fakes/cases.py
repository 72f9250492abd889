"""`cases.db` in memory: the same promises as the encrypted file, without disk and keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, Self, TypeVar

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.case import Case, CaseEvent, CaseFile, CaseLine, CaseListing
from komma_desk.domain.case_reading import CaseRead
from komma_desk.domain.consent import Consent
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.identifiers import (
    AttachmentId,
    CaseId,
    EnvelopeId,
    InvolvedId,
    PersonId,
    ReportId,
)
from komma_desk.domain.message import Message
from komma_desk.domain.note import Note
from komma_desk.domain.person import Involved, Person
from komma_desk.domain.referral import Referral
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import ChangedMeanwhile, NoSuchAttachment, NoSuchCase
from komma_desk.domain.wish import WishChange
from komma_desk.store.sorting import number_key
from komma_desk.store.troubles import StoreTrouble
from komma_desk.usecases.ports.cases import Outgoing
from tests.fakes.case_lines import is_listed, line_of, within
from tests.fakes.circles import CirclesContent, FakeCircles, can_read, require_readable
from tests.fakes.clocks import Clocks, FakeClocks
from tests.fakes.extracts import ExtractsContent, FakeExtracts

Thing = TypeVar("Thing")
Of = list[tuple[CaseId, Thing]]


@dataclass
class CasesContent:
    """Everything kept; only frozen things lie in the containers, so a shallow copy is a copy."""

    cases: dict[CaseId, Case] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    taken: set[EnvelopeId] = field(default_factory=set)
    events: Of[CaseEvent] = field(default_factory=list)
    notes: Of[Note] = field(default_factory=list)
    messages: Of[Message] = field(default_factory=list)
    consents: Of[Consent] = field(default_factory=list)
    wish_changes: Of[WishChange] = field(default_factory=list)
    involved: Of[Involved] = field(default_factory=list)
    referrals: Of[Referral] = field(default_factory=list)
    extracts: ExtractsContent = field(default_factory=ExtractsContent)
    attachments: Of[SealedAttachment] = field(default_factory=list)
    clocks: Clocks = field(default_factory=list)
    imported: set[str] = field(default_factory=set)
    counted: dict[CaseId, Month] = field(default_factory=dict)
    frozen: dict[Month, FrozenMonth] = field(default_factory=dict)
    last_release: int = 0
    outbox: dict[EnvelopeId, Outgoing] = field(default_factory=dict)
    reads: list[CaseRead] = field(default_factory=list)
    circles: CirclesContent = field(default_factory=CirclesContent)
    memory: dict[str, str] = field(default_factory=dict)

    def copied(self) -> Self:
        return replace(self, **{each.name: copy(getattr(self, each.name)) for each in fields(self)})


_ORDERS: Final[dict[str, Callable[[Case], str]]] = {
    "number": lambda case: number_key(case.number),
    "received_on": lambda case: case.received_at.isoformat(),
    "state": lambda case: case.state,
    "main_form": lambda case: case.main_form,
    "urgency": lambda case: case.facts.get("urgency", ""),
}


class FakeCases(FakeCircles, FakeExtracts, FakeClocks):
    def __init__(self, content: CasesContent) -> None:
        FakeCircles.__init__(self, content.cases, content.circles)
        FakeExtracts.__init__(self, content.cases, content.extracts)
        FakeClocks.__init__(self, content.cases, content.clocks)
        self._content = content

    def add(
        self, case: Case, source_envelope: EnvelopeId | None, *, keepers: Sequence[Person] = ()
    ) -> None:
        same = (each for each in self._content.cases.values() if each.number == case.number)
        is_there = case.id in self._content.cases or self.by_report(case.report.id)
        if is_there or any(same) or source_envelope in self._content.taken:
            raise StoreTrouble
        if source_envelope is not None:
            self._content.taken.add(source_envelope)
        self._content.cases[case.id] = replace(case, circle=None)
        if case.circle is not None:
            self.seal(case, keepers)

    def taken_in(self, envelope: EnvelopeId) -> bool:
        return envelope in self._content.taken

    def by_report(self, report: ReportId) -> CaseId | None:
        found = (each.id for each in self._content.cases.values() if each.report.id == report)
        return next(found, None)

    def reported_by(self, person: PersonId, scope: Scope) -> tuple[CaseId, ...]:
        hers = [each for each in self._content.cases.values() if each.reporter == person]
        found = (each for each in hers if within(each, scope) and can_read(each, scope.person))
        return tuple(each.id for each in sorted(found, key=lambda each: each.number))

    def next_number(self, year: int) -> str:
        self._content.numbers[year] = self._content.numbers.get(year, 0) + 1
        return f"{year}-{self._content.numbers[year]:04}"

    def get(self, case: CaseId, scope: Scope) -> Case:
        found = self._content.cases.get(case)
        if found is None or not within(found, scope):
            raise NoSuchCase
        require_readable(found, scope)
        return found

    def by_number(self, number: str, scope: Scope) -> CaseId:
        for each in self._content.cases.values():
            if each.number == number and within(each, scope):
                return each.id
        raise NoSuchCase

    def restricted_files(self, member: PersonId) -> Iterator[CaseFile]:
        hers = self.restricted_to(member)
        return (self.file(each, Scope(member, all_cases=True)) for each in hers)

    def file(self, case: CaseId, scope: Scope) -> CaseFile:
        found, kept = self.get(case, scope), self._content
        return CaseFile(
            case=found,
            history=_of(kept.events, case),
            involved=_of(kept.involved, case),
            consents=_of(kept.consents, case),
            notes=_of(kept.notes, case),
            messages=_of(kept.messages, case),
            referrals=_of(kept.referrals, case),
            attachments=tuple(each.attachment for each in _of(kept.attachments, case)),
            extracts=self.extracts_of(case),
            approvals=self.approvals_of(case),
            clocks=self.clocks_of(case),
            wish_changes=_of(kept.wish_changes, case),
        )

    def save(self, case: Case) -> None:
        kept = self._content.cases.get(case.id)
        if kept is None or kept.revision != case.revision:
            raise ChangedMeanwhile
        self._content.cases[case.id] = replace(case, revision=case.revision + 1)

    def add_wish_change(self, case: CaseId, change: WishChange) -> None:
        self._add(self._content.wish_changes, case, change)

    def lines(
        self, listing: CaseListing, scope: Scope, *, offset: int = 0, limit: int = 200
    ) -> tuple[CaseLine, ...]:
        key = _ORDERS[listing.order]
        found = sorted(
            self._listed(listing, scope),
            key=lambda case: (key(case), case.id.hex),
            reverse=listing.descending,
        )
        told = self._content.events
        return tuple(
            line_of(case, scope, _of(told, case.id)) for case in found[offset : offset + limit]
        )

    def count(self, listing: CaseListing, scope: Scope) -> int:
        return len(self._listed(listing, scope))

    def tally(self, listings: Sequence[CaseListing], scope: Scope) -> tuple[int, ...]:
        return tuple(self.count(replace(each, search=""), scope) for each in listings)

    def ids(self, listing: CaseListing, scope: Scope) -> tuple[CaseId, ...]:
        lines = self.lines(listing, scope, limit=len(self._content.cases))
        return tuple(each.id for each in lines)

    def count_by_state(self, scope: Scope) -> dict[str, int]:
        return dict(Counter(each.state for each in self._listed(CaseListing(), scope)))

    def _listed(self, listing: CaseListing, scope: Scope) -> list[Case]:
        kept = self._content
        return [
            each
            for each in kept.cases.values()
            if is_listed(each, listing, scope, _of(kept.events, each.id))
        ]

    def add_event(self, case: CaseId, event: CaseEvent) -> None:
        self._add(self._content.events, case, event)

    def add_note(self, case: CaseId, note: Note) -> None:
        self._add(self._content.notes, case, note)

    def add_message(self, case: CaseId, message: Message) -> None:
        self._add(self._content.messages, case, message)

    def add_consent(self, case: CaseId, consent: Consent) -> None:
        self._add(self._content.consents, case, consent)

    def add_involved(self, case: CaseId, involved: Involved) -> None:
        self._add(self._content.involved, case, involved)

    def save_involved(self, case: CaseId, involved: Involved) -> None:
        for place, (owner, kept) in enumerate(self._content.involved):
            if owner == case and kept.id == involved.id and kept.revision == involved.revision:
                newer = replace(involved, revision=involved.revision + 1)
                self._content.involved[place] = (case, newer)
                return
        raise ChangedMeanwhile

    def remove_involved(self, case: CaseId, involved: InvolvedId) -> None:
        self._content.involved[:] = [
            (owner, each)
            for owner, each in self._content.involved
            if (owner, each.id) != (case, involved)
        ]

    def add_referral(self, case: CaseId, referral: Referral) -> None:
        self._add(self._content.referrals, case, referral)

    def save_referral(self, case: CaseId, referral: Referral) -> None:
        for place, (owner, kept) in enumerate(self._content.referrals):
            if owner == case and kept.id == referral.id:
                self._content.referrals[place] = (case, referral)
                return
        raise ChangedMeanwhile

    def add_attachment(self, case: CaseId, attachment: SealedAttachment) -> None:
        self._add(self._content.attachments, case, attachment)

    def attachment(self, attachment: AttachmentId, scope: Scope) -> SealedAttachment:
        for owner, each in self._content.attachments:
            if each.attachment.id == attachment and within(self._content.cases[owner], scope):
                return each
        raise NoSuchAttachment

    def save_attachment(self, case: CaseId, attachment: SealedAttachment) -> None:
        for place, (owner, kept) in enumerate(self._content.attachments):
            if owner == case and kept.id == attachment.id:
                self._content.attachments[place] = (case, attachment)
                return
        raise ChangedMeanwhile

    def stored_files(self) -> frozenset[str]:
        return frozenset(each.stored_as for _owner, each in self._content.attachments)

    def all_attachments(self) -> Iterator[SealedAttachment]:
        return iter([each for _owner, each in self._content.attachments])

    def imported(self, key: str) -> bool:
        return key in self._content.imported

    def mark_imported(self, key: str, case: CaseId) -> None:
        if key in self._content.imported or case not in self._content.cases:
            raise StoreTrouble
        self._content.imported.add(key)

    def _add(self, things: Of[Any], case: CaseId, thing: object) -> None:
        if case not in self._content.cases:
            raise StoreTrouble
        things.append((case, thing))


def _of(things: Of[Thing], case: CaseId) -> tuple[Thing, ...]:
    return tuple(thing for owner, thing in things if owner == case)
