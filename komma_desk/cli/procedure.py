"""`komma-desk procedure`: look a definition through before anybody works by it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json, warn
from komma_desk.domain.errors import Trouble
from komma_desk.domain.procedure.findings import Severity
from komma_desk.domain.procedure.looked_through import LookedThrough
from komma_desk.words import _


def check(doors: Doors, wanted: Namespace) -> Exit:
    """One line a finding with file, line and rule; exit 1 if there is an error among them.

    A file that cannot be read as it is written is a finding too: the others are still looked at.
    """
    told: list[dict[str, Any]] = []
    for path in wanted.files:
        try:
            told.append(_told(path, doors.look_through(path)))
        except Trouble as broken:
            told.append(_unreadable(path, broken))
    if wanted.json:
        show_json(told[0] if len(told) == 1 else told)
    else:
        for one in told:
            _say(one)
    wrong = any(
        finding["severity"] == Severity.ERROR for one in told for finding in one["findings"]
    )
    if wrong:
        warn(_("This procedure cannot be published as it is."))
    return Exit.REFUSED if wrong else Exit.DONE


def _told(path: Path, looked: LookedThrough) -> dict[str, Any]:
    return {
        "file": str(path),
        "procedure": looked.procedure.id,
        "version": looked.procedure.version,
        "sha256": looked.procedure.sha256(),
        "title": looked.procedure.title.spoken(),
        "findings": [
            {
                "line": line,
                "rule": finding.rule,
                "severity": finding.severity,
                "place": finding.place,
                "sentence": finding.spoken(),
            }
            for line, finding in looked.findings
        ],
    }


def _unreadable(path: Path, broken: Trouble) -> dict[str, Any]:
    finding = {
        "line": getattr(broken, "line", None),
        "rule": "unreadable",
        "severity": Severity.ERROR,
        "place": "",
        "sentence": broken.spoken(),
    }
    return {"file": str(path), "findings": [finding]}


def _say(one: dict[str, Any]) -> None:
    for finding in one["findings"]:
        where = one["file"] if finding["line"] is None else f"{one['file']}:{finding['line']}"
        severity = _("error") if finding["severity"] == Severity.ERROR else _("warning")
        place = f" ({finding['place']})" if finding["place"] else ""
        say(f"{where}: {severity}: {finding['rule']}{place}: {finding['sentence']}")
    if not one["findings"]:
        said = _("{procedure} {version}: no findings.")
        say(said.format(procedure=one["title"], version=one["version"]))
