"""Makes the field for each question of the long report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from komma_desk.domain.code_list import Code, CodeEntry, CodeLists
from komma_desk.domain.detail_questions import EXAMPLES, UNITS
from komma_desk.domain.incident_details import CHOICES, ListPart
from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.reporting.long.answer_field import AnswerField
from komma_desk.ui.reporting.long.choice_fields import OneOfField, SeveralField, YesNoField
from komma_desk.ui.reporting.long.entry_fields import Now, OnlineField, WitnessesField
from komma_desk.ui.reporting.long.text_fields import (
    DayField,
    EurosField,
    LineField,
    NumberField,
    ParagraphsField,
)
from komma_desk.words import _

_ONE_OF = frozenset(
    (
        *("contact_way", "work_mode", "unit", "target", "motive_says", "perpetrator_known"),
        *("perpetrator_relation", "earlier_reported"),
    )
)
_YES_OR_NO = frozenset(("repeated", "interpreter", "near_incident"))
_NUMBERS = frozenset(("others_count", "earlier_count", "days_unfit"))
_PARAGRAPHS = frozenset(("earlier_note", "suggestion"))


class FieldMaker:
    """`now` is aware; without it, words such as “yesterday” are not understood."""

    def __init__(self, lists: CodeLists, today: Callable[[], date] | None, now: Now | None) -> None:
        self._lists, self._today, self._now = lists, today, now

    def field(self, name: str) -> AnswerField:
        if name in CHOICES:
            choices, one = self._choices(name), name in _ONE_OF
            return (OneOfField if one else SeveralField)(choices, self._naming(name))
        if name in _YES_OR_NO:
            return YesNoField()
        if name in _NUMBERS:
            return NumberField(_(UNITS[name]) if name in UNITS else "")
        if name in _PARAGRAPHS:
            return ParagraphsField()
        special: dict[str, Callable[[], AnswerField]] = {
            "damage_cents": EurosField,
            "police_on": lambda: DayField(self._today),
            "witnesses": WitnessesField,
            "online": lambda: OnlineField(self._now),
        }
        return special.get(name, lambda: LineField(_(EXAMPLES[name]) if name in EXAMPLES else ""))()

    def has_units(self) -> bool:
        return bool(self._choices("unit"))

    def _choices(self, name: str) -> list[Choice]:
        return [
            Choice(
                str(entry.code),
                entry.label.spoken(),
                entry.meaning.spoken() if entry.meaning else "",
            )
            for part in CHOICES[name]
            for entry in self._offered(part)
        ]

    def _offered(self, part: ListPart) -> tuple[CodeEntry, ...]:
        if part.list_id not in self._lists:
            return ()
        known = self._lists[part.list_id]
        offered = known.choosable(self._today()) if self._today else known.entries
        return tuple(
            entry
            for entry in offered
            if (part.group is None or entry.group == part.group)
            and (part.phase is None or part.phase in entry.phases)
        )

    def _naming(self, name: str) -> Callable[[Code], str]:
        def spoken(code: Code) -> str:
            for part in CHOICES[name]:
                if part.list_id in self._lists and code in self._lists[part.list_id]:
                    return self._lists[part.list_id].label_of(code).spoken()
            return str(code)

        return spoken
