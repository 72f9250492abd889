"""The part of the catalogue about circles: who may read a case, and what opens it in need."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry, line_of
from komma_desk.usecases.commands.answer_break_glass import (
    AnswerBreakGlass,
    answer_break_glass,
    answer_line,
)
from komma_desk.usecases.commands.ask_break_glass import AskBreakGlass, ask_break_glass
from komma_desk.usecases.commands.break_glass import BreakGlass, break_glass, broken_line
from komma_desk.usecases.commands.dismiss_circle_notice import (
    DismissCircleNotice,
    dismiss_circle_notice,
)
from komma_desk.usecases.commands.lift_circle import LiftCircle, lift_circle
from komma_desk.usecases.commands.restrict_case import RestrictCase, restrict_case
from komma_desk.usecases.commands.widen_circle import WidenCircle, widen_circle
from komma_desk.usecases.queries.case_circle import CaseCircle, case_circle
from komma_desk.usecases.queries.circle_names import CircleNames, circle_names
from komma_desk.usecases.queries.circle_notices import CircleNotices, circle_notices
from komma_desk.usecases.queries.glass_requests import (
    GlassRequests,
    MyGlassRequests,
    glass_requests,
    my_glass_requests,
)

_P = Permission
_OFFICE, _CASES = Compartment.OFFICE, Compartment.CASES

CIRCLE_DEEDS: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        RestrictCase: CommandEntry(
            _P.CIRCLE_CHANGE, restrict_case, _CASES, line_of("restrict case", "case")
        ),
        WidenCircle: CommandEntry(
            _P.CIRCLE_CHANGE, widen_circle, _CASES, line_of("widen circle", "case")
        ),
        LiftCircle: CommandEntry(
            _P.CIRCLE_CHANGE, lift_circle, _CASES, line_of("lift circle", "case")
        ),
        AskBreakGlass: CommandEntry(
            _P.CIRCLE_CHANGE, ask_break_glass, _CASES, line_of("ask break-glass", "case")
        ),
        BreakGlass: CommandEntry(_P.CIRCLE_CHANGE, break_glass, _CASES, broken_line),
        AnswerBreakGlass: CommandEntry(_P.CIRCLE_KEEP, answer_break_glass, _OFFICE, answer_line),
        DismissCircleNotice: CommandEntry(_P.CASE_READ, dismiss_circle_notice, _CASES, None),
    }
)

CIRCLE_QUERIES: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {
        CaseCircle: QueryEntry(_P.CASE_READ, case_circle),
        CircleNames: QueryEntry(_P.CASE_READ, circle_names),
        CircleNotices: QueryEntry(_P.CASE_READ, circle_notices),
        MyGlassRequests: QueryEntry(_P.CIRCLE_CHANGE, my_glass_requests),
        GlassRequests: QueryEntry(_P.CIRCLE_KEEP, glass_requests),
    }
)
