"""The reporter says anew what she wishes or allows; the office takes it in with its post."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.identifiers import ReportId
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.words_anew import consent_words, wish_words
from komma_desk.usecases.effects.writing_to_office import write_to_office


@dataclass(frozen=True, slots=True, kw_only=True)
class SayWishes:
    """All that is wished from now on, not only what is new."""

    report: ReportId
    wishes: frozenset[Code]


@dataclass(frozen=True, slots=True, kw_only=True)
class SayConsent:
    """`recipient` empty: any of this kind; `scope` is how much may be told."""

    report: ReportId
    item: Code
    state: ConsentState
    recipient: str = field(default="", repr=False)
    valid_until: date | None = None
    scope: ConsentScope = ConsentScope.ALL


def say_wishes(command: SayWishes, context: Context) -> Changes:
    words = wish_words(command.wishes, context.tools.rules.code_lists)
    return _send(command.report, words, context)


def say_consent(command: SayConsent, context: Context) -> Changes:
    words = consent_words(command, context.tools.rules.code_lists, context.clock.today())
    return _send(command.report, words, context)


def _send(report: ReportId, words: dict[str, Any], context: Context) -> Changes:
    write_to_office(report, envelope_kinds.REPORTER_WORD, words, context)
    return Changes.of(Subject.POST, Subject.REPORTS)
