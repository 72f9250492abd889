"""`komma-desk store recovery-halves`, `rehearse-halves`, `recover-office`: the two sheets."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, warn
from komma_desk.usecases.commands.make_organisation_recovery import MakeOrganisationRecovery
from komma_desk.usecases.commands.rehearse_organisation_recovery import (
    RehearseOrganisationRecovery,
)
from komma_desk.usecases.office_recovery import Comeback
from komma_desk.words import _


def print_halves(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        store.perform(MakeOrganisationRecovery(wanted.out_a, wanted.out_b))
    for half, file in (("A", wanted.out_a), ("B", wanted.out_b)):
        say(_("Half {half}: {file}").format(half=half, file=file))
    say(_("Please print them, delete the files and give them to two different offices."))
    say(_("Earlier halves open nothing in this store any more."))
    return Exit.DONE


def rehearse(doors: Doors, wanted: Namespace) -> Exit:
    half_a, half_b = _halves(wanted)
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        store.perform(RehearseOrganisationRecovery(half_a, half_b))
    say(_("Both halves together open everything. Nothing was shown or changed."))
    return Exit.DONE


def recover_office(doors: Doors, wanted: Namespace) -> Exit:
    half_a, half_b = _halves(wanted)
    chosen = passphrases.new_passphrases(wanted.new_passphrase_file, [wanted.who])
    comeback = Comeback(
        half_a=half_a,
        half_b=half_b,
        login=wanted.who,
        name=wanted.name,
        new_passphrase=chosen[0],
    )
    store, code = doors.recover_office(wanted.dir, comeback)
    with store:
        say(_("{name} is a clearing officer now; both logs say so.").format(name=wanted.name))
        say(_("Recovery code of {login} (shown once): {code}").format(login=wanted.who, code=code))
        warn(
            _(
                "Please make new halves now (store recovery-halves)."
                " Until then the ones just used stay valid."
            )
        )
    return Exit.DONE


def _halves(wanted: Namespace) -> tuple[str, str]:
    return _half(wanted.half_a, "A"), _half(wanted.half_b, "B")


def _half(file: str | None, half: str) -> str:
    """Asked for where no file is named; in one it may stand on several lines, as on the sheet."""
    if file is None:
        return passphrases.asked(_("Half {half} (typed hidden): ").format(half=half))
    return "".join(passphrases.lines_of(file))
