"""A clearing desk prepares a period's figures: protected, attacked, frozen, sealed to figures."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.figures.periods import Period
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.preparing import prepared_figures
from komma_desk.usecases.ports.office import Audience, StoredRelease


@dataclass(frozen=True, slots=True)
class PrepareFigures:
    period: Period


def prepare_figures(command: PrepareFigures, context: Context) -> Changes:
    made, cases = prepared_figures(command.period, context)
    release = made.release
    body = context.tools.papers.release_written(release)
    _, envelope = context.keys.seal_to_group(
        Audience.FIGURES, envelope_kinds.RELEASE, body, context.clock.now()
    )
    figures = context.work.cases.figures
    figures.freeze(made.frozen, release.number)
    figures.mark_counted(
        (case, month)
        for case, month in zip(cases, made.counted_in, strict=True)
        if month is not None
    )
    context.work.office.releases.add(
        StoredRelease(
            number=release.number,
            period=str(release.period),
            prepared_on=release.prepared_on,
            envelope=envelope,
        )
    )
    return Changes.of(Subject.FIGURES).with_receipt(release)
