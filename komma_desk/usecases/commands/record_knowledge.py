"""Put on record since when an entitled person knows act and offender: from then on time runs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clock import Clock
from komma_desk.domain.clock_deeds import ClockDeed
from komma_desk.domain.deadlines.of_clock import rule_of
from komma_desk.domain.deadlines.rules import OffenderDoesNotMatter
from komma_desk.domain.identifiers import CaseId, ClockId
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.clock_keeping import (
    facts_of,
    require_fitting,
    require_single,
    running,
    said,
    same_offender,
    tell,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKnowledge:
    """`anchor`: the earliest day on which both were known; `source` says how this is known.

    Another offender gets a clock of their own, unless this `corrects` what was written before.
    """

    case: CaseId
    clock: ClockId
    anchor: date | None = None
    offender: str = field(default="", repr=False)
    source: str = field(default="", repr=False)
    offender_unknown: bool = False
    corrects: bool = False


def record_knowledge(command: RecordKnowledge, context: Context) -> Changes:
    cases = context.work.cases.cases
    file = cases.file(command.case, context.scope)
    kept = running(file, command.clock)
    if not rule_of(kept.rule, context.tools.rules.deadlines).waits_for_offender:
        raise OffenderDoesNotMatter
    require_text(command.source, LONGEST_REASON)
    known = replace(
        kept.anchored(command.anchor),
        offender=command.offender.strip(),
        offender_unknown=command.offender_unknown,
        source=command.source,
    )
    is_another = _is_another(kept, known) and not command.corrects
    if is_another:
        known = Clock(
            id=ClockId(context.new_id()),
            rule=known.rule,
            entitled=known.entitled,
            person=known.person,
            offender=known.offender,
            offender_unknown=known.offender_unknown,
            anchored_on=known.anchored_on,
            source=known.source,
        )
    require_fitting(known, context)
    require_single(known, file)
    told = facts_of(known, context)
    if is_another:
        cases.add_clock(command.case, known)
    else:
        cases.save_clock(command.case, known)
        told |= {"before": said(kept.anchor), "offender_before": kept.offender}
    tell(ClockDeed.KNOWLEDGE_RECORDED, command.case, told, context)
    return Changes.of(Subject.CASES).with_receipt(known.id)


def _is_another(kept: Clock, known: Clock) -> bool:
    """Whoever was unknown until now is not another one."""
    return bool(kept.offender) and not same_offender(kept, known)
