"""What is addressed to one person: envelopes she tried her key on, each only once."""

from __future__ import annotations

from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.usecases.ports.keys import Keys, OpenedEnvelope
from komma_desk.usecases.ports.office import Audience, StoredPost


class Mailbox:
    """Kept in memory while unlocked: the post tells nobody whose an envelope is."""

    def __init__(self) -> None:
        self._position = 0
        self._opened: dict[EnvelopeId, OpenedEnvelope] = {}

    def fetch(self, post: StoredPost, keys: Keys) -> tuple[OpenedEnvelope, ...]:
        """Everything addressed to this person, oldest first."""
        for position, envelope in post.after(Audience.PERSON, self._position):
            self._position = position
            if opened := keys.try_open(envelope.data):
                # After a crash the same envelope can lie in the post twice; it is one letter.
                self._opened.setdefault(opened.id, opened)
        return tuple(self._opened.values())

    def forget(self, envelope: EnvelopeId) -> None:
        """It was dealt with: a report with its files is not kept in memory any longer."""
        self._opened.pop(envelope, None)
