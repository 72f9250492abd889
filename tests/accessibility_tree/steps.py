"""The way of two who see nothing: report, be killed, find it again; answer; read, take back.

Arguments: the Python of the programme, LOGIN DAY FILE STORE; both passphrases on standard input.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from komma_desk.words import _, look_for_catalogues_in
from tests.accessibility_tree.answering import take_in_and_answer
from tests.accessibility_tree.reader import Tree
from tests.accessibility_tree.told import ADVICE, ANSWER, CONSENT, NARRATIVE, OFFICER, PLACE, THREAT

ROOT = Path(__file__).resolve().parents[2]
RECEIPT_NUMBER = re.compile(r"\b[0-9A-F]{8}\b")


def journey(tree: Tree, passphrase: str, officers: str) -> dict[str, Any]:
    _python, login, day, file, store = sys.argv[1:]
    unlock(tree, login, passphrase)
    attach(tree, file)
    answered = answer_all(tree, day)
    tree.wait_for(lambda: is_kept(Path(store)), "the draft to be kept")
    tree.kill()
    unlock(tree, login, passphrase)
    again = found_again(tree, Path(file).name)
    tree.press(_plain("&Submit report"))
    filed = receipt(tree)
    number = next(iter(RECEIPT_NUMBER.findall(str(filed["heard"]))), "")
    leave(tree)
    unlock(tree, OFFICER, officers)
    said = take_in_and_answer(tree)
    leave(tree)
    unlock(tree, login, passphrase)
    read = {
        "answered": answered,
        "again": again,
        "receipt": filed,
        "number": number,
        "officer": said,
        "my_reports": my_reports(tree, number),
        "effect": take_back(tree),
    }
    leave(tree)
    return read


def unlock(tree: Tree, login: str, passphrase: str) -> None:
    tree.write(_("Login"), login)
    tree.write(_("Passphrase"), passphrase, role="password text")
    tree.press(_plain("&Unlock"))


def leave(tree: Tree) -> None:
    """The store is free for another desk once a fresh process asks who is there."""
    tree.press(_("Lock"))
    tree.find("text", _("Login"))


def attach(tree: Tree, file: str) -> None:
    """In the dialog of the system, by its name."""
    tree.press(_plain("Choose fi&les …"))
    tree.enter_in_dialog(file)
    tree.wait_for(lambda: tree.beginning(Path(file).name, _("sealed")), "the file, sealed")


def answer_all(tree: Tree, day: str) -> dict[str, str]:
    """All eight answers; what the tree says is chosen comes back."""
    tree.find("push button", _plain("&Submit report"))
    tree.write(_plain("&What happened?"), NARRATIVE)
    chosen = {
        "reporter_role": tree.choose(_plain("Wh&o reports?")),
        "direction": tree.choose(_plain("&Direction")),
        "place": tree.choose(_plain("&Place")),
        "channel": tree.choose(_plain("&Channel")),
    }
    tree.write(_plain("Whe&n?"), day)
    tree.write(_plain("More e&xactly"), PLACE)
    tree.tick(THREAT, role="list item")
    answer_last(tree)
    return chosen


def answer_last(tree: Tree) -> None:
    """What may be lost with the last second is answered again; what is there stays."""
    tree.tick(f"{_plain('&Acute danger?')}: {_('No')}", role="radio button")
    tree.tick(f"{_plain('What do &you wish for?')}: {ADVICE}")
    tree.tick(CONSENT)


def is_kept(store: Path) -> bool | None:
    """At most a second of typing is not: nothing more was written for three."""
    last = max(each.stat().st_mtime for each in store.rglob("*.db*"))
    return time.time() - last > 3 or None


def found_again(tree: Tree, name: str) -> list[str]:
    """What stands in the form of the fresh process before anybody answers anything."""
    tree.hears(_("This is your draft from last time."))
    tree.find("label", _("This is your draft from last time."))
    tree.wait_for(lambda: tree.beginning(name, _("sealed")), "the file, sealed")
    tree.is_ticked(THREAT)
    words = tree.words()
    narrative = tree.text_of(_plain("&What happened?"))
    answer_last(tree)
    return [*words, narrative]


def receipt(tree: Tree) -> dict[str, Any]:
    heard = tree.hears(_("Your report is filed"))
    tree.find("label", _("Your report is filed"))
    return {"heard": heard, "read": tree.words()}


def my_reports(tree: Tree, number: str) -> list[str]:
    """Once the answer stands there."""
    tree.turn_to(_plain("&My reports"))

    def shown() -> list[str] | None:
        words = tree.words()
        there = THREAT in words and any(_is_line(each, number) for each in words)
        return [*words, *tree.texts()] if there and ANSWER in tree.texts() else None

    found: list[str] = tree.wait_for(shown, number)
    return found


def take_back(tree: Tree) -> str:
    """What she hears it changes, before she says so."""
    tree.press(f"{CONSENT}: {_('Withdraw …')}")
    deed = _plain("&Withdraw it")
    tree.find("push button", deed)
    effect = next(each for each in tree.words() if each.startswith("• "))
    tree.press(deed)
    tree.hears(_("Sealed and sent. The office takes it in with its next post."))
    return effect


def _is_line(words: str, number: str) -> bool:
    return number in words and not words.startswith(_("Your report is filed"))


def _plain(message: str) -> str:
    return _(message).replace("&", "")


if __name__ == "__main__":
    look_for_catalogues_in(ROOT / "resources" / "translations")
    told = journey(Tree(), *sys.stdin.read().splitlines())
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
