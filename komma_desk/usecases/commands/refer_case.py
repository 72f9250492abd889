"""Hand a case over: consent checked now, chosen parts, an encrypted letter, its fingerprint."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.enclosure import Enclosure, enclosures
from komma_desk.domain.identifiers import AttachmentId, CaseId, PartnerId, ReferralId
from komma_desk.domain.letter import ReferralLetter
from komma_desk.domain.referral import Referral, ReferralState
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.domain.text import require_text
from komma_desk.usecases.context import Context, Tools
from komma_desk.usecases.effects.enclosing import contents
from komma_desk.usecases.effects.partner_standing import remember_handed, require_checked
from komma_desk.usecases.effects.signed_office import remember_office
from komma_desk.usecases.effects.telling import tell_change
from komma_desk.usecases.effects.word_waiting import require_no_word_waiting
from komma_desk.usecases.effects.writing_letters import letter_for
from komma_desk.usecases.ports.outside_files import StagedFile
from komma_desk.words import Language, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferCase:
    """`parts` are keys of the case's letter parts and files; `target` is the file it all goes to.

    `address_checked`: somebody made sure of an address that was changed since clearing knew it.
    `originals` are the files of which somebody said that they may leave as they came.
    """

    case: CaseId
    partner: PartnerId
    parts: tuple[str, ...]
    purpose: str = field(repr=False)
    target: Path
    answer_by_on: date | None = None
    address_checked: bool = False
    originals: frozenset[AttachmentId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """Shown once: the passphrase is kept nowhere, tell it by telephone."""

    referral: ReferralId
    target: Path
    sha256: str
    passphrase: str = field(repr=False)
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _ToWrite:
    letter: ReferralLetter
    enclosed: tuple[tuple[Enclosure, SealedAttachment], ...]
    passphrase: str = field(repr=False)
    target: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    letter: ReferralLetter
    enclosed: tuple[Enclosure, ...]
    passphrase: str = field(repr=False)
    sha256: str


def letter_to_write(command: ReferCase, context: Context) -> _ToWrite:
    """Raises what stands in the way of this hand-over, before anything is read or written."""
    require_text(command.purpose)
    cases = context.work.cases.cases
    file = cases.file(command.case, context.scope)
    letter = _letter(command, context)
    with speaking(Language.GERMAN):
        chosen = enclosures(command.parts, file.attachments, command.originals)
    return _ToWrite(
        letter=letter,
        enclosed=tuple((each, cases.attachment(each.attachment, context.scope)) for each in chosen),
        passphrase=context.keys.spoken_passphrase(),
        target=command.target,
    )


def write_ahead(wanted: _ToWrite, tools: Tools, staged: list[StagedFile]) -> _Written:
    """Before the change: reading and encrypting files takes seconds in which others write."""
    papers = tools.papers
    sealed = papers.encrypted(
        papers.referral_letter(wanted.letter),
        wanted.passphrase,
        contents(wanted.enclosed, tools.sealed_files),
    )
    staged.append(tools.outside.stage(wanted.target, sealed))
    return _Written(
        letter=wanted.letter,
        enclosed=tuple(enclosure for enclosure, _sealed in wanted.enclosed),
        passphrase=wanted.passphrase,
        sha256=hashlib.sha256(sealed).hexdigest(),
    )


def refer_case(command: ReferCase, context: Context) -> Changes:
    """The consent is asked for once more, now that nobody else writes; raises ChangedMeanwhile."""
    written = context.ready
    assert isinstance(written, _Written)
    if _letter(command, context) != written.letter:
        raise ChangedMeanwhile
    cases = context.work.cases.cases
    file = cases.file(command.case, context.scope)
    partner = context.work.office.partners.get(command.partner)
    now = context.clock.now()
    referral = Referral(
        id=ReferralId(context.new_id()),
        partner=partner.id,
        partner_name=partner.name,
        purpose=command.purpose,
        parts=command.parts,
        file_name=command.target.name,
        sha256=written.sha256,
        state=ReferralState.HANDED_OVER,
        made_at=now,
        made_by=context.actor.id,
    )
    cases.add_referral(file.case.id, referral)
    facts = {"partner": partner.name, "sha256": written.sha256}
    if written.enclosed:
        facts["files"] = "\n".join(each.said() for each in written.enclosed)
    cases.add_event(
        file.case.id, CaseEvent(at=now, by=context.actor.id, action="referral", facts=facts)
    )
    tell_change(file.case, context)
    remember_handed(partner, context)
    remember_office(context)
    return Changes.of(Subject.CASES, Subject.REFERRALS).with_receipt(
        HandedOver(
            referral=referral.id,
            target=command.target,
            sha256=written.sha256,
            passphrase=written.passphrase,
            files=len(written.enclosed),
        )
    )


def _letter(command: ReferCase, context: Context) -> ReferralLetter:
    file = context.work.cases.cases.file(command.case, context.scope)
    partner = context.work.office.partners.get(command.partner)
    require_checked(partner, context, checked=command.address_checked)
    require_no_word_waiting(file, partner, context)
    return letter_for(
        file,
        partner,
        command.parts,
        command.purpose,
        command.answer_by_on,
        context,
        command.originals,
    )
