"""A draft becomes a report that can be sealed: complete, from published lists, not too large."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from komma_desk.domain.attachment import NewAttachment, require_attachable
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft, IncidentReport
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.domain.text import Problem
from komma_desk.usecases.context import Context
from komma_desk.words import N_


def filed(
    draft: IncidentDraft, files: tuple[NewAttachment, ...], at: datetime, context: Context
) -> IncidentReport:
    """Raises IncompleteReport, AttachmentsTooLarge or FileNameNotAccepted."""
    lists = context.tools.rules.code_lists
    if problems := {**draft.problems(context.clock.today()), **_unknown(draft, lists)}:
        raise IncompleteReport(problems)
    require_attachable(files)
    return draft.file_as(ReportId(context.new_id()), at=at)


def _unknown(draft: IncidentDraft, lists: CodeLists) -> dict[str, Problem]:
    """Answers that are in no published list; a window cannot give them, a file can."""
    given: dict[str, tuple[str, Iterable[Code | None]]] = {
        "reporter_role": ("reporter_role", [draft.reporter_role]),
        "direction": ("direction", [draft.direction]),
        "place": ("place", [draft.place]),
        "channel": ("channel", [draft.channel]),
        "forms": ("form", draft.forms),
        "wishes": ("wish", draft.wishes),
        "consents": ("consent", draft.consents),
    }
    return {
        name: Problem(N_("This is not an entry of its list."))
        for name, (list_id, codes) in given.items()
        if any(code is not None and code not in lists[list_id] for code in codes)
    }
