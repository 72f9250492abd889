"""The boxes of the picture with words and signs, each at the origin: somebody else places them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.procedure.definition import Deadline, Procedure, State, Step, Strand
from komma_desk.domain.procedure.drawing.lettering import width_of, wrapped
from komma_desk.domain.procedure.drawing.sheet import Box, Kind, Line, Mark, Sign
from komma_desk.domain.procedure.interval_words import short_interval

TITLE: Final = 14.0
NOTE: Final = 12.0
SIGN: Final = 15.0
STATE_TEXT: Final = 178.0
STEP_TEXT: Final = 138.0
_PAD: Final = 12.0
_STEP_PAD: Final = 7.0
_LINE: Final = 1.28
_AFTER_SIGN: Final = 6.0

Note = tuple[Sign | None, str]


def state_card(procedure: Procedure, state: State, rules: DeadlineRules) -> Box:
    """A state as a box; a state with strands is made wider by whoever places them in it."""
    kind = Kind.FORK if state.strands else Kind.END if state.end else Kind.STATE
    first = [
        sign
        for sign, true in (
            (Sign.START, state.id == procedure.start),
            (Sign.END, state.end),
            (Sign.RESTS, state.rests),
        )
        if true
    ]
    notes = _deadline_notes(state.deadline, rules)
    return _card(kind, f"states.{state.id}", state.title.spoken(), first, notes)


def leaf_card(state: State, rules: DeadlineRules, *, is_end: bool, is_start: bool) -> Box:
    first = [sign for sign, true in ((Sign.START, is_start), (Sign.END, is_end)) if true]
    return _card(
        Kind.END if is_end else Kind.STATE,
        f"states.{state.id}",
        state.title.spoken(),
        first,
        _deadline_notes(state.deadline, rules),
    )


def lost_card(place: str, text: str) -> Box:
    return _card(Kind.LOST, place, text, [], [])


def strand_head(strand: Strand, rules: DeadlineRules, width: float) -> Box:
    """The head of the box that holds its leaves; its height is that of the head."""
    notes = _deadline_notes(strand.deadline, rules)
    place = f"strands.{strand.id}"
    return _card(Kind.STRAND, place, strand.title.spoken(), [], notes, width - 2 * _PAD)


def step_card(step: Step, note: str = "") -> Box:
    """A step as the button it is; the note says where it leads if no line can."""
    signs = [
        sign
        for sign, true in (
            (Sign.CONSENT, step.consent is not None),
            (Sign.EXCEPTION, step.exception is not None),
            (Sign.FOUR_EYES, step.four_eyes),
            (Sign.IRREVERSIBLE, step.irreversible),
            (Sign.REOPENS, step.reopens),
        )
        if true
    ]
    title = step.title.spoken()
    rows = wrapped(title, NOTE, STEP_TEXT) or (step.id,)
    y = _STEP_PAD
    lines: list[Line] = []
    for row in rows:
        lines.append(Line(text=row, x=_STEP_PAD, y=y + NOTE, size=NOTE))
        y += NOTE * _LINE
    wide = max(width_of(row, NOTE) for row in rows)
    marks: tuple[Mark, ...] = ()
    if signs:
        room = len(signs) * (SIGN + 3)
        last = width_of(rows[-1], NOTE) + _AFTER_SIGN
        beside = last + room <= STEP_TEXT
        x, top = (_STEP_PAD + last, y - NOTE * _LINE) if beside else (_STEP_PAD, y + 2)
        wide = max(wide, (last if beside else 0) + room)
        marks = tuple(
            Mark(sign=sign, x=x + at * (SIGN + 3), y=top, size=SIGN)
            for at, sign in enumerate(signs)
        )
        y += 2 if beside else SIGN + 4
    for row in wrapped(note, NOTE, STEP_TEXT - SIGN - _AFTER_SIGN, 3) if note else ():
        if not any(mark.sign is Sign.BACK for mark in marks):
            marks = (*marks, Mark(sign=Sign.BACK, x=_STEP_PAD, y=y + 1, size=SIGN))
        x = _STEP_PAD + SIGN + _AFTER_SIGN
        lines.append(Line(text=row, x=x, y=y + NOTE, size=NOTE, quiet=True))
        wide = max(wide, SIGN + _AFTER_SIGN + width_of(row, NOTE))
        y += NOTE * _LINE
    return Box(
        kind=Kind.STEP,
        place=f"steps.{step.id}",
        said=title,
        x=0,
        y=0,
        width=wide + 2 * _STEP_PAD,
        height=y + _STEP_PAD,
        lines=tuple(lines),
        marks=marks,
    )


def stretched(box: Box, width: float, height: float) -> Box:
    """The box made larger, its words still in the middle of its height."""
    moved = box.moved(0, (height - box.height) / 2)
    return replace(moved, y=box.y, width=width, height=height)


def _deadline_notes(deadline: Deadline | None, rules: DeadlineRules) -> list[Note]:
    if deadline is None:
        return []
    notes: list[Note] = []
    if deadline.within is not None:
        notes.append((Sign.DEADLINE, short_interval(deadline.within)))
    if deadline.rule is not None:
        notes.append((Sign.DEADLINE, rules.name_of(deadline.rule).spoken()))
    return notes


def _card(
    kind: Kind,
    place: str,
    title: str,
    first: Sequence[Sign],
    notes: Sequence[Note],
    text_width: float = STATE_TEXT,
) -> Box:
    """Signs before the title, the title in several lines, below it the notes."""
    indent = len(first) * (SIGN + _AFTER_SIGN)
    marks = [
        Mark(sign=sign, x=_PAD + at * (SIGN + _AFTER_SIGN), y=_PAD + 1.5, size=SIGN)
        for at, sign in enumerate(first)
    ]
    lines: list[Line] = []
    y, wide = _PAD, 0.0
    for row in wrapped(title, TITLE, text_width) or (place.partition(".")[2],):
        lines.append(Line(text=row, x=_PAD + indent, y=y + TITLE, size=TITLE, strong=True))
        wide = max(wide, indent + width_of(row, TITLE))
        y += TITLE * _LINE
    for sign, text in notes:
        shift = SIGN + _AFTER_SIGN if sign else 0
        y += 4
        if sign:
            marks.append(Mark(sign=sign, x=_PAD, y=y, size=SIGN))
        for row in wrapped(text, NOTE, text_width - shift, 3):
            lines.append(Line(text=row, x=_PAD + shift, y=y + NOTE, size=NOTE, quiet=True))
            wide = max(wide, shift + width_of(row, NOTE))
            y += NOTE * _LINE
        y = max(y, marks[-1].y + SIGN if sign else y)
    return Box(
        kind=kind,
        place=place,
        said=title,
        x=0,
        y=0,
        width=max(wide, text_width * 0.62) + 2 * _PAD,
        height=y + _PAD,
        lines=tuple(lines),
        marks=tuple(marks),
    )
