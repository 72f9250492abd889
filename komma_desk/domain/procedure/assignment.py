"""Which case follows which procedure: the first rule of the table that fits, else its default.

Only coded answers of the report are asked: nothing anybody wrote in her own words decides.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from komma_desk.domain.code_list import Code, CodeList
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.words import Bilingual

RULE_TABLE: Final = "rule-table"  # its name among the published definitions
TITLE: Final = Bilingual(
    de="Welcher Fall folgt welchem Verfahren", en="Which case follows which procedure"
)
TABLE_FACT: Final = "rule_table"  # of the entry a history begins with: the version
RULE_FACT: Final = "table_rule"  # and the number of the rule, if one fitted
Answers = Mapping["Asked", frozenset[Code]]


class Asked(StrEnum):
    """A coded answer of the report, called as its code list; of the forms the main one counts.

    A rule may name entries of the office's own too. An own form is also the one it counts as.
    """

    DIRECTION = "direction"
    FORM = "form"
    REPORTER_ROLE = "reporter_role"
    PLACE = "place"
    WISH = "wish"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRule:
    """Fits where each answer named is one of its codes; `conditions` in the order of `Asked`."""

    procedure: str
    conditions: tuple[tuple[Asked, tuple[Code, ...]], ...] = ()

    def codes_of(self, asked: Asked) -> tuple[Code, ...]:
        """None where it does not matter what was answered."""
        return next((codes for each, codes in self.conditions if each is asked), ())

    def fits(self, answers: Answers) -> bool:
        return all(answers[asked].intersection(codes) for asked, codes in self.conditions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """`rule` counts from 1; None where no rule fits and the default is followed."""

    procedure: str
    rule: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTable:
    version: str
    default: str
    rules: tuple[AssignmentRule, ...] = ()

    @property
    def id(self) -> str:
        return RULE_TABLE

    @property
    def title(self) -> Bilingual:
        return TITLE

    def decide(self, answers: Answers) -> Assigned:
        for number, rule in enumerate(self.rules, start=1):
            if rule.fits(answers):
                return Assigned(procedure=rule.procedure, rule=number)
        return Assigned(procedure=self.default, rule=None)

    def procedure_for(
        self, report: IncidentReport, main_form: Code, own_forms: Collection[Code] = ()
    ) -> Assigned:
        return self.decide(answers_of(report, main_form, own_forms))

    def procedures(self) -> tuple[str, ...]:
        """Every procedure it names, each once."""
        return tuple(dict.fromkeys((*(each.procedure for each in self.rules), self.default)))

    def fitting(self, published: Collection[str], default: str) -> RuleTable:
        """What of it leads to a procedure of this office, whose default stays."""
        rules = tuple(each for each in self.rules if each.procedure in published)
        return replace(self, rules=rules, default=default)

    def sha256(self) -> str:
        plain = {
            "version": self.version,
            "default": self.default,
            "rules": [[each.procedure, each.conditions] for each in self.rules],
        }
        text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


Definition = Procedure | RuleTable  # what an office publishes


def answers_of(
    report: IncidentReport, main_form: Code, own_forms: Collection[Code] = ()
) -> Answers:
    unit = report.details.unit
    return {
        Asked.DIRECTION: frozenset({report.direction}),
        Asked.FORM: frozenset({main_form, *own_forms}),
        Asked.REPORTER_ROLE: frozenset({report.reporter_role}),
        Asked.PLACE: frozenset({report.place} if report.place else ()),
        Asked.WISH: report.wishes,
        Asked.UNIT: frozenset({unit} if unit else ()),
    }


def own_forms_of(forms: Collection[Code], main_form: Code, known: CodeList) -> frozenset[Code]:
    """What the office calls the main form of this report in its own words."""
    return frozenset(
        each.code
        for each in known.entries
        if each.own and each.counts_as == main_form and each.code in forms
    )


def answers_as(asked: Asked, code: Code, known: CodeList) -> frozenset[Code]:
    """What a report with this answer is asked for: an own entry is also what it counts as."""
    entry = known.entry(code)
    counted = entry.counts_as if entry is not None and asked is Asked.FORM else None
    return frozenset({code, counted} if counted else {code})
