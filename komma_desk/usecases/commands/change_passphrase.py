"""Another passphrase for one's own keys: only the key file changes, the old one is dead."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.changes import Changes
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class ChangePassphrase:
    old: str = field(repr=False)
    new: str = field(repr=False)


def change_passphrase(command: ChangePassphrase, context: Context) -> Changes:
    context.keys.change_passphrase(context.actor.login, command.old, command.new)
    return Changes()
