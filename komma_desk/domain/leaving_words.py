"""What leaving and new keys mean, in sentences: the window and the command line say the same."""

from __future__ import annotations

from collections.abc import Sequence

from komma_desk.words import _


def leaving(name: str, *, opens_cases: bool, unconfirmed: Sequence[str]) -> tuple[str, ...]:
    said = [
        _("{name} cannot unlock this store any more.").format(name=name),
        _("The office file is written anew under a key that only those who stay get."),
    ]
    if opens_cases:
        said.append(_("The cases and the keys of the clearing office are made anew as well."))
    if unconfirmed:
        said.append(
            _("Not confirmed yet, and in need of a new one-time code: {people}.").format(
                people=", ".join(unconfirmed)
            )
        )
    said.append(_("What was copied or printed before cannot be called back."))
    return tuple(said)


def resetting() -> tuple[str, ...]:
    return (
        _("Passphrase, recovery code and keys of this person are dead from now on."),
        _("She makes new keys with a one-time code, and you confirm her again."),
        _("What was sealed to her old keys is lost to her."),
        _("Her reports, the answers and where they stand the clearing office gives back to her."),
    )
