"""Witnesses, places on the net and answers to own questions, out of the cells of a foreign list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from itertools import zip_longest
from typing import Final

from komma_desk.domain import import_details as details
from komma_desk.domain.code_list import Code
from komma_desk.domain.home_time import HOME
from komma_desk.domain.incident_details import OnlineEvidence, OwnAnswer, OwnChoice, Witness
from komma_desk.domain.own_question import AnswerKind, OwnQuestion
from komma_desk.words import Bilingual

YES_WORDS: Final = ("ja", "j", "yes", "y", "x", "wahr", "true", "1")
NO_WORDS: Final = ("nein", "n", "no", "falsch", "false", "0", "-", "–")
_LINES: Final = re.compile(r"[;\n]+")
_SPACES: Final = re.compile(r"[;\s]+")  # an address on the net holds no space
_SEVERAL: Final = re.compile(r"[;,\n]+")
_IN_BRACKETS: Final = re.compile(r"(?P<name>[^()]*)\((?P<contact>[^()]+)\)\s*")
_YES_OR_NO: Final = (
    *((word, OwnChoice(code=Code("yes"), label=Bilingual("Ja", "Yes"))) for word in YES_WORDS),
    *((word, OwnChoice(code=Code("no"), label=Bilingual("Nein", "No"))) for word in NO_WORDS),
)


def witnesses_in(cells: Mapping[str, str]) -> tuple[Witness, ...]:
    """One a line or between semicolons; in brackets behind a name stands how to reach her."""
    names = _parts(_LINES, cells.get(details.WITNESSES, ""))
    contacts = _parts(_LINES, cells.get(details.WITNESS_CONTACTS, ""))
    found = []
    for name, contact in zip_longest(names, contacts, fillvalue=""):
        both = _IN_BRACKETS.fullmatch(name)
        if both and not contact:
            found.append(Witness(name=both["name"].strip(), contact=both["contact"].strip()))
        else:
            found.append(Witness(name=name, contact=contact))
    return tuple(found)


def online_in(
    cells: Mapping[str, str], seen: tuple[date, time | None] | None
) -> tuple[OnlineEvidence, ...]:
    """Several addresses in one cell are several places; day and finder are of all of them."""
    urls = _parts(_SPACES, cells.get(details.ONLINE_URL, ""))
    profiles = _parts(_SPACES, cells.get(details.ONLINE_PROFILE, ""))
    finder = cells.get(details.ONLINE_FOUND_BY, "").strip()
    seen_at = None
    if seen is not None:
        seen_at = datetime.combine(seen[0], seen[1] or time(12), tzinfo=HOME).astimezone(UTC)
    pairs = list(zip_longest(urls, profiles, fillvalue=""))
    if not pairs and (finder or seen_at):
        pairs = [("", "")]
    return tuple(
        OnlineEvidence(url=url, profile_url=profile, seen_at=seen_at, found_by=finder)
        for url, profile in pairs
    )


def own_answer_in(question: OwnQuestion, cell: str) -> OwnAnswer | str | None:
    """The answer; None where the cell says nothing; the part of it that no choice is called."""
    said = cell.strip()
    if not said:
        return None
    if question.kind is AnswerKind.TEXT:
        return OwnAnswer(question=question.code, asked=question.words, text=said)
    known = dict(_YES_OR_NO) if question.kind is AnswerKind.YES_NO else _choices(question)
    chosen: dict[Code, OwnChoice] = {}
    whole = said.casefold() in known or question.kind is not AnswerKind.SEVERAL
    for part in [said] if whole else _parts(_SEVERAL, said):
        if (found := known.get(part.casefold())) is None:
            return part
        chosen[found.code] = found
    return OwnAnswer(question=question.code, asked=question.words, chosen=tuple(chosen.values()))


def _choices(question: OwnQuestion) -> dict[str, OwnChoice]:
    """By code and by the words in both languages."""
    return {
        words.strip().casefold(): OwnChoice(code=each.code, label=each.label)
        for each in question.choices
        for words in (each.code, each.label.en, each.label.de)
    }


def _parts(between: re.Pattern[str], cell: str) -> list[str]:
    return [part.strip() for part in between.split(cell) if part.strip()]
