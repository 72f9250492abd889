"""How entries and questions are said in a row: when they are offered, and whose they are."""

from __future__ import annotations

from datetime import date

from komma_desk.domain.code_list import CodeEntry, CodeList
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.words import _


def offered_said(entry: CodeEntry | OwnQuestion, today: date) -> str:
    begins, ends = entry.valid_from, entry.valid_until
    if ends is not None and ends < today:
        return _("no, until {day}").format(day=day_in_digits(ends))
    if begins is not None and begins > today:
        return _("from {day}").format(day=day_in_digits(begins))
    if ends is not None:
        return _("until {day}").format(day=day_in_digits(ends))
    return _("yes")


def origin_said(entry: CodeEntry, one: CodeList) -> str:
    if not entry.own:
        return "KommA Desk"
    if entry.counts_as is None:
        return _("own")
    return _("own, counts as “{label}”").format(label=one.label_of(entry.counts_as).spoken())
