"""A hand-over letter for a case: the chosen parts, the consent it rests on, who writes to whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from komma_desk.domain.case import CaseFile
from komma_desk.domain.consent import ConsentManner, consent_for
from komma_desk.domain.consent_scope import INVOLVED, SCOPE_TOLD, has_scope
from komma_desk.domain.enclosure import enclosures
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.domain.letter import (
    ConsentStatement,
    DecisionStatement,
    LetterRecipient,
    LetterSection,
    LetterSender,
    ReferralLetter,
)
from komma_desk.domain.partner import Partner
from komma_desk.domain.person import Part
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.domain.without_consent import decision_without
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.enclosing import enclosure_said
from komma_desk.usecases.effects.letter_parts import case_parts
from komma_desk.usecases.effects.letter_scope import require_covered
from komma_desk.usecases.effects.office_lists import office_lists
from komma_desk.usecases.effects.procedure_of import procedure_of
from komma_desk.usecases.effects.signed_office import require_signed_office
from komma_desk.words import N_, Language, _, speaking

_MANNERS = {
    ConsentManner.ELECTRONIC: N_("electronically"),
    ConsentManner.WRITTEN: N_("in writing"),
    ConsentManner.ORAL: N_("orally, noted by the clearing office"),
}


class ConsentMissing(Refusal):
    sentence = N_("The consent “{consent}” is not given at this moment.")
    advice = N_(
        "Nothing was handed over. Only the affected person can give it; "
        "record it on the case under “Consents”."
    )


class NothingChosen(Refusal):
    sentence = N_("No part of the case was chosen for the letter.")
    advice = N_("Please choose what the partner needs to know.")


class PartnerRetired(Refusal):
    sentence = N_("This partner is no longer active in the directory.")
    advice = N_("Please choose another one.")


def ground_of(
    file: CaseFile, partner: Partner, chosen: frozenset[str], context: Context
) -> ConsentStatement | DecisionStatement:
    """What this hand-over rests on; raises ConsentMissing, checked at this moment.

    Without consent only where two people took the step that goes with it by its exception
    (present danger to life or limb); the letter then says so.
    """
    label = context.tools.rules.code_lists["consent"].label_of(partner.consent)
    today = context.clock.today()
    consent = consent_for(file.consents, partner.consent, partner.name, today)
    if consent is not None:
        return ConsentStatement(
            given_by=_given_by(file, chosen),
            scope=label.spoken(),
            given_on=consent.recorded_at.date(),
            how=_(_MANNERS[consent.manner]),
            extent=_(SCOPE_TOLD[consent.scope]) if has_scope(consent.item) else "",
        )
    procedure = procedure_of(file.case, context)
    decision = decision_without(partner.consent, file.history, procedure)
    if decision is None:
        raise ConsentMissing(consent=label)
    people = context.work.office.people
    return DecisionStatement(
        reason=EXCEPTIONS[decision.exception].spoken(),
        decided_on=decision.decided_at.date(),
        decided_by=tuple(people.get(person).name for person in decision.decided_by),
    )


def letter_for(
    file: CaseFile,
    partner: Partner,
    parts: Iterable[str],
    purpose: str,
    answer_by_on: date | None,
    context: Context,
    originals: frozenset[AttachmentId] = frozenset(),
) -> ReferralLetter:
    """Raises ConsentMissing, NotCovered, NamesHer, NothingChosen, PartnerRetired or OfficeByHand.

    Of files also what `enclosures` raises; `originals` may leave as they came. It is in German.
    """
    if not partner.active:
        raise PartnerRetired
    require_signed_office(context)
    chosen = frozenset(parts)
    lists = office_lists(context)
    require_covered(file, partner, chosen, purpose, lists, context.clock.today())
    with speaking(Language.GERMAN):
        sections = tuple(
            LetterSection(label=_(part.label), text=part.text)
            for part in case_parts(file, lists)
            if part.key in chosen
        )
        ground = ground_of(file, partner, chosen, context)
        if not sections:
            raise NothingChosen
        enclosed = enclosures(chosen, file.attachments, originals)
        enclosed_lines = tuple(enclosure_said(each, lists) for each in enclosed)
    return ReferralLetter(
        sender=_sender(context),
        recipient=LetterRecipient(
            name=partner.name,
            address_lines=tuple(partner.address.splitlines()),
            contact_name=partner.contact,
        ),
        dated_on=context.clock.today(),
        case_number=file.case.number,
        purpose=purpose,
        ground=ground,
        sections=sections,
        answer_by_on=answer_by_on,
        enclosures=enclosed_lines,
        to_police=partner.must_prosecute,
    )


def _given_by(file: CaseFile, chosen: frozenset[str]) -> str:
    """Her name only where it travels with the letter anyway."""
    for each in file.involved:
        if each.part is Part.AFFECTED and f"{INVOLVED}{each.id}" in chosen:
            return each.name
    return _("the affected person")


def _sender(context: Context) -> LetterSender:
    settings = context.work.office.settings
    return LetterSender(
        municipality=settings.get("municipality"),
        office=settings.get("office_name"),
        address_lines=tuple(settings.get("office_address").splitlines()),
        contact_name=context.actor.name,
        contact_phone=settings.get("office_phone"),
        contact_email=settings.get("office_email"),
    )
