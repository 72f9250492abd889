"""`komma-desk procedure`: look a definition through before anybody works by it."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json, warn
from komma_desk.domain.procedure import soundness
from komma_desk.words import _


def check(doors: Doors, wanted: Namespace) -> Exit:
    """One line a finding; exit 1 if there is an error among them."""
    procedure = doors.read_procedure(wanted.file)
    findings = soundness.check(procedure)
    wrong = soundness.errors(findings)
    if wanted.json:
        show_json(
            {
                "procedure": procedure.id,
                "version": procedure.version,
                "sha256": procedure.sha256(),
                "findings": [
                    {
                        "rule": finding.rule,
                        "severity": finding.severity,
                        "place": finding.place,
                        "sentence": finding.spoken(),
                    }
                    for finding in findings
                ],
            }
        )
    else:
        for finding in findings:
            say(f"{wanted.file.name}: {finding.place}: {finding.rule}: {finding.spoken()}")
        if not findings:
            say(
                _("{procedure} {version}: no findings.").format(
                    procedure=procedure.title.spoken(), version=procedure.version
                )
            )
    if wrong:
        warn(_("This procedure cannot be published as it is."))
        return Exit.REFUSED
    return Exit.DONE
