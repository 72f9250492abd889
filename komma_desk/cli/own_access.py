"""`komma-desk user passphrase|recovery-sheet|recover`: one's own way in."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say
from komma_desk.usecases.commands.change_passphrase import ChangePassphrase
from komma_desk.usecases.commands.renew_recovery_sheet import RenewRecoverySheet
from komma_desk.words import _


def passphrase(doors: Doors, wanted: Namespace) -> Exit:
    old = passphrases.passphrase(wanted.passphrase_file, wanted.who)
    with doors.unlock(wanted.dir, wanted.who, old) as store:
        (new,) = passphrases.new_passphrases(wanted.new_passphrase_file, [wanted.who])
        store.perform(ChangePassphrase(old, new))
    say(_("{login} has a new passphrase; the old one is dead.").format(login=wanted.who))
    return Exit.DONE


def recovery_sheet(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.who)
    with doors.unlock(wanted.dir, wanted.who, text) as store:
        store.perform(RenewRecoverySheet(text, wanted.out))
    say(_("Recovery sheet: {file}").format(file=wanted.out))
    say(_("Please print it and delete the file. The earlier sheet is dead; destroy it."))
    return Exit.DONE


def recover(doors: Doors, wanted: Namespace) -> Exit:
    """By one's own sheet: a new passphrase and a new code; both earlier ones are dead."""
    if wanted.code_file is None:
        code = passphrases.asked(_("Recovery code of {login}: ").format(login=wanted.who))
    else:
        code = "".join(passphrases.lines_of(wanted.code_file))
    (new,) = passphrases.new_passphrases(wanted.new_passphrase_file, [wanted.who])
    store, fresh = doors.recover(wanted.dir, wanted.who, code, new)
    with store:
        say(_("{login} has a new passphrase; the old one is dead.").format(login=wanted.who))
        say(_("Recovery code of {login} (shown once): {code}").format(login=wanted.who, code=fresh))
    return Exit.DONE
