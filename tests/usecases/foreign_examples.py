"""Looking into files from outside, an example of each."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

from komma_desk.domain.case import CaseFile
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.make_stripped_copy import MakeStrippedCopy
from komma_desk.usecases.queries.attachment_preview import AttachmentPreview, PreviewOwnFile
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.usecases.workbench import Workbench


def foreign_commands(file: CaseFile) -> tuple[object, ...]:
    return (MakeStrippedCopy(case=file.case.id, attachment=file.attachments[0].id),)


def foreign_queries(bench: Workbench, case: CaseId) -> tuple[object, ...]:
    file: CaseFile = bench.at(Role.CLEARING).ask(CaseDesk(case)).file
    own = bench.sealed_files.seal(uuid4(), "Foto.jpg", BytesIO(b"Kanarienvogel"))
    return (
        AttachmentPreview(case=case, attachment=file.attachments[0].id),
        PreviewOwnFile(file=own),
    )
