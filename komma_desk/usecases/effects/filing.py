"""A draft becomes a report that can be sealed: complete, from published lists, not too large."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from komma_desk.domain.attachment import SealedAttachment, require_evidence
from komma_desk.domain.code_list import Code, CodeList, CodeLists
from komma_desk.domain.file_kind import UnknownFileKind, kinds_offered
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft, IncidentReport
from komma_desk.domain.incident_details import CHOICES
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.domain.text import Problem
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import office_lists
from komma_desk.words import N_


def filed(
    draft: IncidentDraft, files: tuple[SealedAttachment, ...], at: datetime, context: Context
) -> IncidentReport:
    """Raises IncompleteReport, AttachmentsTooLarge, FileNameNotAccepted or UnknownFileKind."""
    require_filable(draft, files, office_lists(context), context.clock.today())
    return draft.file_as(ReportId(context.new_id()), at=at)


def require_filable(
    draft: IncidentDraft, files: tuple[SealedAttachment, ...], lists: CodeLists, today: date
) -> None:
    """Whether this can become a report; raises as `filed`."""
    if problems := {**draft.problems(today), **_unknown(draft, lists, today)}:
        raise IncompleteReport(problems)
    require_evidence(files)
    said = {each.attachment.kind for each in files if each.attachment.kind}
    if not said <= {each.code for each in kinds_offered(lists, today)}:
        raise UnknownFileKind


def _unknown(draft: IncidentDraft, lists: CodeLists, today: date) -> dict[str, Problem]:
    """Answers no list offers today; a window cannot give them, a file or an old draft can."""
    given: dict[str, tuple[tuple[str, ...], Iterable[Code | None]]] = {
        "reporter_role": (("reporter_role",), [draft.reporter_role]),
        "direction": (("direction",), [draft.direction]),
        "place": (("place",), [draft.place]),
        "channel": (("channel",), [draft.channel]),
        "forms": (("form",), draft.forms),
        "wishes": (("wish",), draft.wishes),
        "consents": (("consent",), draft.consents),
    }
    for name, parts in CHOICES.items():
        said = getattr(draft.details, name)
        given[name] = (
            tuple(part.list_id for part in parts),
            said if isinstance(said, frozenset) else [said],
        )
    return {
        name: Problem(N_("This is not an entry of its list."))
        for name, (list_ids, codes) in given.items()
        if any(
            code is not None and not any(_offered(code, lists[each], today) for each in list_ids)
            for code in codes
        )
    }


def _offered(code: Code, one: CodeList, today: date) -> bool:
    entry = one.entry(code)
    return entry is not None and entry.is_choosable(today)
