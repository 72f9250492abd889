"""Looks through every log the asking person can open: hashes, signatures, heads seen before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from komma_desk.domain.audit import GENESIS, Compartment, LogEntry, LogHead
from komma_desk.domain.log_proof import KnownHead, LogVerdict, judge_log, missed, of_case
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.checkpoint_proof import before_checkpoint
from komma_desk.usecases.effects.log_signatures import SignatureCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class LogProof:
    """`progress` is told entries looked at and all of them, for whoever waits.

    `with_cases`: also whether every case is as the log tells of it.

    `since_checkpoint` begins where a checkpoint stands that is signed by somebody confirmed; the
    whole log is looked at where there is none, or where something older was seen.
    """

    known: tuple[KnownHead, ...] = ()
    with_cases: bool = True
    since_checkpoint: bool = False
    progress: Callable[[int, int], object] = field(
        default=lambda _done, _of: None, compare=False, repr=False
    )


@dataclass(frozen=True, slots=True)
class LogVerdicts:
    """`closed` are the logs this person holds no key to."""

    logs: tuple[LogVerdict, ...]
    closed: tuple[Compartment, ...]

    @property
    def is_sound(self) -> bool:
        return all(each.is_sound for each in self.logs)


def log_proof(query: LogProof, context: Context) -> LogVerdicts:
    trail, check = context.work.trail, SignatureCheck(context)
    open_ones = [each for each in Compartment if may_open(each, context)]
    starts = {each: _start(each, query, context) for each in open_ones}
    lengths = {each: trail.head(each).sequence - starts[each].sequence for each in open_ones}
    of = sum(lengths.values())
    looked_at = count(1)
    digests: dict[Compartment, dict[int, bytes]] = {each: {} for each in open_ones}
    verdicts = [
        judge_log(
            compartment,
            _noting(
                trail.entries(compartment, after=starts[compartment].sequence),
                digests[compartment],
            ),
            signed=check,
            known=query.known,
            seen=lambda: query.progress(next(looked_at), of),
            start=starts[compartment],
        )
        for compartment in open_ones
    ]
    closed = tuple(each for each in Compartment if each not in open_ones)
    compared = (_compared(each, digests[each.compartment], check.ends_seen) for each in verdicts)
    found = _with_missed(query.known, list(compared))
    if query.with_cases:
        found = [_with_cases(each, context) for each in found]
    return LogVerdicts(tuple(found), closed)


def _start(compartment: Compartment, query: LogProof, context: Context) -> LogHead:
    """The entry before the newest checkpoint that holds; the beginning where there is none."""
    start = before_checkpoint(compartment, context) if query.since_checkpoint else None
    older = (each for each in query.known if each.may_be_in(compartment))
    if start is None or any(each.sequence <= start.sequence for each in older):
        return LogHead(sequence=0, digest=GENESIS)
    return start


def _with_cases(verdict: LogVerdict, context: Context) -> LogVerdict:
    """The log of the cases also says what was in each of them when it was changed last."""
    if verdict.compartment is not Compartment.CASES or verdict.since:
        return verdict
    cases = tuple(map(of_case, context.work.trail.cases_not_as_told()))
    return replace(verdict, findings=(*verdict.findings, *cases))


def _noting(entries: Iterator[LogEntry], digests: dict[int, bytes]) -> Iterator[LogEntry]:
    for entry in entries:
        digests[entry.sequence] = entry.digest
        yield entry


def _compared(verdict: LogVerdict, digests: dict[int, bytes], seen: set[KnownHead]) -> LogVerdict:
    """Each log remembers the end of the other: a file put back alone does not fit any more.

    Said only of a log that is sound by itself; of another one enough is said.
    """
    lost = [
        head
        for head in seen
        if head.compartment is verdict.compartment
        and head.sequence > verdict.since
        and digests.get(head.sequence, b"").hex() != head.digits
    ]
    if verdict.findings or not lost:
        return verdict
    first = min(lost, key=lambda head: head.sequence)
    return replace(verdict, findings=(missed(first, verdict.head),))


def may_open(compartment: Compartment, context: Context) -> bool:
    return compartment is Compartment.OFFICE or context.work.has_cases


def _with_missed(known: tuple[KnownHead, ...], verdicts: list[LogVerdict]) -> list[LogVerdict]:
    """A head that could be of either log and is in neither is said at the first of them."""
    met = frozenset[KnownHead]().union(*(each.met for each in verdicts))
    for head in known:
        if head in met:
            continue
        for at, verdict in enumerate(verdicts):
            if head.may_be_in(verdict.compartment):
                findings = (*verdict.findings, missed(head, verdict.head))
                verdicts[at] = replace(verdict, findings=findings)
                break
    return verdicts
