"""Looks through every log the asking person can open: hashes, signatures, heads seen before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count

from komma_desk.domain.audit import Compartment
from komma_desk.domain.log_proof import KnownHead, LogVerdict, judge_log, missed
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.log_signatures import SignatureCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class LogProof:
    """`progress` is told entries looked at and all of them, for whoever waits."""

    known: tuple[KnownHead, ...] = ()
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
    lengths = {each: trail.head(each).sequence for each in open_ones}
    of = sum(lengths.values())
    looked_at = count(1)
    verdicts = [
        judge_log(
            compartment,
            trail.entries(compartment),
            signed=check,
            known=query.known,
            seen=lambda: query.progress(next(looked_at), of),
        )
        for compartment in open_ones
    ]
    closed = tuple(each for each in Compartment if each not in open_ones)
    return LogVerdicts(tuple(_with_missed(query.known, verdicts)), closed)


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
