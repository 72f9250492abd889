"""The columns of the case list: what each says of a case, in words and with an icon."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from komma_desk.domain.case import CaseLine
from komma_desk.ui.cases.case_words import URGENCY_TONES, code_said, state_said
from komma_desk.ui.cases.cases_page_presenter import CasesPagePresenter
from komma_desk.ui.cases.text_scale import wide
from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.alert import ICON_OF, INK_OF
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.ui.parts.paged_table_model import Column
from komma_desk.words import _


class CaseColumns:
    """Looks codes and states up where the presenter keeps them; unknown ones show as they are."""

    def __init__(self, presenter: CasesPagePresenter) -> None:
        self._presenter = presenter

    def all(self) -> tuple[Column, ...]:
        return (
            Column(
                key="number", title=_("Number"), text=_number, sort_key="number", width=wide(98)
            ),
            Column(
                key="urgency",
                title=_("Urgency"),
                text=self._urgency,
                sort_key="urgency",
                width=wide(138),
                icon=_urgency_icon,
                tip=self._urgency,
            ),
            Column(
                key="main_form",
                title=_("Main form"),
                text=self._form,
                sort_key="main_form",
                width=wide(168),
                tip=self._form,
            ),
            Column(
                key="state",
                title=_("State"),
                text=self._state,
                sort_key="state",
                width=wide(120),
                tip=self._state,
            ),
            Column(
                key="received_on",
                title=_("Received"),
                text=_received,
                sort_key="received_on",
                width=wide(100),
            ),
            Column(
                key="answered",
                title=_("Answered"),
                text=_answered,
                width=wide(104),
                icon=_answered_icon,
            ),
            Column(
                key="place", title=_("Place"), text=self._place, width=wide(72), tip=self._place
            ),
        )

    def _form(self, line: CaseLine) -> str:
        return code_said(self._presenter.lists, "form", line.main_form)

    def _place(self, line: CaseLine) -> str:
        return code_said(self._presenter.lists, "place", line.place)

    def _state(self, line: CaseLine) -> str:
        return state_said(self._presenter.procedure, line.state)

    def _urgency(self, line: CaseLine) -> str:
        if line.acute_danger and line.urgency is None:
            return _("Acute danger")
        return code_said(self._presenter.lists, "urgency", line.urgency) or "–"


def _number(line: CaseLine) -> str:
    return line.number


def _received(line: CaseLine) -> str:
    return day_in_digits(line.received_on)


def _answered(line: CaseLine) -> str:
    return _("yes") if line.answered else _("not yet")


def _answered_icon(line: CaseLine) -> QIcon | None:
    return icons.icon("check", tokens.current().success) if line.answered else None


def _urgency_icon(line: CaseLine) -> QIcon | None:
    code = "danger" if line.acute_danger and line.urgency is None else line.urgency
    tone = URGENCY_TONES.get(code or "")
    if tone is None:
        return None
    return icons.icon(ICON_OF[tone], tokens.current().colours()[INK_OF[tone]])
