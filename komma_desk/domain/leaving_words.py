"""What leaving and new keys mean, in sentences: the window and the command line say the same."""

from __future__ import annotations

from collections.abc import Sequence

from komma_desk.words import _, n_


def leaving(
    name: str, *, opens_cases: bool, unconfirmed: Sequence[str], circles: Sequence[str] = ()
) -> tuple[str, ...]:
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
    said += circles
    said.append(_("What was copied or printed before cannot be called back."))
    return tuple(said)


def circles_left(mine: int, of_others: int, of_nobody: int) -> tuple[str, ...]:
    """What becomes of the restricted cases she could open: sealed by you, by others, by nobody."""
    said = []
    if mine:
        said.append(
            n_(
                "{n} restricted case of hers you can open: it is sealed anew at once.",
                "{n} restricted cases of hers you can open: they are sealed anew at once.",
                mine,
            )
        )
    if of_others:
        said.append(
            n_(
                "{n} restricted case of hers you cannot open: its members seal it anew when they "
                "unlock the next time.",
                "{n} restricted cases of hers you cannot open: their members seal them anew when "
                "they unlock the next time.",
                of_others,
            )
        )
    if of_nobody:
        said.append(
            n_(
                "{n} restricted case is open to her alone. Let her widen its circle first. "
                "Afterwards only an emergency opening by two people helps, or the two printed "
                "halves.",
                "{n} restricted cases are open to her alone. Let her widen their circles first. "
                "Afterwards only an emergency opening by two people helps, or the two printed "
                "halves.",
                of_nobody,
            )
        )
    return tuple(said)


def begun_left(number: int) -> tuple[str, ...]:
    """What she began to enter for others and has not finished."""
    if not number:
        return ()
    return (
        n_(
            "{n} entry she has begun lies sealed to her alone. Please let her finish it, hand it "
            "to a colleague or discard it first: afterwards nobody can open it.",
            "{n} entries she has begun lie sealed to her alone. Please let her finish them, hand "
            "them to a colleague or discard them first: afterwards nobody can open them.",
            number,
        ),
    )


def resetting() -> tuple[str, ...]:
    return (
        _("Passphrase, recovery code and keys of this person are dead from now on."),
        _("She makes new keys with a one-time code, and you confirm her again."),
        _("What was sealed to her old keys is lost to her."),
        _("She is in no circle of a restricted case any more until a member lets her in again."),
        _("Her reports, the answers and where they stand the clearing office gives back to her."),
    )
