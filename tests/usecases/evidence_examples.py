"""Examples of what is done with files before a report is filed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.roles import Role
from komma_desk.usecases.begun_texts import BegunText, BegunTexts
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.discard_draft import DiscardDraft
from komma_desk.usecases.commands.keep_begun_texts import KeepBegunTexts
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.take_in_file import TakeInFile
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from tests.fakes.given_evidence import attached
from tests.usecases.reception_examples import reception_commands

if TYPE_CHECKING:
    from tests.usecases.workbench import Workbench

CANARY: Final = "Kanarienvogel"
A_BEGUN_TEXT: Final = BegunText(about=uuid4(), place="message", text=CANARY)


def a_file() -> NewAttachment:
    return NewAttachment(name=f"{CANARY}.txt", content=CANARY.encode())


def evidence_examples(bench: Workbench, draft: IncidentDraft, sealed: Path) -> tuple[object, ...]:
    """`sealed` is a sealed report somebody gave the office as a file."""
    given = attached(bench.at(Role.REPORTER), a_file())
    return (
        SaveDraft(draft),
        DiscardDraft(),
        KeepBegunTexts(BegunTexts(texts=(A_BEGUN_TEXT,))),
        AttachFile(a_file()),
        TakeOffFiles(tuple(each.stored_as for each in given)),
        TakeInFile(sealed),
        *reception_commands(bench, draft),
    )
