"""An extract: chosen parts of a case, sealed to one person who holds no key to the cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final, Self
from uuid import UUID

from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal
from komma_desk.domain.identifiers import ApprovalId, CaseId, ExtractId, PersonId
from komma_desk.domain.text import LONGEST_TEXT, text_problem
from komma_desk.words import N_, Bilingual

READABLE_FOR: Final = timedelta(days=30)
READABLE_AT_MOST: Final = timedelta(days=90)
_MOST_PARTS: Final = 1000


class NotAnExtract(Refusal):
    sentence = N_("This letter holds no extract.")
    advice = N_("Please ask the clearing office to post it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What the case keeps of one that was posted; `parts` are keys of the letter parts."""

    id: ExtractId
    receiver: PersonId
    receiver_name: str
    parts: tuple[str, ...]
    purpose: str = field(repr=False)
    posted_at: datetime
    posted_by: PersonId
    readable_until: date
    approval: ApprovalId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPart:
    """`label` is a message id; both are shown as plain text, whatever stands in them."""

    key: str
    label: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractQuestion:
    """The approval asked with an extract: for this step, out of this state, and nothing else."""

    approval: ApprovalId
    step: str
    step_title: Bilingual
    state: str
    exception: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLetter:
    """What travels; `answer_to` names the people of a circle who alone may get the answer."""

    id: ExtractId
    case: CaseId
    number: str
    receiver: PersonId
    sender: PersonId
    sender_name: str
    posted_at: datetime
    readable_until: date
    purpose: str = field(repr=False)
    parts: tuple[ExtractPart, ...]
    question: ExtractQuestion | None = None
    answer_to: tuple[PersonId, ...] = ()

    def readable_on(self, day: date) -> bool:
        return day <= self.readable_until

    def as_words(self) -> dict[str, Any]:
        asked = self.question
        return {
            "extract": str(self.id),
            "case": str(self.case),
            "number": self.number,
            "receiver": str(self.receiver),
            "sender": str(self.sender),
            "sender_name": self.sender_name,
            "posted_at": self.posted_at.isoformat(),
            "readable_until": self.readable_until.isoformat(),
            "purpose": self.purpose,
            "parts": [[each.key, each.label, each.text] for each in self.parts],
            "question": None
            if asked is None
            else {
                "approval": str(asked.approval),
                "step": asked.step,
                "title": [asked.step_title.de, asked.step_title.en],
                "state": asked.state,
                "exception": asked.exception,
            },
            "answer_to": [str(each) for each in self.answer_to],
        }

    @classmethod
    def read(cls, words: Mapping[str, Any]) -> Self:
        """Raises NotAnExtract for anything that is not exactly that."""
        try:
            parts = tuple(
                ExtractPart(key=_text(key), label=_text(label), text=_text(text))
                for key, label, text in words["parts"][:_MOST_PARTS]
            )
            return cls(
                id=ExtractId(UUID(words["extract"])),
                case=CaseId(UUID(words["case"])),
                number=_text(words["number"]),
                receiver=PersonId(UUID(words["receiver"])),
                sender=PersonId(UUID(words["sender"])),
                sender_name=_text(words["sender_name"]),
                posted_at=_moment(words["posted_at"]),
                readable_until=date.fromisoformat(words["readable_until"]),
                purpose=_text(words["purpose"]),
                parts=parts,
                question=_question(words["question"]),
                answer_to=tuple(PersonId(UUID(each)) for each in words["answer_to"]),
            )
        except NOT_AS_WRITTEN as unreadable:
            raise NotAnExtract from unreadable


def _question(words: Mapping[str, Any] | None) -> ExtractQuestion | None:
    if words is None:
        return None
    german, english = words["title"]
    return ExtractQuestion(
        approval=ApprovalId(UUID(words["approval"])),
        step=_text(words["step"]),
        step_title=Bilingual(_text(german), _text(english)),
        state=_text(words["state"]),
        exception=_text(words["exception"]),
    )


def _text(found: object) -> str:
    if not isinstance(found, str) or text_problem(found, LONGEST_TEXT):
        raise NotAnExtract
    return found


def _moment(found: str) -> datetime:
    at = datetime.fromisoformat(found)
    if at.tzinfo is None:
        raise NotAnExtract
    return at
