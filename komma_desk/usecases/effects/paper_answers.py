"""What somebody answered, for paper: question and answer in the words of the lists."""

from __future__ import annotations

from collections.abc import Iterable

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.detail_questions import LABELS
from komma_desk.domain.incident import IncidentDraft, IncidentReport
from komma_desk.usecases.effects.consents_told import consents_given
from komma_desk.usecases.effects.detail_lines import detail_lines, own_answer_lines
from komma_desk.usecases.effects.letter_parts import moment_said
from komma_desk.words import _


def answers_told(
    told: IncidentDraft | IncidentReport, lists: CodeLists
) -> tuple[tuple[str, str], ...]:
    """All but the story; what is empty is left out, a draft may lack anything."""
    danger = {True: _("Yes"), False: _("No"), None: ""}[told.acute_danger]
    said = (
        (_("Who reported"), _labels(lists, "reporter_role", [told.reporter_role])),
        (_("Direction"), _labels(lists, "direction", [told.direction])),
        (_("When"), moment_said(told.occurred) if told.occurred else ""),
        (_("Place"), _labels(lists, "place", [told.place])),
        (_("Channel"), _labels(lists, "channel", [told.channel])),
        (_("More exactly"), told.place_detail),
        (_("Kind of incident"), _labels(lists, "form", told.forms)),
        (_("Acute danger"), danger),
        (_("Wish"), _labels(lists, "wish", told.wishes)),
        (_("Consent given"), "\n".join(consents_given(told, lists)) or _("None")),
        (_("Contact"), told.contact),
        *((_(LABELS[line.name]), line.text) for line in detail_lines(told.details, lists)),
        *((asked.spoken(), text) for asked, text in own_answer_lines(told.details)),
    )
    return tuple((asked, answer) for asked, answer in said if answer.strip())


def _labels(lists: CodeLists, name: str, codes: Iterable[Code | None]) -> str:
    """Some labels hold a comma, so each stands in a line of its own."""
    known, chosen = lists[name], {code for code in codes if code is not None}
    ordered = [code for code in known.codes() if code in chosen]
    unknown = sorted(chosen - set(ordered))
    return "\n".join(known.label_of(code).spoken() for code in (*ordered, *unknown))
