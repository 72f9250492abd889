"""Where the logs stand: their ends and how much was written this month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from komma_desk.domain.audit import Compartment
from komma_desk.domain.log_paper import LogSheet, LogStanding
from komma_desk.usecases.checkpoints import checkpoint_in
from komma_desk.usecases.context import Context
from komma_desk.usecases.queries.log_proof import may_open
from komma_desk.words import current_language


@dataclass(frozen=True, slots=True)
class LogStandings:
    pass


def log_standings(_query: LogStandings, context: Context) -> LogSheet:
    office = context.work.office
    return LogSheet(
        organisation=office.settings.get("municipality"),
        made_on=context.clock.today(),
        made_by=context.actor.name,
        people=len(office.people.all()),
        logs=tuple(_standing(each, context) for each in Compartment if may_open(each, context)),
        closed=tuple(each for each in Compartment if not may_open(each, context)),
        language=current_language(),
    )


def _standing(compartment: Compartment, context: Context) -> LogStanding:
    today = context.clock.today()
    first = datetime(today.year, today.month, 1, tzinfo=UTC)
    trail = context.work.trail
    head = trail.head(compartment)
    last = trail.entry(compartment, head.sequence)
    return LogStanding(
        compartment=compartment,
        head=head,
        this_month=sum(entry.at >= first for entry in trail.entries(compartment)),
        last_on=None if last is None else last.at.date(),
        checkpoint=checkpoint_in(context.work, compartment),
    )
