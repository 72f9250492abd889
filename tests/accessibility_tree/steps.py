"""The way of somebody who sees nothing: unlock, report, hear the receipt, find it again.

/usr/bin/python3 -m tests.accessibility_tree.steps LOGIN DAY < PASSPHRASE; what was read as JSON.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from komma_desk.words import _, look_for_catalogues_in
from tests.accessibility_tree.reader import Tree

ROOT = Path(__file__).resolve().parents[2]
NARRATIVE = "Ein Mann schrie am Schalter, er wisse, wo ich wohne."
RECEIPT_NUMBER = re.compile(r"\b[0-9A-F]{8}\b")
PLACE = "Bürgerbüro, Schalter 3"
# Words of the code lists, as a person hears them in German.
THREAT, ADVICE = "Bedrohung", "Beratung"


def journey(tree: Tree, login: str, passphrase: str, day: str) -> dict[str, Any]:
    unlock(tree, login, passphrase)
    answered = report(tree, day)
    filed = receipt(tree)
    number = next(iter(RECEIPT_NUMBER.findall(str(filed["heard"]))), "")
    return {
        "answered": answered,
        "receipt": filed,
        "number": number,
        "my_reports": my_reports(tree, number),
    }


def unlock(tree: Tree, login: str, passphrase: str) -> None:
    tree.write(_("Login"), login)
    tree.write(_("Passphrase"), passphrase, role="password text")
    tree.press(_("&Unlock").replace("&", ""))


def report(tree: Tree, day: str) -> dict[str, str]:
    """All eight answers; what the tree says is chosen comes back."""
    tree.find("push button", _plain("&Submit report"))
    chosen = {
        "reporter_role": tree.choose(_plain("Wh&o reports?")),
        "direction": tree.choose(_plain("&Direction")),
        "place": tree.choose(_plain("&Place")),
        "channel": tree.choose(_plain("&Channel")),
    }
    tree.write(_plain("Whe&n?"), day)
    tree.write(_plain("More e&xactly"), PLACE)
    kinds = _plain("&Kind of incident (several possible)")
    tree.enter(_("{name}: search").format(name=kinds), THREAT)
    tree.is_ticked(THREAT)
    tree.write(_plain("&What happened?"), NARRATIVE)
    tree.press(f"{_plain('&Acute danger?')}: {_('No')}", role="radio button")
    tree.press(f"{_plain('What do &you wish for?')}: {ADVICE}", role="check box")
    tree.press(_plain("&Submit report"))
    return chosen


def receipt(tree: Tree) -> dict[str, Any]:
    heard = tree.hears(_("Your report is filed"))
    tree.find("label", _("Your report is filed"))
    return {"heard": heard, "read": tree.words()}


def my_reports(tree: Tree, number: str) -> list[str]:
    tree.press(_plain("&My reports"))

    def shown() -> list[str] | None:
        words = tree.words()
        there = THREAT in words and any(_is_line(each, number) for each in words)
        return words if there else None

    found: list[str] = tree.wait_for(shown, number)
    return found


def _is_line(words: str, number: str) -> bool:
    return number in words and not words.startswith(_("Your report is filed"))


def _plain(message: str) -> str:
    return _(message).replace("&", "")


if __name__ == "__main__":
    look_for_catalogues_in(ROOT / "resources" / "translations")
    login, day = sys.argv[1:]
    told = journey(Tree(), login, sys.stdin.read(), day)
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
