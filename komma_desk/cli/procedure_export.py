"""`komma-desk procedure export`: a procedure for other tools, without a store and a screen."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say
from komma_desk.usecases.commands.export_procedure import ProcedureFormat
from komma_desk.words import _


def export(doors: Doors, wanted: Namespace) -> Exit:
    """The file itself says what it holds; where it goes must be no file of a store."""
    data = doors.exported(wanted.file, ProcedureFormat(wanted.to))
    doors.write(wanted.out, data)
    say(_("Exported as {format}: “{file}”.").format(format=wanted.to.upper(), file=wanted.out.name))
    return Exit.DONE
