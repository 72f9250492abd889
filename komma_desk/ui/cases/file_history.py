"""Files in the history of a case: which left with a letter, and what was said of one."""

from __future__ import annotations

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.enclosure import left_files
from komma_desk.domain.file_kind import KIND_SAID, kinds_spoken
from komma_desk.ui.preview.preview_window import plainly
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


def is_of_file(event: CaseEvent) -> bool:
    return event.action == KIND_SAID


def deed_said(event: CaseEvent, lists: CodeLists) -> str:
    kind = _kind(event.facts.get("kind", ""), lists)
    return _("Kind of a file: {kind}").format(kind=kind)


def details_said(event: CaseEvent, view: CaseView, lists: CodeLists) -> list[str]:
    said = [_("File: {name}").format(name=_name(event.facts.get("file", ""), view))]
    if before := event.facts.get("before", ""):
        said.append(_("Before: {kind}").format(kind=_kind(before, lists)))
    return said


def left_said(event: CaseEvent, view: CaseView) -> list[str]:
    """A line for each file inside the letter."""
    return [
        (
            _("File inside the letter, without metadata: {name}, SHA-256 {mark}")
            if each.stripped
            else _("File inside the letter, the original: {name}, SHA-256 {mark}")
        ).format(name=_name(str(each.attachment), view), mark=each.sha256)
        for each in left_files(event.facts.get("files", ""))
    ]


def _name(file: str, view: CaseView) -> str:
    names = {str(each.id): each.name for each in view.file.attachments}
    return plainly(names.get(file, "–"))


def _kind(code: str, lists: CodeLists) -> str:
    if not code:
        return _("not said")
    return kinds_spoken(lists).get(code, code)
