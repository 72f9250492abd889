"""What a reporter writes later comes to her case: believed only from her, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.case import Case, CaseEvent, CaseFile
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.circle import InACircle
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import (
    FIRST_WORDING,
    WORDING,
    Consent,
    ConsentManner,
    ConsentState,
)
from komma_desk.domain.consent_scope import ConsentScope, has_scope
from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal, Trouble
from komma_desk.domain.hearing_deeds import HearingDeed
from komma_desk.domain.identifiers import MessageId, ReportId
from komma_desk.domain.message import Direction, Message
from komma_desk.domain.parcel import NotAParcel, unpacked
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.domain.wish import WishChange, require_wishes
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.moment_of_word import Moment, moment_of
from komma_desk.usecases.effects.noted_by_office import consent_noted, wishes_noted
from komma_desk.usecases.effects.telling import tell_change
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.words import N_

LETTERS: Final = frozenset({envelope_kinds.REPORTER_MESSAGE, envelope_kinds.REPORTER_WORD})
_WISHES: Final = "wishes"
_TAKEN: Final = "reporter letter "  # and the id of its envelope


class LetterDoubt(Enum):
    """Why a letter is not believed, in a sentence for the clearing office."""

    UNREADABLE = N_("It holds nothing that can be read.")
    OTHER_PERSON = N_("It was not written by the person who reported the case.")


@dataclass(frozen=True, slots=True)
class Heard:
    """In which case; with a `doubt` nothing was taken over."""

    number: str
    doubt: LetterDoubt | None = None


def take_letter(opened: OpenedEnvelope, context: Context) -> Changes | None:
    """Write it into its case or say why not; the receipt is a Heard, or nothing the second time.

    None where it has to wait: its report was not taken in yet, her keys are not confirmed yet, or
    the case is open only to others. Whoever calls takes it out of the post otherwise.
    """
    if is_taken(opened, context):
        return Changes()
    try:
        words = unpacked(opened.body).words
        report = ReportId(UUID(words["report"]))
    except (NotAParcel, *NOT_AS_WRITTEN):
        return Changes().with_receipt(Heard("", LetterDoubt.UNREADABLE))
    case = _case(report, context)
    if case is None or _is_unconfirmed_yet(opened, case, context):
        return None
    if not is_its_reporter(opened, case, context):
        return Changes().with_receipt(Heard(case.number, LetterDoubt.OTHER_PERSON))
    try:
        _KEPT[opened.kind](case, words, opened, context)
    except (Refusal, *NOT_AS_WRITTEN):
        return Changes().with_receipt(Heard(case.number, LetterDoubt.UNREADABLE))
    context.work.cases.memory.put(_TAKEN + opened.id.hex, "taken")
    tell_change(case, context)
    return Changes.of(Subject.CASES).with_receipt(Heard(case.number))


def letters_to_me(context: Context) -> tuple[OpenedEnvelope, ...]:
    """About restricted cases: sealed to the members of the circle, not to the group."""
    found = context.tools.mailbox.fetch(context.work.office.post, context.keys)
    return tuple(each for each in found if each.kind in LETTERS)


def letters_waiting_for_me(context: Context) -> int:
    return sum(not is_taken(each, context) for each in letters_to_me(context))


def is_taken(opened: OpenedEnvelope, context: Context) -> bool:
    """By her or by a colleague; of a restricted case every member finds the letter."""
    return bool(context.work.cases.memory.get(_TAKEN + opened.id.hex))


def is_its_reporter(opened: OpenedEnvelope, case: Case, context: Context) -> bool:
    """The same person, with keys clearing confirmed; without an account the same reply keys."""
    if case.reporter is None and case.reply is not None:
        return opened.author_signing == case.reply.signing
    if case.reporter is None or opened.author != case.reporter:
        return False
    try:
        person = context.work.office.people.get(case.reporter)
    except NoSuchPerson:
        return False
    return person.signing == opened.author_signing and context.keys.is_confirmed(person)


def _is_unconfirmed_yet(opened: OpenedEnvelope, case: Case, context: Context) -> bool:
    if case.reporter is None or opened.author != case.reporter:
        return False
    try:
        person = context.work.office.people.get(case.reporter)
    except NoSuchPerson:
        return False
    return person.signing == opened.author_signing and not context.keys.is_confirmed(person)


def _case(report: ReportId, context: Context) -> Case | None:
    cases = context.work.cases.cases
    number = cases.by_report(report)
    if number is None:
        return None
    try:
        # Whoever takes the post in need not be responsible for the case.
        return cases.get(number, Scope(context.actor.id, all_cases=True))
    except (InACircle, Trouble):
        return None


def _keep_message(
    case: Case, words: Mapping[str, Any], opened: OpenedEnvelope, context: Context
) -> None:
    text = words["text"]
    require_text(text)
    context.work.cases.cases.add_message(
        case.id,
        Message(
            id=MessageId(opened.id),
            direction=Direction.FROM_REPORTER,
            text=text,
            said_at=_said_at(opened, context),
            said_by=opened.author,
        ),
    )
    _note(case, HearingDeed.HEARD, {}, opened, context)


def _keep_word(
    case: Case, words: Mapping[str, Any], opened: OpenedEnvelope, context: Context
) -> None:
    if "wishes" in words:
        _keep_wishes(case, words, opened, context)
    else:
        _keep_consent(case, words, opened, context)


def _keep_wishes(
    case: Case, words: Mapping[str, Any], opened: OpenedEnvelope, context: Context
) -> None:
    wishes = frozenset(Code(str(each)) for each in words["wishes"])
    require_wishes(wishes)
    known = context.tools.rules.code_lists["wish"]
    if any(each not in known for each in wishes):
        raise NotAParcel
    file, now = _file(case, context), context.clock.now()
    by_office = [each for each in file.wish_changes if each.said_by != opened.author]
    noted = wishes_noted(wishes, by_office, file.wish_changes)
    moment = moment_of({"about": _WISHES}, file, opened, noted, now)
    changed = WishChange(wishes=wishes, said_at=moment.counted_at, said_by=opened.author)
    context.work.cases.cases.add_wish_change(case.id, changed)
    facts = {"about": _WISHES, "wishes": " ".join(sorted(wishes))} | moment.as_facts()
    facts |= _older_than((each.said_at for each in file.wish_changes), moment)
    _note(case, HearingDeed.WORD, facts, opened, context)


def _keep_consent(
    case: Case, words: Mapping[str, Any], opened: OpenedEnvelope, context: Context
) -> None:
    item, state = Code(str(words["item"])), ConsentState(words["state"])
    if item not in context.tools.rules.code_lists["consent"] or state is ConsentState.REFUSED:
        raise NotAParcel
    recipient = str(words.get("recipient", ""))
    if recipient:
        require_text(recipient, LONGEST_LINE)
    until = words.get("until")
    file, now = _file(case, context), context.clock.now()
    said = Consent(
        item=item,
        state=state,
        manner=ConsentManner.ELECTRONIC,
        recorded_at=now,
        recorded_by=None,
        recipient=recipient,
        valid_until=None if until is None else date.fromisoformat(until),
        text_version=WORDING if "scope" in words else FIRST_WORDING,
        # A letter of the version before says none; a word nobody knows is never “everything”.
        scope=ConsentScope(words.get("scope", ConsentScope.ALL)),
    )
    noted = consent_noted(said, file.consents)
    moment = moment_of({"item": str(item)}, file, opened, noted, now)
    context.work.cases.cases.add_consent(case.id, replace(said, recorded_at=moment.counted_at))
    facts = {"item": str(item), "state": str(state)} | moment.as_facts()
    if state is ConsentState.GIVEN and has_scope(item):
        facts["scope"] = str(said.scope)
    said_before = (each.recorded_at for each in file.consents if each.item == item)
    facts |= _older_than(said_before, moment)
    _note(case, HearingDeed.WORD, facts, opened, context)


def _note(
    case: Case,
    deed: HearingDeed,
    facts: Mapping[str, str],
    opened: OpenedEnvelope,
    context: Context,
) -> None:
    event = CaseEvent(at=context.clock.now(), by=opened.author, action=deed, facts=dict(facts))
    context.work.cases.cases.add_event(case.id, event)


def _said_at(opened: OpenedEnvelope, context: Context) -> datetime:
    """A clock may run ahead; a later word of the office must still be the newest."""
    return min(opened.sent_at, context.clock.now())


def _older_than(others: Iterable[datetime], moment: Moment) -> dict[str, str]:
    """Told in the history: whoever clears should see that a word came and does not hold."""
    return {"older": "true"} if any(each > moment.counted_at for each in others) else {}


def _file(case: Case, context: Context) -> CaseFile:
    return context.work.cases.cases.file(case.id, Scope(context.actor.id, all_cases=True))


_KEPT: Final[Mapping[str, Callable[[Case, Mapping[str, Any], OpenedEnvelope, Context], None]]] = {
    envelope_kinds.REPORTER_MESSAGE: _keep_message,
    envelope_kinds.REPORTER_WORD: _keep_word,
}
