"""What the checker finds in a rule table: rules no case can reach, and words nobody knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.own_entry import OWN
from komma_desk.domain.procedure.assignment import Asked, AssignmentRule, RuleTable, answers_as
from komma_desk.domain.procedure.findings import Severity
from komma_desk.words import N_, _

MOST_RULES: Final = 60
_NOTHING: Final = Code("")  # a question may stay open: something happened at no place
_Box = Mapping[Asked, frozenset[Code]]


class TableRule(StrEnum):
    RULE_HIDDEN = "rule_hidden"
    RULE_WITHOUT_CONDITION = "rule_without_condition"
    PROCEDURE_UNPUBLISHED = "procedure_unpublished"
    UNKNOWN_CODE = "unknown_code"
    TOO_MANY_RULES = "too_many_rules"
    OWN_ENTRY_UNKNOWN = "own_entry_unknown"
    ENTRY_RETIRED = "entry_retired"


# What an office may take back or bring along: it stops nothing, and says what it does.
_WARNINGS: Final = frozenset({TableRule.OWN_ENTRY_UNKNOWN, TableRule.ENTRY_RETIRED})


_SENTENCES: Final = {
    TableRule.RULE_HIDDEN: N_(
        "Rule {number} is never reached: the rules above it fit every case it is meant for."
    ),
    TableRule.RULE_WITHOUT_CONDITION: N_(
        "Rule {number} has no condition and would fit every case. That is what the last line is "
        "for: all other cases."
    ),
    TableRule.PROCEDURE_UNPUBLISHED: N_(
        "Rule {number} leads to “{word}”, which is not published in this office."
    ),
    TableRule.UNKNOWN_CODE: N_("Rule {number} names “{word}”, which no list of answers knows."),
    TableRule.TOO_MANY_RULES: N_("The table has more than {word} rules. Please join some of them."),
    TableRule.OWN_ENTRY_UNKNOWN: N_(
        "Rule {number} names “{word}”, an own entry no list of this office has. No report can "
        "answer it; such cases are decided by the rules below."
    ),
    TableRule.ENTRY_RETIRED: N_(
        "Rule {number} names “{word}”, which is offered no more. Only reports that still give "
        "this answer are decided by it."
    ),
}
_OF_THE_DEFAULT: Final = N_(
    "All other cases would follow “{word}”, which is not published in this office."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFinding:
    """`number` is that of the rule, from 1; 0 is the line of all other cases."""

    rule: TableRule
    number: int
    word: str = ""

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if self.rule in _WARNINGS else Severity.ERROR

    @property
    def place(self) -> str:
        return f"rules.{self.number}" if self.number else "default"

    def spoken(self) -> str:
        of_default = self.rule is TableRule.PROCEDURE_UNPUBLISHED and not self.number
        sentence = _OF_THE_DEFAULT if of_default else _SENTENCES[self.rule]
        return _(sentence).format(number=self.number, word=self.word)


def table_errors(found: Iterable[TableFinding]) -> tuple[TableFinding, ...]:
    return tuple(each for each in found if each.severity is Severity.ERROR)


def check_table(
    table: RuleTable,
    code_lists: CodeLists,
    published: Collection[str] | None,
    today: date | None = None,
) -> tuple[TableFinding, ...]:
    """In the order of the rules; without `published` nobody asks whether the procedures are.

    `code_lists` are those of the office; without `today` nobody asks what is offered no more.
    """
    if len(table.rules) > MOST_RULES:
        return (TableFinding(rule=TableRule.TOO_MANY_RULES, number=0, word=str(MOST_RULES)),)
    found: list[TableFinding] = []
    for number, rule in enumerate(table.rules, start=1):
        found += _of_codes(number, rule, code_lists, today)
        if not rule.conditions:
            found.append(TableFinding(rule=TableRule.RULE_WITHOUT_CONDITION, number=number))
        if _is_hidden(rule, table.rules[: number - 1], code_lists):
            found.append(TableFinding(rule=TableRule.RULE_HIDDEN, number=number))
    named = (*((n, each.procedure) for n, each in enumerate(table.rules, start=1)),)
    found += [
        TableFinding(rule=TableRule.PROCEDURE_UNPUBLISHED, number=number, word=procedure)
        for number, procedure in (*named, (0, table.default))
        if published is not None and procedure not in published
    ]
    return tuple(sorted(found, key=lambda each: each.number or len(table.rules) + 1))


def _of_codes(
    number: int, rule: AssignmentRule, code_lists: CodeLists, today: date | None
) -> Iterator[TableFinding]:
    for asked, codes in rule.conditions:
        for code in codes:
            entry = code_lists[asked].entry(code)
            if entry is None:
                is_own = code.startswith(OWN)
                kind = TableRule.OWN_ENTRY_UNKNOWN if is_own else TableRule.UNKNOWN_CODE
                yield TableFinding(rule=kind, number=number, word=code)
            elif today is not None and entry.valid_until and entry.valid_until < today:
                word = entry.label.spoken()
                yield TableFinding(rule=TableRule.ENTRY_RETIRED, number=number, word=word)


def _is_hidden(
    rule: AssignmentRule, above: tuple[AssignmentRule, ...], code_lists: CodeLists
) -> bool:
    """Whether the rules above take, together, every case it would fit.

    One wish alone is enough to think of: whoever has more of them is rather caught above.
    """
    everything = {asked: _all_of(asked, code_lists) for asked in Asked}
    left = [_box(rule, everything, code_lists)]
    for each in above:
        taken = _box(each, everything, code_lists)
        left = [part for box in left for part in _without(box, taken)]
    return not left


def _all_of(asked: Asked, code_lists: CodeLists) -> frozenset[Code]:
    may_stay_open = {_NOTHING} if asked in {Asked.PLACE, Asked.UNIT} else set()
    return frozenset({*code_lists[asked].codes(), *may_stay_open})


def _box(rule: AssignmentRule, everything: _Box, code_lists: CodeLists) -> _Box:
    """All answers it fits: of each question those codes it names, or all."""
    return {
        asked: frozenset(
            each
            for each in known
            if not (codes := rule.codes_of(asked))
            or not answers_as(asked, each, code_lists[asked]).isdisjoint(codes)
        )
        for asked, known in everything.items()
    }


def _without(box: _Box, taken: _Box) -> list[_Box]:
    """The box in pieces without what the other one takes of it."""
    if not all(box[asked] & taken[asked] for asked in Asked):
        return [box]
    pieces: list[_Box] = []
    rest = dict(box)
    for asked in Asked:
        if outside := rest[asked] - taken[asked]:
            pieces.append({**rest, asked: outside})
        rest[asked] &= taken[asked]
    return pieces
