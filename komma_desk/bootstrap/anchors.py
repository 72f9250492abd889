"""Keeps in a person's bundle where both logs ended for her, and compares when she comes again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.log_loss import LogLoss
from komma_desk.usecases.ports.work import Desk, Trail
from komma_desk.vault import unlocking
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.key_ring import KeyRing


class Anchors:
    """`losses` are the logs that do not go on from where she saw them end."""

    def __init__(self, cabinet: Cabinet, ring: KeyRing, desk: Desk) -> None:
        self._cabinet, self._ring, self._desk = cabinet, ring, desk
        with desk.look() as work:
            self.losses = tuple(self._lost(work.trail))

    def accept(self) -> None:
        """She knows why: from now on the logs count as they are."""
        self.losses = ()
        self.keep()

    def keep(self) -> None:
        """Remember where the logs end; one that lost its end keeps the anchor it had.

        What cannot be kept now (a full disk, keys taken away meanwhile) is no reason not to close:
        the anchor before it still counts.
        """
        lost = {loss.compartment for loss in self.losses}
        with contextlib.suppress(Refusal, Trouble):
            with self._desk.look() as work:
                now = {each: work.trail.head(each) for each in self._open() if each not in lost}
            news = {each: head for each, head in now.items() if head != self._seen(each)}
            if news:
                unlocking.remember_heads(self._cabinet, self._ring, news)

    def _lost(self, trail: Trail) -> Iterator[LogLoss]:
        for compartment in self._open():
            seen = self._seen(compartment)
            if seen is None or seen.sequence == 0:
                continue
            entry = trail.entry(compartment, seen.sequence)
            if entry is not None and entry.digest == seen.digest:
                continue
            ends = trail.head(compartment)
            last = trail.entry(compartment, ends.sequence)
            yield LogLoss(
                compartment=compartment,
                seen=seen,
                ends=ends,
                last_on=None if last is None else last.at.date(),
            )

    def _open(self) -> Iterator[Compartment]:
        return (each for each in Compartment if self._ring.holds(each))

    def _seen(self, compartment: Compartment) -> LogHead | None:
        return self._ring.last_seen_head(compartment)
