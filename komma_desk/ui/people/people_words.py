"""Roles and standings in words: what each role can and cannot see, how far somebody has come."""

from __future__ import annotations

from komma_desk.domain.home_time import local_day
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.usecases.queries.people_list import PersonLine
from komma_desk.words import N_, _

_ROLES = {
    Role.REPORTER: (
        N_("Reporting person"),
        N_("Reports incidents. Sees only her own reports and the answers to them."),
    ),
    Role.CLEARING: (
        N_("Clearing office"),
        N_("Reads and works on all cases but those for few, hands over, prepares figures."),
    ),
    Role.INTEGRATION: (
        N_("Integration officer"),
        N_("Writes out the anonymous figures. Cannot open cases."),
    ),
    Role.ADMINISTRATOR: (
        N_("Administration"),
        N_("Invites people, keeps partners and the office's address. Cannot open cases."),
    ),
    Role.HEAD: (
        N_("Head"),
        N_("Sees of a case only what the clearing office sends. Cannot open the other cases."),
    ),
    Role.DATA_PROTECTION: (
        N_("Data protection"),
        N_("Sees who has access. Sees of a case only what the clearing office sends."),
    ),
    Role.SUBSTITUTE: (
        N_("Substitute"),
        N_("Works on all cases from a first to a last day. Confirms, invites and ends nothing."),
    ),
}
_STANDINGS = {
    Standing.ARRIVED: (N_("Waits for confirmation"), Tone.WARNING),
    Standing.INVITED: (N_("Invited"), Tone.INFO),
    Standing.CONFIRMED: (N_("Confirmed"), Tone.SUCCESS),
    Standing.LEFT: (N_("Has left"), Tone.INFO),
}
_ORDER = tuple(_STANDINGS)


def role_name(role: Role) -> str:
    return _(_ROLES[role][0])


def role_sentence(role: Role) -> str:
    return _(_ROLES[role][1])


def roles_in_order() -> tuple[Role, ...]:
    return tuple(_ROLES)


def roles_in_words(person: Person) -> str:
    return ", ".join(role_name(role) for role in _ROLES if role in person.roles)


def standing_tone(line: PersonLine) -> Tone:
    """Red where a term is over and the keys are still there."""
    return Tone.DANGER if line.is_overdue else _STANDINGS[line.person.standing][1]


def standing_word(line: PersonLine) -> str:
    return _("Term is over") if line.is_overdue else _(_STANDINGS[line.person.standing][0])


def standing_in_words(line: PersonLine) -> str:
    """The standing, and of an invitation how long it is open."""
    words = standing_word(line)
    if line.person.standing is Standing.INVITED and line.expires_at is not None:
        until = day_in_words(local_day(line.expires_at))
        return _("{standing}, open until {day}").format(standing=words, day=until)
    return words


def waiting_first(lines: tuple[PersonLine, ...]) -> tuple[PersonLine, ...]:
    """Those who wait on top, then the invited, then everybody else; by name as they come."""
    return tuple(sorted(lines, key=lambda line: _ORDER.index(line.person.standing)))


def is_waiting(line: PersonLine) -> bool:
    return line.person.standing is Standing.ARRIVED
