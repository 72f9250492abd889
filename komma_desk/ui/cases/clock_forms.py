"""Which form belongs to what somebody wants to do about a deadline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.identifiers import CaseId, ClockId
from komma_desk.ui.cases.beginning_form import BeginningForm
from komma_desk.ui.cases.clock_rows import ClockRow, key_of
from komma_desk.ui.cases.clock_ways import Way
from komma_desk.ui.cases.deed_form import DeedForm
from komma_desk.ui.cases.knowledge_form import KnowledgeForm
from komma_desk.ui.cases.pause_form import PauseForm
from komma_desk.ui.cases.settling_form import SettlingForm, TakingBackForm
from komma_desk.usecases.effects.clock_lines import ClockLine
from komma_desk.usecases.queries.case_desk import CaseView


def form_for(
    way: Way, view: CaseView, row: ClockRow | None, rules: DeadlineRules | None
) -> DeedForm | None:
    """None where what it needs is not there: the rules of the programme, or the clock."""
    if way is Way.BEGINNING:
        return None if rules is None else _beginning(view, row, rules)
    if row is None or row.line is None:
        return None
    case, line = view.file.case.id, row.line
    if way is Way.KNOWLEDGE:
        waiting = [each for each in view.clocks if _waits_for_knowledge(each)]
        return KnowledgeForm(case, waiting, line.clock.id)
    made = _FORMS.get(way)
    return None if made is None else made(case, row, line)


_FORMS: Final[Mapping[Way, Callable[[CaseId, ClockRow, ClockLine], DeedForm]]] = MappingProxyType(
    {Way.SETTLE: SettlingForm, Way.REOPEN: TakingBackForm, Way.PAUSE: PauseForm}
)


def _waits_for_knowledge(line: ClockLine) -> bool:
    return line.rule is not None and line.rule.waits_for_offender and not line.clock.is_settled


def _beginning(view: CaseView, row: ClockRow | None, rules: DeadlineRules) -> BeginningForm:
    if row is not None and row.line is not None:
        return BeginningForm(view, rules.rules, corrects=row.line.clock)
    wanted = "" if row is None or row.due is None else row.due.rule or ""
    return BeginningForm(view, rules.rules, rule=wanted)


def key_in(receipt: object) -> str:
    """Which deadline a deed has begun or changed."""
    made = receipt[0] if isinstance(receipt, tuple) and receipt else receipt
    return key_of(ClockId(made)) if isinstance(made, UUID) else ""
