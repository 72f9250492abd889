"""How a rule of the table is said: which answers it is for, and why a case follows what it does."""

from __future__ import annotations

from collections.abc import Mapping

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.procedure.assignment import (
    RULE_FACT,
    TABLE_FACT,
    Asked,
    AssignmentRule,
)
from komma_desk.words import N_, _

MAIN_FORM = N_("Main form of the incident")
_JOINED = N_("{one} or {other}")


def asked_said(asked: Asked, lists: CodeLists) -> str:
    """The title of its code list; of several forms the weightiest is meant."""
    return _(MAIN_FORM) if asked is Asked.FORM else lists[asked].title.spoken()


def codes_said(asked: Asked, codes: tuple[Code, ...], lists: CodeLists) -> str:
    labels = [lists[asked].label_of(code).spoken() for code in codes]
    *firsts, last = labels
    return _(_JOINED).format(one="; ".join(firsts), other=last) if firsts else last


def conditions_said(rule: AssignmentRule, lists: CodeLists) -> tuple[str, ...]:
    """One line a condition; all of them have to fit."""
    return tuple(
        f"{asked_said(asked, lists)}: {codes_said(asked, codes, lists)}"
        for asked, codes in rule.conditions
    )


def reason_said(facts: Mapping[str, str]) -> str:
    """Of the entry a history begins with; empty where there was no table yet."""
    version, rule = facts.get(TABLE_FACT, ""), facts.get(RULE_FACT, "")
    if rule:
        return _("by rule {rule} of the table, version {version}").format(
            rule=rule, version=version
        )
    if version:
        said = _("no rule of the table fits, version {version}")
        return said.format(version=version)
    return ""
