"""Passphrases come from a file, from standard input or from a prompt; never from an argument."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_, _


class PassphraseFileNotRead(Refusal):
    sentence = N_("The passphrase file “{file}” cannot be read.")
    advice = N_("Please check the name; “-” means standard input.")


class PassphrasesDiffer(Refusal):
    sentence = N_("The two passphrases are not the same.")
    advice = N_("Please try again; nothing was changed.")


class NoPassphrase(Refusal):
    sentence = N_("There is no passphrase.")
    advice = N_("Give one with --passphrase-file FILE, or type it when asked.")


def lines_of(file: str) -> list[str]:
    """The lines of a passphrase file without their ends; `-` is standard input."""
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise PassphraseFileNotRead(file=file) from wrong
    return text.splitlines()


def passphrase(file: str | None, login: str) -> str:
    if file is not None:
        return _first(lines_of(file))
    return _first([asked(_("Passphrase of {login}: ").format(login=login))])


def own_passphrase(file: str | None) -> str:
    """Of somebody without an account, who has no login."""
    if file is not None:
        return _first(lines_of(file))
    return _first([asked(_("Your passphrase: "))])


def new_passphrases(file: str | None, logins: list[str]) -> list[str]:
    """One for each login, in their order: one a line of the file, or asked for twice each."""
    if file is not None:
        lines = lines_of(file)
        if len(lines) < len(logins) or not all(lines[: len(logins)]):
            raise NoPassphrase
        return lines[: len(logins)]
    chosen = []
    for login in logins:
        first = _first([asked(_("New passphrase of {login}: ").format(login=login))])
        if first != asked(_("Once more: ")):
            raise PassphrasesDiffer
        chosen.append(first)
    return chosen


def asked(question: str) -> str:
    """Typed without being seen; raises NoPassphrase where nobody can type."""
    try:
        return getpass(question)
    except EOFError as ended:
        raise NoPassphrase from ended


def _first(lines: list[str]) -> str:
    if not lines or not lines[0]:
        raise NoPassphrase
    return lines[0]
