"""The empty report form as a document, to be sent to a printer without a file in between."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.paper_questions import empty_form_of
from komma_desk.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPaper:
    long: bool = False
    language: Language = Language.GERMAN


def form_paper(query: FormPaper, context: Context) -> bytes:
    form = empty_form_of(context, query.language, long=query.long)
    return context.tools.papers.empty_form(form)
