"""A report on paper: the empty form with its questions, and what somebody told with its files.

Every text is spoken already, in the language of the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from komma_desk.domain.attachment import Attachment
from komma_desk.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoice:
    """A box to tick; `meaning` says what it stands for, where the label does not."""

    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuestion:
    """With `choices` boxes are ticked; `lines` are left to write on."""

    asked: str
    hint: str = ""
    choices: tuple[PaperChoice, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPart:
    title: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """Who hands the paper out; `ways` are address, telephone and mail of the clearing office."""

    municipality: str
    office: str
    ways: tuple[str, ...]
    dated_on: date
    language: Language = Language.GERMAN


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyForm:
    """`wording` tells one version of the consents from another: they are signed as they stand.

    `scopes` are the boxes under them: how much may be told.
    """

    head: PaperHead
    parts: tuple[PaperPart, ...]
    consents: tuple[PaperChoice, ...]
    scopes: tuple[PaperChoice, ...]
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMessage:
    """`by` is empty for whoever reported."""

    by: str
    on: date
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPaper:
    """In clear words; `number` is that of the case, `receipt` that of the report, where known."""

    head: PaperHead
    answers: tuple[tuple[str, str], ...] = field(repr=False)
    narrative: str = field(repr=False)
    files: tuple[Attachment, ...] = field(default=(), repr=False)
    kinds: Mapping[str, str] = field(default_factory=dict)  # the words for what a file is
    messages: tuple[PaperMessage, ...] = field(default=(), repr=False)
    number: str = ""
    receipt: str = ""
    filed_on: date | None = None
