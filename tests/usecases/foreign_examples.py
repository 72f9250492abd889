"""Looking into files from outside, an example of each."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

from komma_desk.domain.case import CaseFile
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.commands.make_stripped_copy import MakeStrippedCopy
from komma_desk.usecases.commands.say_file_kind import SayFileKind
from komma_desk.usecases.queries.attachment_preview import AttachmentPreview, PreviewOwnFile
from tests.usecases.workbench import Workbench


def foreign_commands(file: CaseFile) -> tuple[object, ...]:
    case, attachment = file.case.id, file.attachments[0].id
    return (
        MakeStrippedCopy(case=case, attachment=attachment),
        SayFileKind(case=case, attachment=attachment, kind=Code("PHOTO")),
    )


def foreign_queries(bench: Workbench, case: CaseId) -> tuple[object, ...]:
    # Looked up beside the doorway: the examples themselves leave no line in the log.
    kept = bench.desk.content.cases.attachments
    of_case = next(sealed.attachment.id for owner, sealed in kept if owner == case)
    own = bench.sealed_files.seal(uuid4(), "Foto.jpg", BytesIO(b"Kanarienvogel"))
    return (
        AttachmentPreview(case=case, attachment=of_case),
        PreviewOwnFile(file=own),
    )
