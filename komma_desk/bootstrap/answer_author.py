"""Whether an answer is by somebody who belongs to the office: by the newest card that is known.

Each answer brings the card of its day. So an officer who left can only offer an old one.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from komma_desk.bootstrap.office_seen import age_of
from komma_desk.domain.clearing_card import CardAltered, ClearingCard, NotACard
from komma_desk.domain.home_time import local_day
from komma_desk.domain.officer_proof import OfficerProof
from komma_desk.domain.role_presets import Group, RolePresets
from komma_desk.domain.roles import Role
from komma_desk.usecases.effects.answer_bundle import proof_in
from komma_desk.usecases.form_deeds import AnswerNotByTheOffice, AnswerOutdated
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.vault.card_seal import read_card
from komma_desk.vault.person_keys import PublicKeys, SignedPublicKeys
from komma_desk.vault.refusals import SwappedKey

_MIDNIGHT: Final = timedelta(days=1)  # an answer begun before it and sealed after it


def present_office(file: bytes, newest: ClearingCard, made_at: datetime) -> ClearingCard:
    """The card an answer brings: of the same office, not older than what is known, of that day.

    Raises AnswerNotByTheOffice, AnswerOutdated or CardTooNew.
    """
    try:
        card = read_card(file)
    except (NotACard, CardAltered) as wrong:
        raise AnswerNotByTheOffice from wrong
    if card.directory != newest.directory:
        raise AnswerNotByTheOffice
    if age_of(card)[:2] < age_of(newest)[:2]:
        raise AnswerOutdated
    if abs(local_day(made_at) - card.made_on) > _MIDNIGHT:
        raise AnswerOutdated  # an old card under an answer of today
    return card


def require_on_card(proof: OfficerProof, office: ClearingCard) -> None:
    """Raises AnswerNotByTheOffice for whoever does not belong to it by the card she brings."""
    for each in office.officers:
        if (each.person, each.signing) == (proof.person, proof.signing):
            return
    raise AnswerNotByTheOffice


def officer_proved(
    opened: OpenedEnvelope, author: PublicKeys, card: ClearingCard, roles: RolePresets
) -> OfficerProof:
    """Where the office of the card vouches for her as an officer of clearing.

    Raises AnswerNotByTheOffice.
    """
    proof = proof_in(opened)
    signed = SignedPublicKeys(
        public=PublicKeys(person_id=proof.person, sealing=proof.sealing, signing=proof.signing),
        signature=proof.signature,
        roles=proof.roles,
        login=proof.login,
        name=proof.name,
        generation=proof.generation,
        terms=proof.terms,
    )
    try:
        vouched = signed.checked(card.directory)
    except SwappedKey as wrong:
        raise AnswerNotByTheOffice from wrong
    held = frozenset(Role(each) for each in proof.roles if each in set(Role))
    # Whoever left before the card was made was signed for an earlier generation.
    if vouched != author or proof.generation < card.generation:
        raise AnswerNotByTheOffice
    if Group.CLEARING not in roles.groups_of(held):
        raise AnswerNotByTheOffice
    return proof
