"""What can be done with an office card alone, without a store: seal a report, read the answer.

The form's own doorway takes these; besides them it takes the drafts and questions of a store.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.clearing_card import ClearingCard
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.errors import Refusal
from komma_desk.domain.given_file import Watch, nobody_watches
from komma_desk.domain.identifiers import PersonId, ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.usecases.queries.my_reports import MyReport
from komma_desk.words import N_


class NoNameGiven(Refusal):
    sentence = N_("A passphrase without a name: nobody would know whom it belongs to.")
    advice = N_("Please give your name, or leave the passphrase empty and take the return code.")


class AnswerNotYours(Refusal):
    sentence = N_("This code or passphrase does not open the answer.")
    advice = N_(
        "Please check it, and whether the answer is the one to your report. Nothing was changed."
    )


class AnswerNotByTheOffice(Refusal):
    sentence = N_("This answer is not signed by an officer of this office. It is not shown.")
    advice = N_(
        "Please ask the office whether it sent it, with the telephone number on a card whose words "
        "you have compared. If the office has new officers, fetch a new card."
    )


class AnswerOutdated(Refusal):
    sentence = N_("This answer was made when other people belonged to the office. It is not shown.")
    advice = N_(
        "Please ask the office for a new answer file: each new one holds everything said so far."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySecret:
    """One of the two: the return code of an anonymous person, or a named person's passphrase."""

    code: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)


class SealingStopped(Refusal):
    sentence = N_("The report was not sealed.")
    advice = N_("You stopped it. No file was written, and your answers are all here.")


@dataclass(frozen=True, slots=True)
class NewReturnCode:
    """A question: a code nobody holds yet, to be written down before the report is sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCode:
    """`asked` are the words to be asked back, counted from one."""

    code: str = field(repr=False)
    asked: tuple[int, ...]

    def word(self, number: int) -> str:
        return self.code.split()[number - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealWithCard:
    """Without passphrase and code a return code is made; without a name she stays anonymous."""

    draft: IncidentDraft
    target: Path
    name: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    files: tuple[SealedAttachment, ...] = ()
    watch: Watch = field(default=nobody_watches, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedWithCard:
    """`code` is shown once and kept nowhere; empty where a passphrase opens the answer."""

    report: ReportId
    filed_at: datetime
    target: Path
    sha256: str
    code: str = field(default="", repr=False)
    sent_to: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveSealedReceipt:
    """On paper; with its return code only where she asks for it."""

    target: Path
    sealed: SealedWithCard
    with_code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAnswer:
    """A question: what the office says in this file."""

    file: Path
    secret: ReplySecret


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAnswer:
    """`by` is the officer who made it; `told` is what an account holder sees in “My reports”.

    `goes_to` names those who alone get what she writes next; None: the whole clearing office;
    empty: nobody who was named is in it any more, and a letter is refused.
    `vouched_on` is the day the office says who belongs to it; None: written by an older version,
    so nobody knows whether the officer has left since. `brings_card`: the office has a newer card.
    """

    report: ReportId
    made_at: datetime
    by: str
    told: MyReport
    goes_to: tuple[str, ...] | None = field(default=None, repr=False)
    vouched_on: date | None = None
    brings_card: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveNewerCard:
    """The card the newest answer brought; raises NoNewerCard."""

    target: Path


class NoNewerCard(Refusal):
    sentence = N_("None of the answers you opened brought a newer office card.")
    advice = N_("Nothing was saved. Your card is still the newest one known here.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWanted:
    """`report` may be left out with a return code. `kept_from` must not get it."""

    target: Path
    secret: ReplySecret
    report: ReportId | None = None
    kept_from: frozenset[PersonId] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealMessage(LetterWanted):
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealWishes(LetterWanted):
    wishes: frozenset[Code]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealConsent(LetterWanted):
    """Given or withdrawn; `recipient` empty: any of this kind."""

    item: Code
    state: ConsentState
    recipient: str = field(default="", repr=False)
    valid_until: date | None = None
    scope: ConsentScope = ConsentScope.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSealed:
    target: Path
    sent_to: tuple[str, ...] = field(default=(), repr=False)


class DraftState(StrEnum):
    NONE = "none"  # nothing was typed, nothing lies here
    ONLY_HERE = "only here"  # in memory: no passphrase was chosen yet
    LOCKED = "locked"  # lies on this computer and waits for its passphrase
    KEPT = "kept"  # each change goes to this computer, sealed


@dataclass(frozen=True, slots=True)
class DraftStanding:
    """A question: whether what is typed survives closing the window."""


@dataclass(frozen=True, slots=True)
class LockedSince:
    """A question: when the draft that waits was written last; None where none does."""


@dataclass(frozen=True, slots=True)
class ThrowLockedDraftAway:
    """The one that waits for its passphrase; what is being written stays."""


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """From now on the draft is kept on this computer; raises PassphraseTooShort."""

    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class UnlockDraft:
    """Raises WrongDraftPassphrase or DraftDamaged; then `MyDraft` answers it."""

    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CardOfForm:
    """A question: the card this form was opened with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    card: ClearingCard
    words: str
