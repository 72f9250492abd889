"""What a report told in words: its short facts, and the further details in groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.incident_details import IncidentDetails
from komma_desk.domain.report_sections import FIELDS_OF, SectionId
from komma_desk.ui.cases.case_words import TRUST, code_said
from komma_desk.ui.parts.day_words import moment_in_digits
from komma_desk.usecases.effects.detail_lines import detail_lines, own_answer_lines
from komma_desk.usecases.effects.letter_parts import moment_said
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import N_, _

Lines = tuple[tuple[str, str], ...]

_HEADINGS: Final = {
    SectionId.WRITER: N_("Who reported, and how to reach the person"),
    SectionId.WORK: N_("Work and workplace"),
    SectionId.INCIDENT: N_("More about the incident"),
    SectionId.MOTIVE: N_("Presumed motive"),
    SectionId.PEOPLE: N_("Who was involved"),
    SectionId.EVIDENCE: N_("Evidence"),
    SectionId.CONSEQUENCES: N_("What followed"),
    SectionId.HELP: N_("What was done, and what helps"),
}


def report_lines(view: CaseView, lists: CodeLists) -> Lines:
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


def detail_groups(details: IncidentDetails, lists: CodeLists) -> tuple[tuple[str, Lines], ...]:
    """Heading and lines of every section in which something was answered."""
    said = {line.name: line for line in detail_lines(details, lists)}
    groups = [
        (
            _(_HEADINGS[section]),
            tuple((_(said[name].label), said[name].text) for name in names if name in said),
        )
        for section, names in FIELDS_OF.items()
    ]
    own = tuple((asked.spoken(), text) for asked, text in own_answer_lines(details))
    groups.append((_("Questions of your office"), own))
    return tuple((heading, lines) for heading, lines in groups if lines)


def _all(lists: CodeLists, list_id: str, codes: Iterable[str]) -> str:
    return ", ".join(sorted(code_said(lists, list_id, code) for code in codes))
