"""Whether a letter is from clearing: everybody can seal to anybody, so the signature decides."""

from __future__ import annotations

from komma_desk.domain.person import Person
from komma_desk.domain.role_presets import Group
from komma_desk.usecases.context import Context
from komma_desk.usecases.former_keys import former_of
from komma_desk.usecases.ports.keys import OpenedEnvelope


def is_from_clearing(opened: OpenedEnvelope, context: Context) -> bool:
    """Whether `clearing_author` finds somebody."""
    return clearing_author(opened, context) is not None


def clearing_author(opened: OpenedEnvelope, context: Context) -> Person | None:
    """Who signed it, if keys and role as a clearing officer are vouched for.

    Or were: what an officer wrote stays written when she has left or had to make new keys.
    """
    office = context.work.office
    author = next((each for each in office.people.all() if each.id == opened.author), None)
    if author is None:
        return None
    if _is_officer(author, opened, context) and context.keys.is_confirmed(author):
        return author
    vouched = (
        each
        for each in former_of(author.id, office.settings)
        if _is_officer(each, opened, context) and context.keys.was_confirmed(each)
    )
    return next(vouched, None)


def _is_officer(person: Person, opened: OpenedEnvelope, context: Context) -> bool:
    groups = context.roles.groups_of(person.roles)
    return Group.CLEARING in groups and person.signing == opened.author_signing
