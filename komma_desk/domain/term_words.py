"""Substitutions and changed roles in sentences: the window and the command line say the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from komma_desk.domain.person import Person
from komma_desk.words import N_, _

_GAINED = {
    "clearing": N_(
        "{name} is handed the keys of the clearing office and can open all cases that are not "
        "restricted to others."
    ),
    "figures": N_("{name} is handed the key for figures."),
    "oversight": N_("{name} is handed the common key of the head and data protection."),
}
_LOST = {
    "clearing": N_(
        "{name} can open no case any more: the cases and the keys of the clearing office are made "
        "anew."
    ),
    "figures": N_("The key for figures is made anew; {name} does not get it."),
    "oversight": N_(
        "The common key of the head and data protection is made anew; {name} does not get it."
    ),
}


def day_said(day: date) -> str:
    return day.strftime(_("%Y-%m-%d"))


def term_said(person: Person, colleague: str = "") -> str:
    """From when until when somebody stands in; empty for whoever has no such role."""
    term = person.substitution
    if term is None:
        return ""
    said = _("Stands in from {first} to {last}.").format(
        first=day_said(term.first_on), last=day_said(term.last_on)
    )
    if colleague:
        said += " " + _("For: {name}.").format(name=colleague)
    return said


def overdue_said(person: Person) -> str:
    """What to do about a term that is over while the keys are still there."""
    if person.until is None:
        return ""
    return _(
        "The substitution of {name} ended on {day}. The programme allows nothing of it any more, "
        "but the keys are still there: only new keys really end it."
    ).format(name=person.name, day=day_said(person.until))


def changing(
    name: str,
    *,
    gained: Sequence[str],
    lost: Sequence[str],
    renews: bool,
    unconfirmed: Sequence[str],
    term: str = "",
) -> tuple[str, ...]:
    """What other roles mean, before they are given; `term` as `term_said` puts it."""
    said = [term] if term else []
    said += [_(_GAINED[group]).format(name=name) for group in gained]
    said += [_(_LOST[group]).format(name=name) for group in lost]
    if not (gained or lost):
        said.append(_("No key of a group changes hands."))
    if renews:
        said.append(
            _("The office file is written anew, so that the roles of before count nothing.")
        )
        if unconfirmed:
            said.append(
                _("Not confirmed yet, and in need of a new one-time code: {people}.").format(
                    people=", ".join(unconfirmed)
                )
            )
        said.append(_("{name} stays and can report.").format(name=name))
    if lost:
        said.append(_("What was copied or printed before cannot be called back."))
    return tuple(said)
