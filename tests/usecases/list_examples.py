"""An example of every command about the office's own lists and questions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.own_question import AnswerKind
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.move_own_question import (
    BringBackOwnQuestion,
    MoveOwnQuestion,
    RetireOwnQuestion,
)
from komma_desk.usecases.commands.retire_code_entry import BringBackCodeEntry, RetireCodeEntry
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.words import Bilingual

if TYPE_CHECKING:
    from tests.usecases.workbench import Workbench

POOL: Final = Bilingual(de="Hallenbad", en="Indoor pool")
ASKED: Final = Bilingual(de="Welche Linie war es?", en="Which line was it?")
LAST_DAY: Final = date(2026, 12, 31)


def enter_some(bench: Workbench) -> tuple[Code, Code]:
    """An own place offered no more, and an own question."""
    admin = bench.at(Role.ADMINISTRATOR)
    place: Any = admin.perform(SaveCodeEntry(list_id="place", label=POOL)).receipt
    admin.perform(RetireCodeEntry("place", place, LAST_DAY))
    asked: Any = admin.perform(SaveOwnQuestion(words=ASKED, kind=AnswerKind.TEXT)).receipt
    return place, asked


def list_commands(own: tuple[Code, Code]) -> list[object]:
    place, asked = own
    gate = Bilingual(de="Kanarienvogel am Tor", en="Gate")
    return [
        SaveCodeEntry(list_id="place", label=gate, meaning=gate),
        RetireCodeEntry("place", Code("WORSHIP"), LAST_DAY),
        BringBackCodeEntry("place", place),
        SaveOwnQuestion(
            words=gate, kind=AnswerKind.ONE_OF, choices=(gate, Bilingual(de="Nein", en="No"))
        ),
        MoveOwnQuestion(asked, -1),
        RetireOwnQuestion(asked, LAST_DAY),
        BringBackOwnQuestion(asked),
    ]
