"""A sealed report that came as a file becomes a case, once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from komma_desk.domain.attachment import LARGEST_TOGETHER
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.text import LONGEST_TEXT
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.opening import open_case
from komma_desk.usecases.effects.reading_reports import arrival_of
from komma_desk.words import N_

# Padding can double what was sealed; beyond that it was not written by KommA Desk.
_LARGEST: Final = 2 * LARGEST_TOGETHER + 4 * LONGEST_TEXT


class AlreadyTakenIn(Refusal):
    sentence = N_("This report was taken in before; it is a case already.")
    advice = N_("Nothing was added. You can delete the file.")


class FileTooLarge(Refusal):
    sentence = N_("This file is too large for a sealed report.")
    advice = N_("Nothing was taken in. Please check whether it is the right file.")


@dataclass(frozen=True, slots=True)
class TakeInFile:
    """The bytes of the file, however it came; the file itself stays where it is."""

    data: bytes = field(repr=False)


def take_in_file(command: TakeInFile, context: Context) -> Changes:
    if len(command.data) > _LARGEST:
        raise FileTooLarge
    opened = context.keys.open(command.data)
    cases = context.work.cases.cases
    arrival = arrival_of(opened, context, channel="OTHER_UNIT", received_at=context.clock.now())
    if cases.taken_in(opened.id) or cases.by_report(arrival.report.id) is not None:
        raise AlreadyTakenIn
    case = open_case(arrival, context)
    return Changes.of(Subject.CASES).with_receipt(case.number)
