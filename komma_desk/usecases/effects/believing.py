"""Whether a letter is from clearing: everybody can seal to anybody, so the signature decides."""

from __future__ import annotations

from komma_desk.domain.roles import Role
from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.keys import OpenedEnvelope


def is_from_clearing(opened: OpenedEnvelope, context: Context) -> bool:
    """Signed by somebody whose keys and role as a clearing officer are vouched for."""
    people = context.work.office.people.all()
    author = next((each for each in people if each.id == opened.author), None)
    return (
        author is not None
        and Role.CLEARING in author.roles
        and author.signing == opened.author_signing
        and context.keys.is_confirmed(author)
    )
