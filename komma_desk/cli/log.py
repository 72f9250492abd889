"""`komma-desk log`: prove the logs, put their ends on paper, take them out, accept one as it is."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from typing import Any

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json, warn
from komma_desk.domain.log_loss import FILE_NAMES
from komma_desk.domain.log_paper import LogSheet
from komma_desk.domain.log_proof import KnownHead, LogVerdict, Signature
from komma_desk.usecases.commands.acknowledge_loss import AcknowledgeLoss
from komma_desk.usecases.commands.export_log import ExportLog
from komma_desk.usecases.commands.write_checkpoint import WriteCheckpoint
from komma_desk.usecases.commands.write_log_sheet import WriteLogSheet
from komma_desk.usecases.queries.log_proof import LogProof, LogVerdicts
from komma_desk.words import _, n_

_WORTH_SAYING = 1.0  # seconds


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


def verify(doors: Doors, wanted: Namespace) -> Exit:
    """Also against what this person saw last: a cut end shows only against an end seen before."""
    given = [KnownHead.read(each) for each in wanted.sheet_head]
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        seen = [KnownHead.of(each.compartment, each.seen) for each in store.losses]
        known = tuple(dict.fromkeys((*given, *seen)))
        verdicts: LogVerdicts = store.ask(
            LogProof(
                known=known,
                since_checkpoint=wanted.since_checkpoint,
                progress=_Progress(),
            )
        )
    if wanted.json:
        closed = [str(each) for each in verdicts.closed]
        logs = [_record(each) for each in verdicts.logs]
        show_json({"good": verdicts.is_sound, "logs": logs, "closed": closed})
    else:
        _tell(verdicts)
    if verdicts.is_sound:
        return Exit.DONE
    warn(_("A log is not as it was written. Please keep the folder as it is and ask for help."))
    return Exit.TROUBLE


class _Progress:
    """One line that is overwritten, and only where somebody waits longer than a second."""

    def __init__(self) -> None:
        self._begun = self._said = time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._begun > _WORTH_SAYING and now - self._said > _WORTH_SAYING:
            self._said = now
            if sys.stderr.isatty():
                words = _("{done} of {of} entries").format(done=done, of=of)
                print(words, end="\r", file=sys.stderr)


def _record(verdict: LogVerdict) -> dict[str, Any]:
    return {
        "log": str(verdict.compartment),
        "head": verdict.head.text,
        "signatures": {str(each): number for each, number in verdict.signatures.items()},
        "erased": verdict.erased,
        "since": verdict.since,
        "findings": [
            {
                "flaw": str(each.flaw),
                "entry": each.entry,
                "case": each.case,
                "said": each.spoken(),
            }
            for each in verdict.findings
        ],
        "known_heads_found": len(verdict.met),
    }


def _tell(verdicts: LogVerdicts) -> None:
    for verdict in verdicts.logs:
        say(FILE_NAMES[verdict.compartment].spoken())
        say("  " + n_("{n} entry", "{n} entries", verdict.head.sequence))
        if verdict.since:
            from_here = _("Looked at from entry {entry} on: a checkpoint stands there.")
            say("  " + from_here.format(entry=verdict.since + 1))
        for outcome, number in verdict.signatures.items():
            if number:
                say("  " + _signatures(outcome, number))
        if verdict.erased:
            say("  " + n_("{n} entry was erased", "{n} entries were erased", verdict.erased))
        for finding in verdict.findings:
            say(f"  ! {finding.spoken()}")
        if verdict.is_sound:
            say("  " + _("Nothing was cut, changed or exchanged."))
        say("  " + _("Ends with {head}").format(head=verdict.head.text))
    for compartment in verdicts.closed:
        name = FILE_NAMES[compartment].spoken()
        say(_("{file}: not looked at, as you hold no key to it.").format(file=name))


def _signatures(outcome: Signature, number: int) -> str:
    return {
        Signature.GOOD: n_("{n} signature is good", "{n} signatures are good", number),
        Signature.UNVOUCHED: n_(
            "{n} signature is by somebody who is not confirmed",
            "{n} signatures are by people who are not confirmed",
            number,
        ),
        Signature.UNCHECKED: n_(
            "{n} signature could not be checked with your keys",
            "{n} signatures could not be checked with your keys",
            number,
        ),
        Signature.WRONG: n_("{n} signature is wrong", "{n} signatures are wrong", number),
        Signature.UNREADABLE: n_("{n} entry cannot be read", "{n} entries cannot be read", number),
    }[outcome]


def checkpoint(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        number = store.perform(WriteCheckpoint()).receipt
    if wanted.json:
        show_json({"written": number})
    else:
        say(_("Checkpoints written: {number}").format(number=number))
    return Exit.DONE


def sheet(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        made = store.perform(WriteLogSheet(wanted.out)).receipt
    assert isinstance(made, LogSheet)
    if wanted.json:
        show_json({"file": str(wanted.out), "heads": [each.scanned for each in made.logs]})
        return Exit.DONE
    say(_("Log sheet: {file}").format(file=wanted.out))
    for standing in made.logs:
        say(standing.scanned)
    for compartment in made.closed:
        name = FILE_NAMES[compartment].spoken()
        say(_("{file}: not looked at, as you hold no key to it.").format(file=name))
    return Exit.DONE


def export(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        command = ExportLog(target=wanted.out, with_payloads=wanted.with_payloads)
        number = store.perform(command).receipt
    assert isinstance(number, int)
    if wanted.json:
        show_json({"file": str(wanted.out), "entries": number})
    else:
        say(_("{number} entries: {file}").format(number=number, file=wanted.out))
    return Exit.DONE
