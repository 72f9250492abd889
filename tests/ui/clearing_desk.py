"""An invented clearing office on the shipped procedure, answering the clearing page."""

from __future__ import annotations

import collections
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid4

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.definitions.deadlines import read_deadline_rules
from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.attachment import Attachment
from komma_desk.domain.case import Case, CaseEvent, CaseFile, CaseLine, CaseListing
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState, valid_now
from komma_desk.domain.identifiers import (
    AttachmentId,
    CaseId,
    InvolvedId,
    MessageId,
    NoteId,
    PersonId,
)
from komma_desk.domain.message import Direction, Message
from komma_desk.domain.note import Note
from komma_desk.domain.person import Involved, Part
from komma_desk.domain.procedure import movement
from komma_desk.domain.procedure.definition import StateId, StrandId
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.roles import StepRole
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.effects.letter_parts import case_parts
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from komma_desk.usecases.queries.case_list import CaseCount, CasePage, CaseStates, StateCounts
from komma_desk.usecases.queries.deadline_catalogue import DeadlineCatalogue
from komma_desk.usecases.queries.desk_counts import DeskCounts, Waiting
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine
from komma_desk.usecases.queries.vocabulary import Vocabulary
from tests.fakes.samples import NOON, a_case, a_person, a_report
from tests.ui.doorways import FakeDoorway

RESOURCES: Final = Path(__file__).parents[2] / "resources"
LISTS: Final = read_code_lists(RESOURCES / "code_lists")
RULES: Final = read_deadline_rules(RESOURCES / "deadlines.toml")
PROCEDURE: Final = read_procedure(RESOURCES / "procedures" / "komma-standard.toml")
OFFICER: Final = PersonId(uuid4())
COLLEAGUE: Final = PersonId(uuid4())
NAMES: Final = MappingProxyType({OFFICER: "Mira Seidel", COLLEAGUE: "Jonas Albrecht"})
PEOPLE: Final = tuple(
    PersonLine(person=a_person(name, id=person), fingerprint="", expires_at=None)
    for person, name in NAMES.items()
)
FORMS: Final = ("THREAT", "INSULT", "ASSAULT", "DAMAGE", "DOXING", "STALKING")
PLACES: Final = ("COUNTER", "OFFICE", "PUBLIC", "DIGITAL", "FIELD")
URGENCIES: Final = (None, "normal", "high", "low", "danger")
STATES: Final = ("received", "triage", "in_hand", "enquiry", "closed", "closing_check", "resting")


def case_id(number: int) -> CaseId:
    return CaseId(UUID(int=number))


def a_line(number: int) -> CaseLine:
    """The row of one of many invented cases."""
    urgency = URGENCIES[number % len(URGENCIES)]
    return CaseLine(
        id=case_id(number),
        number=f"2026-{number:04}",
        received_on=date(2026, 10, 30) - timedelta(days=number // 3),
        state=STATES[number % len(STATES)],
        main_form=Code(FORMS[number % len(FORMS)]),
        place=Code(PLACES[number % len(PLACES)]),
        urgency=Code(urgency) if urgency else None,
        acute_danger=number % 7 == 1,
        responsible=OFFICER if number % 2 else None,
        answered=number % 3 == 0,
    )


def a_file(
    number: int = 1,
    state: str = "triage",
    *,
    leaves: dict[StrandId, StateId] | None = None,
    **parts: Any,
) -> CaseFile:
    """Everything on one invented case; `parts` replace those of the file or of its case."""
    started = {each.id: each.start for each in PROCEDURE.strands} | (leaves or {})
    position = Position(
        main=StateId(state),
        leaves=tuple(sorted(started.items())) if state in {"in_hand", "closing_check"} else (),
        origins=((StateId("resting"), StateId("triage")),) if state == "resting" else (),
    )
    known: dict[str, Any] = {
        "id": case_id(number),
        "received_at": NOON,
        "responsible": OFFICER,
        "last_actor": COLLEAGUE,
        "state": state,
        "position": position.to_text(),
        "facts": MappingProxyType({"category": "THREAT", "urgency": "high"}),
        "report": a_report(contact="01520 0000000", narrative=NARRATIVE),
    }
    fields = set(Case.__dataclass_fields__)
    case = a_case(f"2026-{number:04}", **known | {k: v for k, v in parts.items() if k in fields})
    whole: dict[str, Any] = {
        "case": case,
        "history": HISTORY,
        "involved": (
            Involved(id=InvolvedId(uuid4()), part=Part.WITNESS, name="Kollegin am Schalter 4"),
        ),
        "consents": (a_consent("refer_counselling"),),
        "notes": (
            Note(
                id=NoteId(uuid4()), text="Rückruf vereinbart.", written_at=NOON, written_by=OFFICER
            ),
        ),
        "messages": (
            Message(
                id=MessageId(uuid4()),
                direction=Direction.TO_REPORTER,
                text="Vielen Dank für Ihre Meldung.",
                said_at=NOON,
                said_by=OFFICER,
            ),
        ),
        "referrals": (),
        "attachments": (
            Attachment(
                id=AttachmentId(uuid4()), name="Foto Schalter.jpg", size=482_113, sha256="ab" * 32
            ),
        ),
    }
    return CaseFile(**whole | {name: part for name, part in parts.items() if name not in fields})


NARRATIVE: Final = (
    "Am Schalter wurde ein Mann laut, als sein Antrag unvollständig war. Er schlug mit der Faust "
    "auf den Tresen und sagte: „Ich weiß, wo du wohnst.“ Zwei Kolleginnen haben es gehört."
)
HISTORY: Final = (
    CaseEvent(at=NOON, by=None, action="received", entered=("received",)),
    CaseEvent(at=NOON + timedelta(hours=2), by=OFFICER, action="accept", left=("received",),
              entered=("triage",)),
    CaseEvent(at=NOON + timedelta(hours=3), by=OFFICER, action="consent",
              facts={"item": "refer_counselling", "state": "given"}),
)  # fmt: skip


def a_consent(item: str, state: ConsentState = ConsentState.GIVEN) -> Consent:
    return Consent(
        item=Code(item),
        state=state,
        manner=ConsentManner.WRITTEN,
        recorded_at=NOON,
        recorded_by=OFFICER,
    )


def a_view(file: CaseFile, *, reachable: bool = True) -> CaseView:
    """What the store would answer about this file to the officer."""
    position = Position.from_text(file.case.position, PROCEDURE)
    situation = Situation(
        position=position,
        actor=OFFICER,
        roles=frozenset({StepRole.CLEARING}),
        last_actor=file.case.last_actor,
        consents_valid_now=frozenset(valid_now(file.consents, NOON.date())),
        filled_fields=frozenset(file.case.facts),
    )
    return CaseView(
        file=file,
        procedure=PROCEDURE,
        position=position,
        offers=movement.offers(PROCEDURE, situation),
        parts=case_parts(file, LISTS),
        names=NAMES,
        reporter_reachable=reachable,
    )


class ClearingDoorway(FakeDoorway):
    """Many rows, a few cases in full; what a command does is set by the test."""

    def __init__(self, rows: int = 60) -> None:
        super().__init__()
        self.rows = rows
        self.reachable = True
        self.files: dict[CaseId, CaseFile] = {}
        self.answers |= {
            Vocabulary: lambda _: LISTS,
            CaseStates: lambda _: StateCounts(procedure=PROCEDURE, by_state=self._by_state()),
            DeskCounts: lambda _: Waiting(open_cases=self.rows * 6 // 7),
            CaseCount: lambda query: self._count(query.listing),
            CasePage: self._page,
            CaseDesk: self._desk,
            PeopleList: lambda _: PEOPLE,
            DeadlineCatalogue: lambda _: RULES,
            TakeIn: lambda _: Changes().with_receipt(TakenIn((), ())),
        }

    def file(self, case: CaseId) -> CaseFile:
        return self.files.get(case) or a_file(case.int)

    def put(self, file: CaseFile) -> CaseFile:
        self.files[file.case.id] = file
        return file

    def _desk(self, query: CaseDesk) -> CaseView:
        return a_view(self.file(query.case), reachable=self.reachable)

    def _by_state(self) -> dict[str, int]:
        return dict(collections.Counter(STATES[n % len(STATES)] for n in range(1, self.rows + 1)))

    def _count(self, listing: CaseListing) -> int:
        by_state = self._by_state()
        if listing.search:
            return 0
        return sum(by_state.get(each, 0) for each in listing.states or by_state)

    def _page(self, query: CasePage) -> tuple[CaseLine, ...]:
        count = self._count(query.listing)
        last = min(query.offset + query.limit, count)
        states = query.listing.states
        if not states:
            return tuple(a_line(number + 1) for number in range(query.offset, last))
        found = [n for n in range(1, self.rows + 1) if a_line(n).state in states]
        return tuple(a_line(number) for number in found[query.offset : last])


def changing(*subjects: Subject) -> Callable[[object], Changes]:
    return lambda _command: Changes.of(*subjects)
