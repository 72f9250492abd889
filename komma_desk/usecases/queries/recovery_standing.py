"""Whether the office could be brought back: when the halves were made, rehearsed and used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from komma_desk.domain.permissions import Permission
from komma_desk.usecases.context import Context
from komma_desk.usecases.office_recovery import is_the_last_one_made, recovery_in


@dataclass(frozen=True, slots=True)
class RecoveryStanding:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryView:
    """`made_at` is None where there are no halves; `may_make` where the asking person may."""

    made_at: datetime | None = None
    made_by: str = ""
    is_confirmed: bool = True
    rehearsals: int = 0
    rehearsed_at: datetime | None = None
    used_at: datetime | None = None
    may_make: bool = False


def recovery_standing(_query: RecoveryStanding, context: Context) -> RecoveryView:
    kept = recovery_in(context.work.office.settings)
    may_make = Permission.PERSON_CONFIRM in context.actor.permissions
    if kept is None:
        return RecoveryView(may_make=may_make)
    return RecoveryView(
        made_at=kept.made_at,
        made_by=kept.made_by,
        # Also not one that stood there before the last halves were made.
        is_confirmed=context.keys.is_confirmed(kept.keys)
        and (
            not context.work.has_cases or is_the_last_one_made(kept.keys, context.work.cases.memory)
        ),
        rehearsals=kept.rehearsals,
        rehearsed_at=kept.rehearsed_at,
        used_at=kept.used_at,
        may_make=may_make,
    )
