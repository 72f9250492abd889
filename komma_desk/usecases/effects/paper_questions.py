"""The questions of the report form for paper: those of the screens, with this office's lists."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from komma_desk.domain.code_list import CodeEntry, CodeList, CodeLists
from komma_desk.domain.consent_scope import SCOPE_SHORT
from komma_desk.domain.detail_questions import HINTS, LABELS
from komma_desk.domain.incident_details import CHOICES
from komma_desk.domain.own_question import AnswerKind, OwnQuestion, asked_on
from komma_desk.domain.report_paper import EmptyForm, PaperChoice, PaperHead, PaperPart
from komma_desk.domain.report_paper import PaperQuestion as Question
from komma_desk.domain.report_sections import every_section
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import office_lists, own_questions
from komma_desk.words import Language, _, speaking

_WORDING_LETTERS: Final = 8
# A line is enough for these; a story has room of its own.
_LONGER: Final = {"earlier_note": 3, "witnesses": 3, "online": 3, "suggestion": 3}
_YES_OR_NO: Final = frozenset({"interpreter", "repeated", "near_incident"})
_STORY_LINES: Final = 9


def paper_head(context: Context, language: Language) -> PaperHead:
    settings = context.work.office.settings
    told = (
        *settings.get("office_address").splitlines(),
        settings.get("office_phone"),
        settings.get("office_email"),
    )
    return PaperHead(
        municipality=settings.get("municipality"),
        office=settings.get("office_name"),
        ways=tuple(line for line in told if line.strip()),
        dated_on=context.clock.today(),
        language=language,
    )


def empty_form_of(context: Context, language: Language, *, long: bool) -> EmptyForm:
    lists, asked = office_lists(context), own_questions(context)
    return form_on_paper(paper_head(context, language), lists, asked, long=long)


def form_on_paper(
    head: PaperHead, lists: CodeLists, own: tuple[OwnQuestion, ...], *, long: bool
) -> EmptyForm:
    """What is offered on the day of the paper; the long form asks all, whoever fills it in."""
    offered = lists.offered(head.dated_on)
    with speaking(head.language):
        parts = [PaperPart(title=_("The eight answers"), questions=tuple(_eight(offered)))]
        if long:
            parts += _further(offered, asked_on(own, head.dated_on))
        consents = tuple(_boxes(offered["consent"].entries))
        scopes = tuple(PaperChoice(label=_(words)) for words in SCOPE_SHORT.values())
    return EmptyForm(
        head=head,
        parts=tuple(parts),
        consents=consents,
        scopes=scopes,
        wording=_wording((*consents, *scopes), head.dated_on),
    )


def _eight(lists: CodeLists) -> Iterator[Question]:
    yield _ticked(_("Wh&o reports?"), lists["reporter_role"])
    yield _ticked(_("&Direction"), lists["direction"])
    yield Question(asked=_bare(_("Whe&n?")), hint=_("Day and time; “unknown” is fine."), lines=1)
    yield _ticked(_("&Place"), lists["place"])
    yield _ticked(_("&Channel"), lists["channel"])
    yield Question(asked=_bare(_("More e&xactly")), lines=1)
    yield _ticked(_("&Kind of incident (several possible)"), lists["form"])
    hint = _("In your own words. No names of third persons needed.")
    yield Question(asked=_bare(_("&What happened?")), hint=hint, lines=_STORY_LINES)
    yield Question(asked=_bare(_("&Acute danger?")), choices=_yes_or_no())
    yield _ticked(_("What do &you wish for?"), lists["wish"])
    yield Question(
        asked=_bare(_("Con&tact")),
        hint=_("Optional: name, phone, times, another way"),
        lines=2,
    )
    yield Question(
        asked=_bare(_("Who m&ust not see this?")),
        hint=_("Names of people in the clearing office; they are kept from it."),
        lines=1,
    )


def _ticked(label: str, codes: CodeList) -> Question:
    return Question(asked=_bare(label), choices=tuple(_boxes(codes.entries)))


def _further(lists: CodeLists, own: tuple[OwnQuestion, ...]) -> Iterator[PaperPart]:
    for section in every_section(own, has_units=bool(lists["unit"].entries)):
        questions = [_detail(name, lists) for name in section.fields]
        questions += [_own(each) for each in section.own]
        yield PaperPart(title=_(section.title), questions=tuple(questions))


def _detail(name: str, lists: CodeLists) -> Question:
    choices = _yes_or_no() if name in _YES_OR_NO else tuple(_of_field(name, lists))
    return Question(
        asked=_(LABELS[name]),
        hint=_(HINTS[name]) if name in HINTS and name != "evidence_kinds" else "",
        choices=choices,
        lines=0 if choices else _LONGER.get(name, 1),
    )


def _of_field(name: str, lists: CodeLists) -> Iterator[PaperChoice]:
    for part in CHOICES.get(name, ()):
        if part.list_id in lists:
            yield from _boxes(each for each in lists[part.list_id].entries if part.holds(each))


def _own(question: OwnQuestion) -> Question:
    if question.kind is AnswerKind.YES_NO:
        return Question(asked=question.words.spoken(), choices=_yes_or_no())
    choices = tuple(PaperChoice(label=each.label.spoken()) for each in question.choices)
    return Question(
        asked=question.words.spoken(), choices=choices, lines=0 if question.kind.has_choices else 2
    )


def _boxes(entries: Iterable[CodeEntry]) -> Iterator[PaperChoice]:
    for each in entries:
        meaning = each.meaning.spoken() if each.meaning else ""
        yield PaperChoice(label=each.label.spoken(), meaning=meaning)


def _yes_or_no() -> tuple[PaperChoice, ...]:
    return PaperChoice(label=_("Yes")), PaperChoice(label=_("No"))


def _bare(label: str) -> str:
    """Without the key of the screen."""
    return label.replace("&", "")


def _wording(consents: tuple[PaperChoice, ...], on: date) -> str:
    """The same words have the same letters, whatever the day; the day is for people."""
    said = "\n".join(each.meaning or each.label for each in consents)
    return f"{hashlib.sha256(said.encode()).hexdigest()[:_WORDING_LETTERS]} ({on:%Y-%m})"
