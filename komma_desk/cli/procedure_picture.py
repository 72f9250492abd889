"""`komma-desk procedure draw`: the picture of a procedure, without a store and without a screen."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say
from komma_desk.words import _


def draw(doors: Doors, wanted: Namespace) -> Exit:
    """A procedure with errors is drawn as well: the picture helps to find them."""
    procedure = doors.read_procedure(wanted.file)
    doors.write(wanted.out, doors.picture_of(procedure, wanted.out))
    say(
        _("{procedure} {version} is drawn in “{file}”.").format(
            procedure=procedure.title.spoken(), version=procedure.version, file=wanted.out.name
        )
    )
    return Exit.DONE
