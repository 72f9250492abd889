"""`komma-desk figures`: prepare, list, export."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain.figures.periods import parse_period
from komma_desk.domain.figures.release import Release
from komma_desk.usecases.commands.export_figures import Exported, ExportFigures
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.queries.figures_list import FiguresList, FiguresPreview
from komma_desk.words import _


def prepare(doors: Doors, wanted: Namespace) -> Exit:
    period = parse_period(wanted.period)
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        if wanted.dry_run:
            preview = store.ask(FiguresPreview(period))
            release, missing = preview.release, preview.missing
        else:
            missing = ""
            release = store.perform(PrepareFigures(period)).receipt
    assert isinstance(release, Release)
    if wanted.json:
        show_json(_record(release))
        return Exit.DONE
    for table in release.tables:
        say(table.title.spoken())
        show_table(
            (_("Row"), _("Number")),
            (
                (", ".join(cell.at), _("withheld") if cell.value is None else cell.value)
                for cell in table.cells
            ),
        )
        say()
    if missing:
        say(missing)
    if wanted.dry_run:
        say(_("Nothing was frozen: this was a dry run."))
    else:
        say(_("Figures for {period} are frozen.").format(period=release.period.name.spoken()))
    return Exit.DONE


def _record(release: Release) -> dict[str, object]:
    return {
        "number": release.number,
        "period": str(release.period),
        "tables": [
            {"id": table.id, "cells": [[*cell.at, cell.value] for cell in table.cells]}
            for table in release.tables
        ],
    }


def list_(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        lines = store.ask(FiguresList())
    if wanted.json:
        show_json(
            [
                {"number": each.number, "period": each.period, "prepared_on": each.prepared_on}
                for each in lines
            ]
        )
    else:
        show_table(
            (_("Number"), _("Period"), _("Prepared on")),
            ((each.number, each.period, each.prepared_on) for each in lines),
        )
    return Exit.DONE


def export(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        exported = store.perform(ExportFigures(wanted.period, wanted.out)).receipt
    assert isinstance(exported, Exported)
    if wanted.json:
        show_json({"files": [str(path) for path in exported.files]})
    else:
        for path in exported.files:
            say(str(path))
    return Exit.DONE
