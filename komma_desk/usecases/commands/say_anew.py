"""The reporter says anew what she wishes or allows; the office takes it in with its post."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState, DayIsOver, UnknownConsent, require_scope
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.known_wishes import require_known_wishes
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
    require_known_wishes(command.wishes, context)
    return _send(command.report, {"wishes": sorted(command.wishes)}, context)


def say_consent(command: SayConsent, context: Context) -> Changes:
    # Whoever was never asked has nothing to refuse here; she just gives none.
    known = command.item in context.tools.rules.code_lists["consent"]
    if not known or command.state is ConsentState.REFUSED:
        raise UnknownConsent
    given = command.state is ConsentState.GIVEN
    if given and command.recipient:
        require_text(command.recipient, LONGEST_LINE)
    if given and command.valid_until and command.valid_until < context.clock.today():
        raise DayIsOver
    scope = command.scope if given else ConsentScope.ALL
    require_scope(command.item, scope)
    until = command.valid_until.isoformat() if given and command.valid_until else None
    words = {
        "item": str(command.item),
        "state": str(command.state),
        "recipient": command.recipient.strip() if given else "",
        "until": until,
        "scope": str(scope),
    }
    return _send(command.report, words, context)


def _send(report: ReportId, words: dict[str, Any], context: Context) -> Changes:
    write_to_office(report, envelope_kinds.REPORTER_WORD, words, context)
    return Changes.of(Subject.POST, Subject.REPORTS)
