"""What the form without a store seals: files while one writes, the report, later letters."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from komma_desk.bootstrap.card_letters import address, reply_keys, sealed_letter
from komma_desk.bootstrap.form_draft import FormDraft
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.office_seen import OfficeSeen
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clearing_card import ClearingCard
from komma_desk.domain.errors import Trouble
from komma_desk.domain.given_file import SealingPart, SealingProgress, Watch
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.return_address import writer_words
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.attach_file import AttachFile, seal_ahead
from komma_desk.usecases.effects.card_lists import lists_on_card
from komma_desk.usecases.effects.evidence import EvidenceGone
from komma_desk.usecases.effects.filing import require_filable
from komma_desk.usecases.effects.report_container import contained
from komma_desk.usecases.effects.words_anew import consent_words, wish_words
from komma_desk.usecases.form_deeds import (
    LetterSealed,
    LetterWanted,
    NoNameGiven,
    ReplySecret,
    SealConsent,
    SealedWithCard,
    SealingStopped,
    SealMessage,
    SealWishes,
    SealWithCard,
)
from komma_desk.usecases.ports.outside_files import OutsideFiles, StagedFile
from komma_desk.usecases.ports.sealed_files import EvidenceFiles
from komma_desk.vault.person_keys import PersonKeys
from komma_desk.vault.reply_keys import require_reply_passphrase
from komma_desk.vault.return_code import new_return_code


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What sealing a file needs; of a store it is a part of its tools."""

    new_id: Callable[[], uuid.UUID]
    sealed_files: EvidenceFiles
    outside: OutsideFiles


class FormSealing:
    """With the card's keys; nothing is written but what was asked for by name."""

    def __init__(self, seen: OfficeSeen, house: House, draft: FormDraft) -> None:
        self._seen, self._house, self._draft = seen, house, draft
        self._place = _Place(new_id=uuid.uuid4, sealed_files=draft.files, outside=house.outside)
        self.lists, self.questions = lists_on_card(seen.card.own_lists, house.rules.code_lists)

    @property
    def _card(self) -> ClearingCard:
        """The newest: whoever has left since does not read what goes to the group."""
        return self._seen.card

    def attach(self, command: AttachFile) -> Changes:
        self._draft.make_room()
        staged: list[StagedFile] = []
        sealed = seal_ahead(command, self._place, staged)
        self._draft.note_attached(sealed)
        return Changes().with_receipt(sealed)

    def seal_report(self, command: SealWithCard) -> Changes:
        """Raises IncompleteReport, NobodyLeft, PassphraseTooShort, NoNameGiven or EvidenceGone."""
        clock, draft = self._house.clock, command.draft
        require_filable(draft, command.files, self.lists, clock.today())
        for each in command.files:
            if not self._draft.files.is_theirs(each):
                raise EvidenceGone(name=each.attachment.name)
        name = command.name.strip()
        if name:
            require_text(name, LONGEST_LINE)
        to = address(self._card, draft.excluded)
        code, keys, number = self._reply(name, command)
        at = clock.now()
        report = draft.file_as(number, at=at)
        words = report_record(report) | to.as_words() | writer_words(name)
        kind = envelope_kinds.REPORT_TO_CIRCLE if to.officers else envelope_kinds.REPORT
        body = Parcel(words=words, sealed=command.files).packed()
        data = sealed_letter(kind, body, to, keys, at)
        digest = sha256()
        pieces = contained(data, command.files, self._draft.files)
        whole = len(data) + sum(each.attachment.size for each in command.files)
        passing = _passing(pieces, digest.update, command.watch, whole)
        self._house.outside.stage_pieces(command.target, passing).publish()
        with suppress(Trouble):  # the report is sealed, and its code must be seen
            self._draft.discard()
        return Changes.of(Subject.DRAFTS).with_receipt(
            SealedWithCard(
                report=number,
                filed_at=at,
                target=command.target,
                sha256=digest.hexdigest(),
                code=code,
                sent_to=to.names,
            )
        )

    def _reply(self, name: str, command: SealWithCard) -> tuple[str, PersonKeys, ReportId]:
        """The code that is shown once, the keys of this report, and its number."""
        if command.passphrase:
            if not name:
                raise NoNameGiven
            require_reply_passphrase(command.passphrase)
            number = ReportId(uuid.uuid4())
            secret = ReplySecret(passphrase=command.passphrase)
            return "", reply_keys(secret, self._card, number)[0], number
        code = command.code or new_return_code()
        return code, *reply_keys(ReplySecret(code=code), self._card, None)

    def seal_message(self, command: SealMessage) -> Changes:
        require_text(command.text)
        return self._letter(command, envelope_kinds.REPORTER_MESSAGE, {"text": command.text})

    def seal_wishes(self, command: SealWishes) -> Changes:
        words = wish_words(command.wishes, self.lists)
        return self._letter(command, envelope_kinds.REPORTER_WORD, words)

    def seal_consent(self, command: SealConsent) -> Changes:
        words = consent_words(command, self.lists, self._house.clock.today())
        return self._letter(command, envelope_kinds.REPORTER_WORD, words)

    def _letter(self, wanted: LetterWanted, kind: str, words: Mapping[str, Any]) -> Changes:
        keys, report = reply_keys(wanted.secret, self._card, wanted.report)
        to = address(self._card, wanted.kept_from, self._seen.readers(report))
        body = Parcel(words={"report": str(report), **words}).packed()
        data = sealed_letter(kind, body, to, keys, self._house.clock.now())
        self._house.outside.stage(wanted.target, data).publish()
        return Changes().with_receipt(LetterSealed(target=wanted.target, sent_to=to.names))


def _passing(
    pieces: Iterable[bytes], count: Callable[[bytes], object], watch: Watch, whole: int
) -> Iterator[bytes]:
    """Raises SealingStopped where whoever watches does not want it any more."""
    done = 0
    for piece in pieces:
        count(piece)
        done += len(piece)
        told = SealingProgress(part=SealingPart.SEALING, done=min(done, whole), whole=whole)
        if not watch(told):
            raise SealingStopped
        yield piece
