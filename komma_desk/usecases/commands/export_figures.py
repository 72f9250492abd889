"""The integration officer takes frozen figures out: spreadsheets, a PDF sheet, release.json."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.releases import form_labels, stored_release
from komma_desk.words import Language


@dataclass(frozen=True, slots=True)
class ExportFigures:
    """`period` as it was prepared, like 2026-10; `folder` exists."""

    period: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Exported:
    files: tuple[Path, ...]


def export_figures(command: ExportFigures, context: Context) -> Changes:
    release = stored_release(command.period, context)
    labels = form_labels(context, Language.GERMAN)
    papers = context.tools.papers
    files = {
        **papers.figures_tables(release, labels),
        f"komma-{command.period}.pdf": papers.figures_report(release, labels),
        "release.json": papers.release_written(release),
    }
    for name, data in files.items():
        context.leave(command.folder / name, data)
    return Changes().with_receipt(Exported(tuple(command.folder / name for name in files)))
