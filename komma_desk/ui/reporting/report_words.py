"""A filed report in plain words: its kind, where it stands, when it was, what was answered."""

from __future__ import annotations

from collections.abc import Iterable

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.detail_questions import LABELS
from komma_desk.domain.incident import IncidentDraft, IncidentReport
from komma_desk.domain.moment import Moment, Precision
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.usecases.effects.consents_told import consents_given
from komma_desk.usecases.effects.detail_lines import detail_lines, own_answer_lines
from komma_desk.usecases.queries.my_reports import MyReport
from komma_desk.words import _, n_

ANSWERS = 8  # all of them: a report is not filed with fewer


def main_kind(report: IncidentReport, lists: CodeLists) -> str:
    code = lists.main_form(report.forms) or next(iter(sorted(report.forms)), None)
    return lists["form"].label_of(code).spoken() if code else ""


def standing(report: MyReport) -> str:
    """Where it stands now, in one phrase."""
    if not report.news:
        return _("Filed, not taken in yet")
    return report.news[-1].title.spoken()


def what_was_told(draft: IncidentDraft, files: int) -> str:
    """8 answers, 5 more, 2 files."""
    given = [name for name in draft.details.answered() if name != "own_answers"]
    further = len(given) + len(draft.details.own_answers)
    parts = [n_("{n} answer", "{n} answers", ANSWERS)]
    if further:
        parts.append(n_("{n} more", "{n} more", further))
    if files:
        parts.append(n_("{n} file", "{n} files", files))
    return ", ".join(parts)


def when_in_words(moment: Moment) -> str:
    if moment.first_on is None or moment.precision is Precision.UNKNOWN:
        return _("Unknown")
    day = day_in_words(moment.first_on)
    if moment.precision is Precision.SPAN and moment.last_on is not None:
        return _("{first} to {last}").format(first=day, last=day_in_words(moment.last_on))
    if moment.at is not None:
        day = _("{day}, {time}").format(day=day, time=f"{moment.at:%H:%M}")
    return _("about {day}").format(day=day) if moment.precision is Precision.ABOUT else day


def answers_given(report: IncidentReport, lists: CodeLists) -> list[tuple[str, str]]:
    """Question and answer for all that was said but the story; what is empty is left out."""

    def labels(list_id: str, codes: Iterable[Code | None]) -> str:
        known = lists[list_id]
        chosen = {code for code in codes if code is not None}
        ordered = [code for code in known.codes() if code in chosen]
        unknown = sorted(chosen - set(ordered))
        return ", ".join(known.label_of(code).spoken() for code in (*ordered, *unknown))

    told = [
        (_("Who reported"), labels("reporter_role", [report.reporter_role])),
        (_("Direction"), labels("direction", [report.direction])),
        (_("When"), when_in_words(report.occurred)),
        (_("Place"), labels("place", [report.place])),
        (_("Channel"), labels("channel", [report.channel])),
        (_("More exactly"), report.place_detail),
        (_("Kind of incident"), labels("form", report.forms)),
        (_("Acute danger"), _("Yes") if report.acute_danger else _("No")),
        (_("Wish"), labels("wish", report.wishes)),
        (_("Consent given"), "; ".join(consents_given(report, lists)) or _("None")),
        (_("Contact"), report.contact),
        *((_(LABELS[line.name]), line.text) for line in detail_lines(report.details, lists)),
        *((asked.spoken(), text) for asked, text in own_answer_lines(report.details)),
    ]
    return [(question, answer) for question, answer in told if answer]
