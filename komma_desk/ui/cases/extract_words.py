"""What was posted and asked in a case, and what came of it, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from komma_desk.domain.approval import Approval, Verdict
from komma_desk.domain.extract import Extract
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.ui.cases.case_words import name_said
from komma_desk.ui.parts.day_words import day_in_digits, moment_in_digits
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import N_, _, n_

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.APPROVED: N_("{name} approved on {when}: {reason}"),
    Verdict.REFUSED: N_("{name} refused on {when}: {reason}"),
}


def entries(view: CaseView) -> tuple[tuple[str, str], ...]:
    """Head and text of everything posted or asked, newest first."""
    asked = {each.id: each for each in view.file.approvals}
    told: list[tuple[datetime, str, str]] = []
    for extract in view.file.extracts:
        approval = asked.pop(extract.approval, None) if extract.approval else None
        lines = [_sent(extract, view)]
        lines += [] if approval is None else _question_and_answer(approval, view)
        head = _("Extract to {name} · {when}").format(
            name=extract.receiver_name, when=moment_in_digits(extract.posted_at)
        )
        told.append((extract.posted_at, head, "\n".join(lines)))
    for approval in asked.values():
        head = _("Asked in the case: {name} · {when}").format(
            name=name_said(view.names, approval.asked, "–"),
            when=moment_in_digits(approval.asked_at),
        )
        told.append((approval.asked_at, head, "\n".join(_question_and_answer(approval, view))))
    return tuple((head, text) for _at, head, text in sorted(told, reverse=True))


def step_asked(approval: Approval, view: CaseView) -> str:
    """The step, and the exception where it is one."""
    step = view.procedure.step_by_id.get(StepId(approval.step))
    title = step.title.spoken() if step else approval.step
    if not approval.exception:
        return title
    known = EXCEPTIONS.get(approval.exception)
    said = known.spoken() if known else approval.exception
    return _("{step}, without consent because: {case}").format(step=title, case=said)


def _sent(extract: Extract, view: CaseView) -> str:
    labels = {part.key: _(part.label) for part in view.parts}
    parts = ", ".join(labels.get(key, _("a part that is gone")) for key in extract.parts)
    said = _("To be read until {day}. Holds: {parts}.").format(
        day=day_in_digits(extract.readable_until), parts=parts
    )
    purpose = " ".join(extract.purpose.split())
    return "\n".join((said, _("For: {purpose}").format(purpose=purpose))) if purpose else said


def _question_and_answer(approval: Approval, view: CaseView) -> list[str]:
    asks = _("Asks for an approval: {step}").format(step=step_asked(approval, view))
    lines = [asks, " ".join(approval.question.split())]
    answer = approval.answer
    if answer is None:
        days = view.waiting_days.get(approval.id, 0)
        lines.append(
            n_("Nothing heard for {n} day.", "Nothing heard for {n} days.", days)
            if days
            else _("Asked today.")
        )
    else:
        lines.append(
            _(VERDICTS[answer.verdict]).format(
                name=name_said(view.names, approval.asked, "–"),
                when=moment_in_digits(answer.at),
                reason=" ".join(answer.reason.split()),
            )
        )
        if approval.used_at is not None:
            used = _("The step was taken with it on {when}; it is used up.")
            lines.append(used.format(when=moment_in_digits(approval.used_at)))
    return [line for line in lines if line]
