"""What a look through a log proves: the first entry of each kind that is not as it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from komma_desk.domain.audit import GENESIS, Compartment, LogEntry, LogHead
from komma_desk.domain.case_digest import CaseMismatch
from komma_desk.domain.errors import Refusal
from komma_desk.words import N_, _

_BEGINNING: Final = LogHead(sequence=0, digest=GENESIS)
_HEAD: Final = re.compile(r"(?:(office|cases):)?([0-9]{1,12}):([0-9a-f]{16,64})")


class LogFlaw(StrEnum):
    MISSING = "missing"
    OUT_OF_PLACE = "out_of_place"
    ALTERED = "altered"
    WRONG_SIGNATURE = "wrong_signature"
    UNREADABLE = "unreadable"
    HEAD_GONE = "head_gone"
    HEAD_DIFFERS = "head_differs"
    CASE_CHANGED = "case_changed"
    CASE_NEVER_TOLD = "case_never_told"
    CASE_GONE = "case_gone"


_SAID: Final = {
    LogFlaw.MISSING: N_("Entry {entry} is missing."),
    LogFlaw.OUT_OF_PLACE: N_(
        "Entry {entry} does not follow the one before it: something was taken out, put in, changed "
        "or exchanged there."
    ),
    LogFlaw.ALTERED: N_("Entry {entry} was changed after it was written."),
    LogFlaw.WRONG_SIGNATURE: N_("Entry {entry} is not signed by the person it names."),
    LogFlaw.UNREADABLE: N_(
        "Entry {entry} is not sealed to the clearing office by the person it names, as it should "
        "be."
    ),
    LogFlaw.HEAD_GONE: N_(
        "Entry {entry} was seen before and is gone: the end was cut, or the file is an older copy."
    ),
    LogFlaw.HEAD_DIFFERS: N_(
        "Entry {entry} is not the one seen before: the log was rewritten, or the file comes from "
        "another copy."
    ),
    LogFlaw.CASE_CHANGED: N_(
        "The content of case {case} is not the one entry {entry} tells of: it was changed, but not "
        "by this programme."
    ),
    LogFlaw.CASE_NEVER_TOLD: N_("No entry tells of the content of case {case}."),
    LogFlaw.CASE_GONE: N_(
        "The case that entry {entry} tells of is gone; no entry says it was taken out."
    ),
}


class Signature(StrEnum):
    """What came of checking the signature of an entry."""

    GOOD = "good"
    UNVOUCHED = "unvouched"  # good, by the keys of somebody clearing has not confirmed
    UNCHECKED = "unchecked"  # sealed to others, or erased with its payload
    WRONG = "wrong"
    UNREADABLE = "unreadable"


class NotAHead(Refusal):
    sentence = N_("“{text}” is no entry of a log as sheets and receipts show it.")
    advice = N_("Write it like office:57:0123456789abcdef, with at least 16 digits at the end.")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHead:
    """A head from a sheet, a receipt or a bundle; without a compartment it may be of either log."""

    sequence: int
    digits: str
    compartment: Compartment | None = None

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises NotAHead; groups parted by hyphens or spaces are read as they are printed."""
        found = _HEAD.fullmatch(re.sub(r"[\s-]", "", text).lower())
        if found is None:
            raise NotAHead(text=text)
        file, sequence, digits = found.groups()
        compartment = Compartment(file) if file else None
        return cls(sequence=int(sequence), digits=digits, compartment=compartment)

    @classmethod
    def of(cls, compartment: Compartment, head: LogHead) -> Self:
        return cls(sequence=head.sequence, digits=head.digest.hex(), compartment=compartment)

    def may_be_in(self, compartment: Compartment) -> bool:
        return self.compartment in {None, compartment}

    def is_head(self, entry: LogEntry) -> bool:
        return entry.sequence == self.sequence and entry.digest.hex().startswith(self.digits)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFinding:
    """`case` is a case number, where the finding is about the content of a case."""

    flaw: LogFlaw
    entry: int
    case: str = ""

    def spoken(self) -> str:
        return _(_SAID[self.flaw]).format(entry=self.entry, case=self.case)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogVerdict:
    """Of one log; `signatures` counts how many came out how, `met` the known heads it holds.

    `since` counts the entries that were not looked at, because a checkpoint stands behind them.
    """

    compartment: Compartment
    head: LogHead
    signatures: dict[Signature, int]
    erased: int
    findings: tuple[LogFinding, ...]
    met: frozenset[KnownHead] = frozenset()
    since: int = 0

    @property
    def is_sound(self) -> bool:
        return not self.findings


def judge_log(
    compartment: Compartment,
    entries: Iterable[LogEntry],
    *,
    signed: Callable[[LogEntry], Signature],
    known: Sequence[KnownHead] = (),
    seen: Callable[[], object] = lambda: None,
    start: LogHead = _BEGINNING,
) -> LogVerdict:
    """Looks at every entry, also behind a bad one; `seen` is told after each of them.

    `start` is the entry before the first of `entries`, where not all of the log is looked at.
    """
    found: dict[LogFlaw, int] = {}
    signatures = dict.fromkeys(Signature, 0)
    head, erased = start, 0
    met: set[KnownHead] = set()
    for entry in entries:
        skipped = entry.sequence != head.sequence + 1
        if skipped:
            found.setdefault(LogFlaw.MISSING, head.sequence + 1)
        elif entry.previous != head.digest:
            found.setdefault(LogFlaw.OUT_OF_PLACE, entry.sequence)
        if not entry.is_as_written():
            found.setdefault(LogFlaw.ALTERED, entry.sequence)
        outcome = signed(entry)
        signatures[outcome] += 1
        if outcome is Signature.WRONG:
            found.setdefault(LogFlaw.WRONG_SIGNATURE, entry.sequence)
        elif outcome is Signature.UNREADABLE:
            found.setdefault(LogFlaw.UNREADABLE, entry.sequence)
        erased += entry.is_erased
        met.update(one for one in known if one.may_be_in(compartment) and one.is_head(entry))
        head = entry.head
        seen()
    return LogVerdict(
        compartment=compartment,
        head=head,
        signatures=signatures,
        erased=erased,
        findings=tuple(LogFinding(flaw=flaw, entry=entry) for flaw, entry in found.items()),
        met=frozenset(met),
        since=start.sequence,
    )


def of_case(mismatch: CaseMismatch) -> LogFinding:
    if not mismatch.number:
        flaw = LogFlaw.CASE_GONE
    else:
        flaw = LogFlaw.CASE_CHANGED if mismatch.entry else LogFlaw.CASE_NEVER_TOLD
    return LogFinding(flaw=flaw, entry=mismatch.entry, case=mismatch.number)


def missed(known: KnownHead, ends: LogHead) -> LogFinding:
    """What it means that a known head is not in the log that ends here."""
    gone = known.sequence > ends.sequence
    flaw = LogFlaw.HEAD_GONE if gone else LogFlaw.HEAD_DIFFERS
    return LogFinding(flaw=flaw, entry=known.sequence)
