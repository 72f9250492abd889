"""What a hand-over letter and a recovery sheet say: plain words and days, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from komma_desk.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSender:
    """The office that writes, and the person who signs and answers questions."""

    municipality: str
    office: str
    address_lines: tuple[str, ...]
    contact_name: str
    contact_phone: str = ""
    contact_email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRecipient:
    """The partner addressed; without a contact person the letter greets the whole office."""

    name: str
    address_lines: tuple[str, ...] = ()
    contact_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentStatement:
    """Who consented to what, when and how: as one would tell it to the partner."""

    given_by: str
    scope: str
    given_on: date
    how: str
    extent: str = ""  # how much she allows to be told


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStatement:
    """Why a hand-over goes without consent, who decided it and when."""

    reason: str
    decided_on: date
    decided_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSection:
    """One part of the case that was chosen to travel, under its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLetter:
    """Everything a hand-over letter says; nothing else of the case reaches the paper."""

    sender: LetterSender
    recipient: LetterRecipient
    dated_on: date
    case_number: str
    purpose: str
    ground: ConsentStatement | DecisionStatement
    sections: tuple[LetterSection, ...]
    desired_answer: str = ""
    answer_by_on: date | None = None
    enclosures: tuple[str, ...] = ()
    to_police: bool = False
    irrevocability_explained_on: date | None = None
    language: Language = Language.GERMAN


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What stands on the sheet for the safe; the recovery code exactly as it must be typed."""

    organisation: str
    person: str
    login: str
    recovery_code: str
    made_on: date
    language: Language = Language.GERMAN
