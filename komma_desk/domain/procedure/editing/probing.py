"""Keeping a probe in a procedure, and taking one out: changes like any other, to be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.editing.places import WHOLE
from komma_desk.domain.procedure.probes import Probe
from komma_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepProbe:
    """At the end; one with the same short name makes way."""

    probe: Probe
    place: str = WHOLE
    merges: bool = False

    def of(self, procedure: Procedure) -> Procedure:
        others = tuple(one for one in procedure.probes if one.id != self.probe.id)
        return replace(procedure, probes=(*others, self.probe))

    def spoken(self) -> str:
        return _("Keep the probe “{title}”").format(title=self.probe.title.spoken())


@dataclass(frozen=True, slots=True, kw_only=True)
class DropProbe:
    probe: Probe
    place: str = WHOLE
    merges: bool = False

    def of(self, procedure: Procedure) -> Procedure:
        others = tuple(one for one in procedure.probes if one.id != self.probe.id)
        return replace(procedure, probes=others)

    def spoken(self) -> str:
        return _("Delete the probe “{title}”").format(title=self.probe.title.spoken())
