"""Own entries and questions as the text that is signed, and back; what is not so is nothing."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from komma_desk.domain.code_list import Code, CodeEntry
from komma_desk.domain.own_question import AnswerChoice, AnswerKind, AskedAbout, OwnQuestion
from komma_desk.words import Bilingual


def entry_written(entry: CodeEntry) -> str:
    """One of ours that is offered no more is kept by its last day alone."""
    told: dict[str, object] = {**_days(entry.valid_from, entry.valid_until)}
    if entry.own:
        told["label"] = _both(entry.label)
        if entry.meaning is not None:
            told["meaning"] = _both(entry.meaning)
        if entry.counts_as is not None:
            told["counts_as"] = entry.counts_as
    return _canonical(told)


def entry_read(code: Code, content: str) -> CodeEntry:
    """Raises one of NOT_AS_WRITTEN."""
    told = json.loads(content)
    return CodeEntry(
        code=code,
        label=_words(told["label"]),
        meaning=_words(told["meaning"]) if "meaning" in told else None,
        counts_as=Code(_text(told["counts_as"])) if "counts_as" in told else None,
        own=True,
        **_days_read(told),
    )


def last_day_read(content: str) -> date | None:
    """Of one of ours; raises one of NOT_AS_WRITTEN."""
    last: date | None = _days_read(json.loads(content))["valid_until"]
    return last


def question_written(question: OwnQuestion) -> str:
    return _canonical(
        {
            "words": _both(question.words),
            "kind": question.kind.value,
            "choices": [
                {"code": each.code, "label": _both(each.label)} for each in question.choices
            ],
            "section": question.section.value,
            "order": question.order,
            **_days(question.valid_from, question.valid_until),
        }
    )


def question_read(code: Code, content: str) -> OwnQuestion:
    """Raises one of NOT_AS_WRITTEN."""
    told = json.loads(content)
    return OwnQuestion(
        code=code,
        words=_words(told["words"]),
        kind=AnswerKind(told["kind"]),
        choices=tuple(
            AnswerChoice(code=Code(_text(each["code"])), label=_words(each["label"]))
            for each in told["choices"]
        ),
        section=AskedAbout(told["section"]),
        order=int(told["order"]),
        **_days_read(told),
    )


def _canonical(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _both(words: Bilingual) -> dict[str, str]:
    return {"de": words.de, "en": words.en}


def _words(told: Any) -> Bilingual:
    return Bilingual(de=_text(told["de"]), en=_text(told["en"]))


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError("a text was expected")
    return told


def _days(valid_from: date | None, valid_until: date | None) -> dict[str, str]:
    days = {"valid_from": valid_from, "valid_until": valid_until}
    return {name: day.isoformat() for name, day in days.items() if day is not None}


def _days_read(told: dict[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(_text(told[name])) if name in told else None
        for name in ("valid_from", "valid_until")
    }
