"""A word of the reporter that lies in the post still, on the consent a hand-over would rest on."""

from __future__ import annotations

from collections.abc import Iterator

from komma_desk.domain.case import Case, CaseFile
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import consent_for
from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal, Trouble
from komma_desk.domain.parcel import NotAParcel, unpacked
from komma_desk.domain.partner import Partner
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.reporters_letters import (
    is_its_reporter,
    is_taken,
    letters_to_me,
)
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.usecases.ports.office import Audience
from komma_desk.words import N_


class WordWaiting(Refusal):
    sentence = N_("The reporting person has written anew about the consent “{consent}”.")
    advice = N_(
        "Nothing was handed over. Please take the post in first; then what she says now holds."
    )


def require_no_word_waiting(file: CaseFile, partner: Partner, context: Context) -> None:
    """A withdrawal counts from when she sent it, not from when somebody looks into the post.

    Raises WordWaiting; not where the hand-over rests on a decision for life and limb.
    """
    case, consent = file.case, partner.consent
    if consent_for(file.consents, consent, partner.name, context.clock.today()) is None:
        return
    for each in (*_to_the_group(context), *letters_to_me(context)):
        if is_taken(each, context) or not _is_about(each, case, consent):
            continue
        if is_its_reporter(each, case, context):
            label = context.tools.rules.code_lists["consent"].label_of(consent)
            raise WordWaiting(consent=label)


def _to_the_group(context: Context) -> Iterator[OpenedEnvelope]:
    for envelope in context.work.office.post.waiting(Audience.CLEARING):
        try:
            yield context.keys.open(envelope.data)
        except (Refusal, Trouble):
            continue


def _is_about(opened: OpenedEnvelope, case: Case, consent: Code) -> bool:
    if opened.kind != envelope_kinds.REPORTER_WORD:
        return False
    try:
        words = unpacked(opened.body).words
        return bool(words["report"] == str(case.report.id) and words.get("item") == consent)
    except (NotAParcel, *NOT_AS_WRITTEN):
        return False
