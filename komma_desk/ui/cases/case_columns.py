"""The columns of the case list: what each says of a case, in words and with an icon."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QIcon

from komma_desk.domain.case import CaseLine
from komma_desk.ui.cases.case_words import URGENCY_TONES, code_said, state_said
from komma_desk.ui.cases.cases_page_presenter import CasesPagePresenter
from komma_desk.ui.cases.text_scale import wide
from komma_desk.ui.circles.circle_words import restricted_said
from komma_desk.ui.deadlines.radar_words import days_said
from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.alert import ICON_OF, INK_OF
from komma_desk.ui.parts.column_fit import Fit
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.ui.parts.paged_table_model import Column
from komma_desk.words import _, n_


class CaseColumns:
    """Looks codes and states up where the presenter keeps them; unknown ones show as they are."""

    def __init__(self, presenter: CasesPagePresenter) -> None:
        self._presenter = presenter
        self.urgency_shown: Callable[[], bool] = lambda: True

    def all(self) -> tuple[Column, ...]:
        return (
            Column(
                key="number",
                title=_("Number"),
                text=_number,
                sort_key="number",
                width=wide(126),
                icon=self._icon_for_urgency,
                tip=self._number_and_urgency,
            ),
            Column(
                key="urgency",
                title=_("Urgency"),
                text=self._urgency,
                sort_key="urgency",
                width=wide(130),
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
                width=wide(148),
                tip=self._state,
            ),
            Column(
                key="received_on",
                title=_("Received"),
                text=_received,
                sort_key="received_on",
                width=wide(110),
            ),
            Column(
                key="answered",
                title=_("Answered"),
                text=_answered,
                width=wide(132),
                icon=_answered_icon,
            ),
            Column(
                key="due",
                title=_("Get back by"),
                text=_due,
                sort_key="due",
                width=wide(168),
                icon=_due_icon,
                tip=_due_day,
            ),
            Column(
                key="place", title=_("Place"), text=self._place, width=wide(200), tip=self._place
            ),
        )

    def fits(self, *, waiting: bool = False) -> tuple[Fit, ...]:
        """Beside an open case the urgency is an icon at the number, and the state goes last.

        Where all are `waiting` for an answer, it says by when instead of whether.
        """
        told, last = ("due", "due") if waiting else ("answered", "received_on")
        most = ("number", "urgency", "main_form", "state", "received_on", told)
        beside = ("number", "main_form", last)
        with_icon = {"number": wide(126), "due": wide(134)}
        wanted: tuple[tuple[int, tuple[str, ...], dict[str, int]], ...] = (
            (960, (*most, "place"), {}),
            (700, most, {}),
            (500, (*beside, "state"), with_icon),
            (320, beside, with_icon),
            (0, beside[:2], with_icon),
        )
        return tuple(
            Fit(
                at_least=wide(width) if width else 0,
                keys=keys,
                stretched="main_form",
                widths=widths,
                name="waiting-" if waiting else "",
            )
            for width, keys, widths in wanted
        )

    def _icon_for_urgency(self, line: CaseLine) -> QIcon | None:
        if line.restricted:
            return icons.icon("lock", tokens.current().text)
        return None if self.urgency_shown() else _urgency_icon(line)

    def _number_and_urgency(self, line: CaseLine) -> str:
        if line.restricted:
            return f"{line.number} · {self._restricted(line)}"
        urgency = "" if self.urgency_shown() else self._urgency(line)
        return f"{line.number} · {urgency}" if urgency not in {"", "–"} else line.number

    def _form(self, line: CaseLine) -> str:
        if not line.readable:
            return self._restricted(line)
        return code_said(self._presenter.lists, "form", line.main_form)

    def _restricted(self, line: CaseLine) -> str:
        names = self._presenter.circles.get(line.id)
        return restricted_said(names) if names is not None else _("Restricted to a circle")

    def _place(self, line: CaseLine) -> str:
        return code_said(self._presenter.lists, "place", line.place)

    def _state(self, line: CaseLine) -> str:
        return state_said(self._presenter.procedure, line.state)

    def _urgency(self, line: CaseLine) -> str:
        if not line.readable:
            return ""
        if line.acute_danger and line.urgency is None:
            return _("Acute danger")
        return code_said(self._presenter.lists, "urgency", line.urgency) or "–"


def _number(line: CaseLine) -> str:
    return line.number


def _received(line: CaseLine) -> str:
    return day_in_digits(line.received_on)


def _answered(line: CaseLine) -> str:
    if not line.readable:
        return ""
    if line.unread:
        return _("new message")
    return _("yes") if line.answered else _("not yet")


def _answered_icon(line: CaseLine) -> QIcon | None:
    if line.unread:
        return icons.icon("inbox", tokens.current().action)
    return icons.icon("check", tokens.current().success) if line.answered else None


def _due(line: CaseLine) -> str:
    if not line.readable:
        return ""
    left = line.due_in
    if left is not None and left > 1:
        return n_("due in {n} day", "due in {n} days", left)
    if left is not None and left < 0:
        return n_("{n} day late", "{n} days late", -left)
    return days_said(left)


def _due_day(line: CaseLine) -> str:
    return "" if line.due_on is None else day_in_digits(line.due_on)


def _due_icon(line: CaseLine) -> QIcon | None:
    over = line.due_in is not None and line.due_in < 0
    return icons.icon("danger", tokens.current().danger) if over else None


def _urgency_icon(line: CaseLine) -> QIcon | None:
    code = "danger" if line.acute_danger and line.urgency is None else line.urgency
    tone = URGENCY_TONES.get(code or "")
    if tone is None:
        return None
    return icons.icon(ICON_OF[tone], tokens.current().colours()[INK_OF[tone]])
