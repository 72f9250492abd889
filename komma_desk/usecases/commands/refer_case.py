"""Hand a case over: consent checked now, chosen parts, an encrypted letter, its fingerprint."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId, PartnerId, ReferralId
from komma_desk.domain.referral import Referral, ReferralState
from komma_desk.domain.text import require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.partner_standing import remember_handed, require_checked
from komma_desk.usecases.effects.signed_office import remember_office
from komma_desk.usecases.effects.telling import tell_change
from komma_desk.usecases.effects.writing_letters import letter_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferCase:
    """`parts` are keys of the case's letter parts; `target` is the file the letter goes to.

    `address_checked`: somebody made sure of an address that was changed since clearing knew it.
    """

    case: CaseId
    partner: PartnerId
    parts: tuple[str, ...]
    purpose: str = field(repr=False)
    target: Path
    answer_by_on: date | None = None
    address_checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """Shown once: the passphrase is kept nowhere, tell it by telephone."""

    referral: ReferralId
    target: Path
    sha256: str
    passphrase: str = field(repr=False)


def refer_case(command: ReferCase, context: Context) -> Changes:
    require_text(command.purpose)
    cases = context.work.cases.cases
    file = cases.file(command.case, context.scope)
    partner = context.work.office.partners.get(command.partner)
    require_checked(partner, context, checked=command.address_checked)
    letter = letter_for(
        file, partner, command.parts, command.purpose, command.answer_by_on, context
    )
    passphrase = context.keys.spoken_passphrase()
    papers = context.tools.papers
    sealed = papers.encrypted(papers.referral_letter(letter), passphrase)
    fingerprint = hashlib.sha256(sealed).hexdigest()
    now = context.clock.now()
    referral = Referral(
        id=ReferralId(context.new_id()),
        partner=partner.id,
        partner_name=partner.name,
        purpose=command.purpose,
        parts=command.parts,
        file_name=command.target.name,
        sha256=fingerprint,
        state=ReferralState.HANDED_OVER,
        made_at=now,
        made_by=context.actor.id,
    )
    cases.add_referral(file.case.id, referral)
    facts = {"partner": partner.name, "sha256": fingerprint}
    cases.add_event(
        file.case.id, CaseEvent(at=now, by=context.actor.id, action="referral", facts=facts)
    )
    tell_change(file.case, context)
    remember_handed(partner, context)
    remember_office(context)
    context.leave(command.target, sealed)
    return Changes.of(Subject.CASES, Subject.REFERRALS).with_receipt(
        HandedOver(
            referral=referral.id,
            target=command.target,
            sha256=fingerprint,
            passphrase=passphrase,
        )
    )
