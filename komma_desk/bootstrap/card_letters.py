"""Sealing to an office card, and opening what the office answers; no store is needed for it."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from komma_desk.bootstrap.answer_author import officer_proved, present_office, require_on_card
from komma_desk.domain.addressees import Addressees
from komma_desk.domain.clearing_card import CardReader, ClearingCard, NotACard
from komma_desk.domain.identifiers import EnvelopeId, PersonId, ReportId
from komma_desk.domain.parcel import unpacked
from komma_desk.domain.role_presets import RolePresets
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.effects.addressing import NobodyLeft
from komma_desk.usecases.effects.answer_bundle import letters_in, office_in
from komma_desk.usecases.effects.readers_told import readers_told
from komma_desk.usecases.effects.writing_to_office import NobodyToWriteTo
from komma_desk.usecases.form_deeds import AnswerNotYours, ReplySecret
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.vault import envelope
from komma_desk.vault.answer_file import unpacked_answer
from komma_desk.vault.person_keys import PersonKeys
from komma_desk.vault.recipients import OpeningKeys, Recipient
from komma_desk.vault.refusals import NotForYou
from komma_desk.vault.reply_keys import keys_of_code, keys_of_passphrase, report_of_code
from komma_desk.vault.seals import key_id
from komma_desk.words import Bilingual

_NO_SERVICE = Bilingual(de="auf der Karte steht keine", en="the card names none")


@dataclass(frozen=True, slots=True)
class CardAddress:
    """To whom something goes; `officers` is empty where it goes to the whole clearing office."""

    recipients: tuple[Recipient, ...]
    officers: tuple[CardReader, ...] = ()
    excluded: tuple[CardReader, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.officers)

    def as_words(self) -> dict[str, Any]:
        """What goes into the report, so that the office knows who else can read it."""
        if not self.officers:
            return {}
        return Addressees(members=_named(self.officers), excluded=_named(self.excluded)).as_words()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAnswer:
    """Of one officer, with the letters in it; `office` is the card that came along, if one did."""

    report: ReportId
    by: str
    author: PersonId
    made_at: datetime
    letters: tuple[OpenedEnvelope, ...]
    office: ClearingCard | None
    office_file: bytes

    @property
    def readers(self) -> frozenset[PersonId] | None:
        """Who alone may read the case, as this answer tells; None where it does not."""
        told = None
        for each in self.letters:
            if each.kind == envelope_kinds.STANDING:
                told = readers_told(unpacked(each.body).words)
        return told


def address(
    card: ClearingCard,
    kept_from: Collection[PersonId],
    only: Collection[PersonId] | None = None,
) -> CardAddress:
    """Raises NobodyLeft; the group's key is held by those who must not see it, too.

    `only` are those who alone may read her case, be it nobody; then it raises NobodyToWriteTo.
    """
    if not kept_from and only is None:
        return CardAddress((Recipient(sealing=card.sealing, named=key_id(card.sealing)),))
    left = tuple(each for each in card.officers if each.person not in kept_from)
    if only is not None:
        left = tuple(each for each in left if each.person in only)
        if not left:
            raise NobodyToWriteTo
    if not left:
        raise NobodyLeft(services=_NO_SERVICE)
    recovery = (Recipient(sealing=card.recovery),) if card.recovery else ()
    return CardAddress(
        recipients=(*(Recipient(sealing=each.sealing) for each in left), *recovery),
        officers=left,
        excluded=tuple(each for each in card.readers if each.person in kept_from),
    )


def reply_keys(
    secret: ReplySecret, card: ClearingCard, report: ReportId | None
) -> tuple[PersonKeys, ReportId]:
    """Whose keys and which report; slow on purpose. Raises ReturnCodeMistyped."""
    if secret.code:
        keys = keys_of_code(secret.code, card.directory)
        return keys, report_of_code(keys)
    if report is None:
        raise AnswerNotYours  # a passphrase says nothing without the number on the receipt
    return keys_of_passphrase(secret.passphrase, report), report


def sealed_letter(
    kind: str, body: bytes, to: CardAddress, author: PersonKeys, at: datetime
) -> bytes:
    """Raises NotACard for one whose keys are none, whoever signed it."""
    try:
        return envelope.seal(
            kind,
            body,
            to=to.recipients,
            author=author,
            envelope_id=EnvelopeId(uuid.uuid4()),
            sent_at=at,
        )
    except ValueError as no_key:  # a public key of a kind that nothing can be sealed to
        raise NotACard from no_key


def opened_answer(
    data: bytes, secret: ReplySecret, card: ClearingCard, roles: RolePresets
) -> FoundAnswer:
    """Raises AnswerNotYours, AnswerNotByTheOffice, AnswerOutdated, or what is said of damage.

    `card` is the newest that is known.
    """
    report, sealed = unpacked_answer(data)
    keys, own = reply_keys(secret, card, report)
    try:
        found = envelope.open_envelope(sealed, OpeningKeys(own=(keys.sealing,)))
    except NotForYou as other:
        raise AnswerNotYours from other
    if found.kind != envelope_kinds.ANSWER_FILE or own != report:
        raise AnswerNotYours
    opened = OpenedEnvelope(
        id=found.envelope_id,
        kind=found.kind,
        body=found.body,
        author=found.author_id,
        author_signing=found.author_signing_key,
        sent_at=found.sent_at,
    )
    file = office_in(opened)
    office = present_office(file, card, found.sent_at) if file else None
    proof = officer_proved(opened, found.author, office or card, roles)
    if office is not None:
        require_on_card(proof, office)
    return FoundAnswer(
        report=report,
        by=proof.name,
        author=proof.person,
        made_at=found.sent_at,
        letters=letters_in(opened, str(report)),
        office=office,
        office_file=file,
    )


def _named(readers: Collection[CardReader]) -> dict[PersonId, str]:
    return {each.person: each.name for each in readers}
