"""The short facts of a report in words, in the order one asks for them."""

from __future__ import annotations

from collections.abc import Iterable

from komma_desk.domain.code_list import CodeLists
from komma_desk.ui.cases.case_words import TRUST, code_said
from komma_desk.ui.parts.day_words import moment_in_digits
from komma_desk.usecases.effects.letter_parts import moment_said
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


def report_lines(view: CaseView, lists: CodeLists) -> tuple[tuple[str, str], ...]:
    """Label and text of everything that was said beside the narrative."""
    case = view.file.case
    report = case.report
    where = ", ".join(
        text for text in (code_said(lists, "place", report.place), report.place_detail) if text
    )
    lines = (
        (_("When"), moment_said(report.occurred)),
        (_("Where"), where),
        (_("By what channel"), code_said(lists, "channel", report.channel)),
        (_("Kind of incident"), _all(lists, "form", report.forms)),
        (_("Where the hostility came from"), code_said(lists, "direction", report.direction)),
        (_("Acute danger"), _("yes") if report.acute_danger else _("no")),
        (_("What the person wishes"), _all(lists, "wish", report.wishes)),
        (_("Reported by"), code_said(lists, "reporter_role", report.reporter_role)),
        (_("Contact"), report.contact),
        (_("Reported on"), moment_in_digits(report.filed_at)),
        (_("Came in by"), code_said(lists, "intake_channel", case.intake_channel)),
        (_("Origin"), _(TRUST[case.trust])),
        (_("Brought along from"), case.source),
    )
    return tuple((label, text) for label, text in lines if text)


def _all(lists: CodeLists, list_id: str, codes: Iterable[str]) -> str:
    return ", ".join(sorted(code_said(lists, list_id, code) for code in codes))
