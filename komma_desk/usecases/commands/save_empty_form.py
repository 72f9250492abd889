"""The report form on paper, for people who write with a pen; it holds nothing of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.paper_questions import empty_form_of
from komma_desk.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveEmptyForm:
    """The short form asks the eight questions, the long one all, the office's own too."""

    target: Path
    long: bool = False
    language: Language = Language.GERMAN


def save_empty_form(command: SaveEmptyForm, context: Context) -> Changes:
    form = empty_form_of(context, command.language, long=command.long)
    context.leave(command.target, context.tools.papers.empty_form(form))
    return Changes().with_receipt(command.target)
