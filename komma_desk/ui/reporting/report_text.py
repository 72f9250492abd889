"""One of my reports as plain text, to be pasted elsewhere: all that stands on its page."""

from __future__ import annotations

from collections.abc import Iterator

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.consent_scope import beside
from komma_desk.domain.told_case import ToldCase, done_said
from komma_desk.ui.parts.day_words import day_in_words, moment_in_words
from komma_desk.ui.reporting.files_told import files_told
from komma_desk.ui.reporting.receipt_pane import short_receipt
from komma_desk.ui.reporting.report_words import answers_given, main_kind
from komma_desk.ui.reporting.timeline import stops_of
from komma_desk.usecases.held_word import consents_held, wishes_held
from komma_desk.usecases.queries.my_reports import MyReport
from komma_desk.words import _


def report_as_text(report: MyReport, lists: CodeLists) -> str:
    """Paragraphs with an empty line between them, in the language of the screens."""
    parts = (
        _head(report, lists),
        _way(report),
        _thread(report),
        _word(report, lists),
        _done(report.told, lists),
        _told(report, lists),
    )
    return "\n\n".join("\n".join(part) for each in parts if (part := list(each))) + "\n"


def contact_said(told: ToldCase) -> str:
    """Whom to turn to; empty where the office has not said it."""
    contact = told.contact
    ways = ", ".join(each for each in (contact.name, contact.phone, contact.email) if each)
    return _("Your contact: {contact}").format(contact=ways) if ways else ""


def receipt_said(report: MyReport) -> str:
    """Receipt, moment, and the number of the case where there is one."""
    line = _("Receipt {number}, filed on {moment}").format(
        number=short_receipt(report.report.id), moment=moment_in_words(report.report.filed_at)
    )
    if report.news:
        line += " · " + _("Case {number}").format(number=report.news[-1].number)
    return line


def _head(report: MyReport, lists: CodeLists) -> Iterator[str]:
    yield main_kind(report.report, lists)
    yield receipt_said(report)


def _way(report: MyReport) -> Iterator[str]:
    yield _("Where it stands")
    for stop in stops_of(report):
        yield f"– {stop.words} ({stop.when})" if stop.when else f"– {stop.words}"
        if stop.plain:
            yield f"  {stop.plain}"
    if contact := contact_said(report.told):
        yield contact


def _thread(report: MyReport) -> Iterator[str]:
    said = [(each.said_at, each.said_by, each.text) for each in report.answers]
    said += [(each.said_at, _("You"), each.text) for each in report.written]
    if said:
        yield _("Messages")
    for at, by, text in sorted(said, key=lambda each: each[0]):
        yield _("{name}, {moment}").format(name=by, moment=moment_in_words(at)) + ":"
        yield text


def _word(report: MyReport, lists: CodeLists) -> Iterator[str]:
    yield _("What you wish and allow")
    wishes = wishes_held(report)
    said = [each.label.spoken() for each in lists["wish"].entries if each.code in wishes]
    yield _("Wished: {wishes}").format(wishes=", ".join(said))
    held = consents_held(report)
    for entry in lists["consent"].entries:
        given = held.get(entry.code)
        words = _("{consent}: allowed") if given else _("{consent}: not allowed")
        line = words.format(consent=entry.label.spoken())
        yield beside(line, entry.code, given.scope) if given else line


def _done(told: ToldCase, lists: CodeLists) -> Iterator[str]:
    if told.done:
        yield _("What was done")
    for each in told.done:
        day, deed = day_in_words(each.on), done_said(each, lists)
        yield "– " + _("{day}: {deed}").format(day=day, deed=deed)


def _told(report: MyReport, lists: CodeLists) -> Iterator[str]:
    yield _("What you reported")
    yield report.report.narrative
    for question, answer in answers_given(report.report, lists):
        yield f"{question}: {answer}"
    if report.files:
        yield _("Attached files")
        yield files_told(report.files, lists)
