"""Where each answer of a report comes from, as the sections of a mapping file say it."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.code_list import CodeEntry, CodeLists
from komma_desk.domain.import_answers import NO_WORDS, YES_WORDS
from komma_desk.domain.import_mapping import (
    CODE_SETS,
    NO,
    OCCURRED,
    PLAIN,
    YES,
    YES_OR_NO,
    Answer,
    Comparison,
    ValueRule,
)
from komma_desk.domain.incident_details import CHOICES, ListPart
from komma_desk.exchange.mapping_refusals import (
    ColumnOrConstant,
    NotForThisField,
    RulesMissing,
    WantsTable,
    WantsText,
    WantsTexts,
    WordMissing,
)
from komma_desk.exchange.mapping_words import Table, Words

_ANSWER: Final = (
    *("column", "constant", "default", "values", "rules", "labels", "every", "separator"),
)
_LISTS: Final = {"forms": "form", "wishes": "wish", "consents": "consent"}


class FieldAnswers:
    def __init__(self, words: Words, lists: CodeLists | None) -> None:
        self._words, self._lists = words, lists

    def answer(self, name: str, told: Table) -> Answer:
        table = f"fields.{name}"
        self._words.know(told, table, _ANSWER)
        if ("column" in told) == ("constant" in told) or told.get("column") == "":
            raise self._words.page.refuse(ColumnOrConstant, table, name)
        coded = name not in PLAIN
        many = name in CODE_SETS
        for word, fits in (
            ("values", coded), ("rules", coded), ("labels", coded),
            ("every", many), ("separator", many),
            ("default", name != OCCURRED),
        ):  # fmt: skip
            if word in told and not fits:
                raise self._words.page.refuse(NotForThisField, table, word)
        labels = self._labels(name) if self._words.yes(told, table, "labels") else ()
        rules = self._values(name, told) + labels + self._rules(name, told)
        default = self._meant(name, told, "default") if "default" in told else None
        if coded and "column" in told and not rules and default is None:
            raise self._words.page.refuse(RulesMissing, table, name)
        return Answer(
            column=self._words.text(told, table, "column") or None,
            constant=self._meant(name, told, "constant") if "constant" in told else (),
            rules=rules,
            default=default,
            every=self._words.yes(told, table, "every"),
            separator=self._words.text(told, table, "separator"),
        )

    def _values(self, name: str, told: Table) -> tuple[ValueRule, ...]:
        values = told.get("values", {})
        if not isinstance(values, dict):
            raise self._words.page.refuse(WantsTable, f"fields.{name}", "values")
        return tuple(
            ValueRule(
                comparison=Comparison.EQUALS, texts=(value,), gives=self._code(name, values, value)
            )
            for value in values
        )

    def _rules(self, name: str, told: Table) -> tuple[ValueRule, ...]:
        table = f"fields.{name}.rules"
        rules = told.get("rules", [])
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise self._words.page.refuse(WantsTable, f"fields.{name}", "rules")
        return tuple(self._rule(name, table, rule) for rule in rules)

    def _rule(self, name: str, table: str, rule: Table) -> ValueRule:
        self._words.know(rule, table, (*Comparison, "gives"))
        if "gives" not in rule:
            raise self._words.page.refuse(WordMissing, table, "gives")
        used = [word for word in Comparison if word in rule]
        if len(used) != 1:
            raise self._words.page.refuse(WordMissing, table, str(Comparison.CONTAINS))
        texts = self._words.texts(rule, table, used[0])
        if used[0] is not Comparison.EQUALS and not all(text.strip() for text in texts):
            raise self._words.page.refuse(WantsTexts, table, used[0])  # it would fit every cell
        return ValueRule(comparison=used[0], texts=texts, gives=self._code(name, rule, "gives"))

    def _meant(self, name: str, told: Table, word: str) -> tuple[str, ...]:
        """A constant or default: a text, or for the fields with codes one or several codes."""
        if name in PLAIN:
            return (self._words.text(told, f"fields.{name}", word),)
        if name in YES_OR_NO and isinstance(told[word], bool):
            return (YES if told[word] else NO,)
        codes = self._words.texts(told, f"fields.{name}", word)
        if len(codes) > 1 and name not in CODE_SETS:
            raise self._words.page.refuse(WantsText, f"fields.{name}", word)
        return tuple(self._known_code(name, code) for code in codes)

    def _code(self, name: str, told: Table, word: str) -> str:
        if name in YES_OR_NO and isinstance(told[word], bool):
            return YES if told[word] else NO
        return self._known_code(name, self._words.text(told, f"fields.{name}", word))

    def _known_code(self, name: str, code: str) -> str:
        if name in YES_OR_NO:
            known: tuple[str, ...] = (YES, NO)
        elif self._lists is not None:
            named = {str(each.code): str(each.code) for each in self._entries(name)}
            for each in self._entries(name):
                named.setdefault(each.label.de, str(each.code))
                named.setdefault(each.label.en, str(each.code))
            if code in named:
                return named[code]
            known = tuple(str(each.code) for each in self._entries(name))
        else:
            return code
        if code not in known:
            raise self._words.page.unknown(f"fields.{name}", code, known)
        return code

    def _entries(self, name: str) -> tuple[CodeEntry, ...]:
        if self._lists is None:
            return ()
        parts = CHOICES.get(name) or (ListPart(_LISTS.get(name, name)),)
        return tuple(
            each
            for part in parts
            for each in self._lists[part.list_id].entries
            if part.holds(each) or each.own
        )

    def _labels(self, name: str) -> tuple[ValueRule, ...]:
        """Cells that hold a code or its label mean it; yes and no are known in many ways."""
        if name in YES_OR_NO:
            return (_equals(YES_WORDS, YES), _equals(NO_WORDS, NO))
        return tuple(
            _equals((str(each.code), each.label.de, each.label.en), str(each.code))
            for each in self._entries(name)
        )


def _equals(texts: tuple[str, ...], gives: str) -> ValueRule:
    return ValueRule(comparison=Comparison.EQUALS, texts=texts, gives=gives)
