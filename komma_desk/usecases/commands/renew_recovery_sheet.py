"""A new sheet for the safe, at any time; the code on the sheet before it is dead."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.domain.letter import RecoverySheet
from komma_desk.usecases.context import Context
from komma_desk.words import current_language


@dataclass(frozen=True, slots=True)
class RenewRecoverySheet:
    """With the passphrase once more: a desk left open must not give somebody a way in for good."""

    passphrase: str = field(repr=False)
    target: Path


def renew_recovery_sheet(command: RenewRecoverySheet, context: Context) -> Changes:
    code = context.keys.new_recovery_code(context.actor.login, command.passphrase)
    sheet = RecoverySheet(
        organisation=context.work.office.settings.get("municipality"),
        person=context.actor.name,
        login=context.actor.login,
        recovery_code=code,
        made_on=context.clock.today(),
        language=current_language(),
    )
    context.leave(command.target, context.tools.papers.recovery_sheet(sheet))
    return Changes()
