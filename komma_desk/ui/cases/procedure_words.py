"""Which procedure a case follows, and why it got that one."""

from __future__ import annotations

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.procedure.assignment_words import reason_said
from komma_desk.domain.procedure.replay import MOVED
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


def procedure_said(view: CaseView) -> str:
    """With the rule that chose it, as long as nobody moved the case to another one."""
    case, history = view.file.case, view.file.history
    said = _("Procedure: {title}, version {version}").format(
        title=view.procedure.title.spoken(), version=case.procedure.version
    )
    was_moved = any(each.action == MOVED for each in history)
    why = reason_said(history[0].facts) if history and not was_moved else ""
    return f"{said} ({why})" if why else said


def assigned_said(event: CaseEvent) -> list[str]:
    """At the beginning of a history; empty where no table was asked."""
    why = reason_said(event.facts)
    return [_("Procedure {why}").format(why=why)] if why else []
