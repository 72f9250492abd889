"""Numbers as Excel keeps them, and which of them are days: a day is counted from 1900 or 1904."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

_OURS: Final = frozenset(
    str(each) for each in (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
)
_NOT_SHAPE: Final = re.compile(r'"[^"]*"|\\.|[_*].|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_OF_DAYS: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 -- a day on paper, in no zone
_EPOCH_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 -- the same
_END: Final = 2_958_466  # the first day Excel cannot write
_LEAP_DAY_THAT_NEVER_WAS: Final = 60  # 29 February 1900
_MINUTES: Final = 24 * 60


def is_day_format(number: str, code: str) -> bool:
    """`number` of a shape every Excel knows, or the code of one of the file's own."""
    if not code:
        return number in _OURS
    first = _NOT_SHAPE.sub("", code).split(";")[0]
    return first.casefold() != "general" and bool(_OF_DAYS.search(first))


def written_day(told: str, *, from_1904: bool) -> str:
    """YYYY-MM-DD, with HH:MM where there is one, HH:MM alone below one day; else as a number."""
    try:
        serial = float(told)
    except ValueError:
        return told
    if not 0 <= serial < _END:
        return written_number(told)
    minutes = round(serial * _MINUTES)
    days, rest = divmod(minutes, _MINUTES)
    clock = f"{rest // 60:02}:{rest % 60:02}"
    if days == 0 and not from_1904:
        return clock
    try:
        if from_1904:
            day = _EPOCH_1904 + timedelta(days=days)
        else:
            day = _EPOCH + timedelta(days=days + (days < _LEAP_DAY_THAT_NEVER_WAS))
    except OverflowError:  # after the last day there is
        return written_number(told)
    return f"{day:%Y-%m-%d} {clock}" if rest else f"{day:%Y-%m-%d}"


def written_number(told: str) -> str:
    """Without the digits that only the way of keeping them brought along."""
    try:
        value = float(told)
    except ValueError:
        return told
    return f"{value:.15g}"
