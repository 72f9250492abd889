"""`komma-desk log`: take a log as it is, prove it, write the sheet, take it out."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json
from komma_desk.usecases.commands.acknowledge_loss import AcknowledgeLoss
from komma_desk.words import _


def accept(doors: Doors, wanted: Namespace) -> Exit:
    """What was missing is said at the unlock already."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        losses = store.losses
        store.perform(AcknowledgeLoss(losses))
    if wanted.json:
        show_json([{"seen": each.seen.text, "ends": each.ends.text} for each in losses])
    else:
        say(_("Accepted. From now on the log counts as it is, and this stands in it."))
    return Exit.DONE
