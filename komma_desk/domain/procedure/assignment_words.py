"""How a rule of the table is said: which answers it is for, and why a case follows what it does."""

from __future__ import annotations

from collections.abc import Mapping

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.procedure.assignment import (
    RULE_FACT,
    TABLE_FACT,
    Asked,
    AssignmentRule,
    RuleTable,
)
from komma_desk.words import N_, Bilingual, _

# In the form these are questions to the reporting person; here they are told of her.
_TITLES = {
    Asked.FORM: N_("Main form of the incident"),
    Asked.REPORTER_ROLE: N_("Role of the reporting person"),
    Asked.WISH: N_("Wish"),
}
_JOINED = N_("{one} or {other}")


def asked_said(asked: Asked, lists: CodeLists) -> str:
    """The title of its code list; of several forms the weightiest is meant."""
    own = _TITLES.get(asked)
    return _(own) if own else lists[asked].title.spoken()


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


def differences_said(
    before: RuleTable, after: RuleTable, lists: CodeLists, titles: Mapping[str, Bilingual]
) -> tuple[str, ...]:
    """What changes for new cases, one line each."""
    new = [each for each in after.rules if each not in before.rules]
    gone = [each for each in before.rules if each not in after.rules]
    said = [_("New: {rule}").format(rule=rule_said(each, lists, titles)) for each in new]
    said += [_("Gone: {rule}").format(rule=rule_said(each, lists, titles)) for each in gone]
    stayed = [each for each in before.rules if each in after.rules]
    if stayed != [each for each in after.rules if each in before.rules]:
        said.append(_("The rules stand in another order."))
    if before.default != after.default:
        said.append(
            _("All other cases: {after} instead of {before}").format(
                after=title_said(after.default, titles), before=title_said(before.default, titles)
            )
        )
    return tuple(said)


def rule_said(rule: AssignmentRule, lists: CodeLists, titles: Mapping[str, Bilingual]) -> str:
    return f"{' · '.join(conditions_said(rule, lists))} → {title_said(rule.procedure, titles)}"


def title_said(procedure: str, titles: Mapping[str, Bilingual]) -> str:
    """What is not published here is said by its short name."""
    return titles[procedure].spoken() if procedure in titles else procedure


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
