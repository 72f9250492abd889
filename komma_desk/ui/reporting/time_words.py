"""The words of both languages for months, weekdays and parts of a day, found by their beginning."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

LEAST_LETTERS = 2  # "Mo", "Di", "We": fewer could be anything
LEAST_OF_MONTH = 3

MONTHS: Mapping[str, int] = {
    name: month
    for names in (
        "januar februar märz april mai juni juli august september oktober november dezember",
        "january february march april may june july august september october november december",
        "jänner feber maerz",
    )
    for month, name in enumerate(names.split(), start=1)
}
WEEKDAYS: Mapping[str, int] = {
    name: day
    for names in (
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
    for day, name in enumerate(names.split(), start=1)
} | {"sonnabend": 6}
PARTS_OF_DAY: Mapping[str, time] = {
    "früh": time(8),
    "morgen": time(8),
    "morgens": time(8),
    "vormittag": time(10),
    "vormittags": time(10),
    "mittag": time(12),
    "mittags": time(12),
    "nachmittag": time(15),
    "nachmittags": time(15),
    "abend": time(20),
    "abends": time(20),
    "nacht": time(23),
    "nachts": time(23),
    "morning": time(8),
    "noon": time(12),
    "midday": time(12),
    "afternoon": time(15),
    "evening": time(20),
    "night": time(23),
}
NUMBERS: Mapping[str, int] = {
    word: number
    for words in (
        "einem zwei drei vier fünf sechs sieben acht neun zehn",
        "einer",
        "one two three four five six seven eight nine ten",
        "a",
    )
    for number, word in enumerate(words.split(), start=1)
} | {"an": 1, "a couple of": 2, "a few": 3, "ein paar": 3, "einigen": 3}


def named(text: str, words: Mapping[str, int], least: int = LEAST_LETTERS) -> int | None:
    """What a word, or its beginning, stands for; None where it could mean different things."""
    if text in words:
        return words[text]
    if len(text) < least:
        return None
    meant = {number for word, number in words.items() if word.startswith(text)}
    return meant.pop() if len(meant) == 1 else None


def begun(text: str, beginning: re.Pattern[str]) -> str:
    """The text without that beginning."""
    found = beginning.match(text)
    return text[found.end() :] if found else text
