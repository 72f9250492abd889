"""A case: a report on its way through the clearing procedure, and what happened to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from komma_desk.domain.approval import Approval
from komma_desk.domain.attachment import Attachment
from komma_desk.domain.circle import Circle
from komma_desk.domain.clock import Clock
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent
from komma_desk.domain.extract import Extract
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.message import Message
from komma_desk.domain.note import Note
from komma_desk.domain.person import Involved
from komma_desk.domain.referral import Referral
from komma_desk.domain.return_address import ReturnAddress
from komma_desk.domain.wish import WishChange


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRef:
    """Which version of which procedure a case stays on; `sha256` of the canonical definition."""

    id: str
    version: str
    sha256: str


# The action of an event: somebody of the store is in the case no more.
TAKEN_OUT: Final = "taken out"


class ReporterTrust(StrEnum):
    """How sure the office is who wrote the report."""

    CONFIRMED = "confirmed"  # signed with keys a clearing officer confirmed
    UNCONFIRMED = "unconfirmed"  # signed with keys nobody confirmed yet
    ENTERED = "entered"  # the office wrote down itself what it was told
    WITHOUT_ACCOUNT = "without_account"  # a sealed file, or a list brought along


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`facts` are the fields filled by steps so far; `revision` grows with every change."""

    id: CaseId
    number: str
    received_at: datetime
    report: IncidentReport
    main_form: Code
    intake_channel: Code
    reporter: PersonId | None
    trust: ReporterTrust
    procedure: ProcedureRef
    state: str  # the main state, for lists and counts
    position: str  # the text of a procedure Position; only its own procedure can read it
    ended: bool = False  # the main state is an end of the procedure
    responsible: PersonId | None = None
    last_actor: PersonId | None = None
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    source: str = ""  # where an imported case came from; empty for a report filed here
    revision: int = 1
    circle: Circle | None = None  # None: open to all of clearing
    reply: ReturnAddress | None = None  # of a reporter without an account


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """One entry of a case's history; `left` and `entered` are the leaves of the procedure."""

    at: datetime
    by: PersonId | None
    action: str  # a step's id, or `received`, `consent`, `message`, `referral`, ...
    left: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """Everything the office holds on one case."""

    case: Case
    history: tuple[CaseEvent, ...]
    involved: tuple[Involved, ...]
    consents: tuple[Consent, ...]
    notes: tuple[Note, ...]
    messages: tuple[Message, ...]
    referrals: tuple[Referral, ...]
    attachments: tuple[Attachment, ...]
    extracts: tuple[Extract, ...] = ()
    approvals: tuple[Approval, ...] = ()
    clocks: tuple[Clock, ...] = ()
    wish_changes: tuple[WishChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One row of the case list: narrow on purpose, no narrative.

    Of a case restricted to others only number, day and state are told: it is not readable.
    """

    id: CaseId
    number: str
    received_on: date
    state: str
    main_form: Code | None
    place: Code | None
    urgency: Code | None
    acute_danger: bool
    responsible: PersonId | None
    answered: bool  # the reporter has had at least one answer
    restricted: bool = False
    readable: bool = True
    unread: bool = False  # the reporter wrote, and nobody answered or put it aside
    due_on: date | None = None  # the nearest day the office set itself, where it was asked for
    due_in: int | None = None  # days until then; below zero: over


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseListing:
    """Which cases a list shows, and in which order."""

    search: str = ""
    states: frozenset[str] = frozenset()  # empty: all
    open_only: bool = False
    responsible: PersonId | None = None
    unanswered: bool = False  # of the open ones those whose reporter never heard from a person
    unread: bool = False  # those whose reporter wrote and waits
    only: frozenset[CaseId] = frozenset()  # empty: all
    order: str = "received_on"  # number, received_on, state, main_form, urgency, due
    descending: bool = True
