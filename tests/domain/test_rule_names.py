"""A deadline by law bears the name of its rule, wherever a procedure is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from komma_desk.domain.deadlines.rules import DeadlineRule
from komma_desk.domain.procedure.comparison import differences
from komma_desk.domain.procedure.definition import Deadline, Procedure
from komma_desk.domain.procedure.layout import laid_out
from komma_desk.words import Language, speaking
from tests.fakes.shipped import RULES, SMALL

BY_LAW = [rule for rule in RULES.rules if not rule.asks_number]


def under(rule: str) -> Procedure:
    first, *others = SMALL.states
    return replace(SMALL, states=(replace(first, deadline=Deadline(rule=rule)), *others))


def words_on(procedure: Procedure, place: str, language: Language) -> str:
    drawing = laid_out(procedure, language, RULES)
    box = next(box for box in drawing.boxes if box.place == place)
    return " ".join(line.text for line in box.lines)


@pytest.mark.parametrize("rule", BY_LAW, ids=lambda rule: rule.id)
def test_the_picture_calls_each_rule_of_law_by_its_title(rule: DeadlineRule) -> None:
    procedure = under(rule.id)
    place = f"states.{procedure.states[0].id}"
    first_words = " ".join(rule.title.de.split()[:2])
    assert first_words in words_on(procedure, place, Language.GERMAN)
    assert " ".join(rule.title.en.split()[:2]) in words_on(procedure, place, Language.ENGLISH)


def test_a_name_says_the_title_and_the_first_norm() -> None:
    assert RULES.name_of("stgb77b").de == "Strafantrag (§ 77b StGB)"
    assert RULES.name_of("dsgvo12").en == (
        "Answer a request of a data subject (Art. 12 Abs. 3 DSGVO)"
    )


def test_the_differences_name_both_rules() -> None:
    (told,) = differences(under("stgb77b"), under("dsgvo33"), RULES)
    with speaking(Language.GERMAN):
        assert told.spoken().endswith(
            "jetzt Datenpanne melden (Art. 33 Abs. 1 DSGVO); bisher: Strafantrag (§ 77b StGB)."
        )


def test_a_rule_nobody_here_knows_is_shown_as_it_is_written() -> None:
    procedure = under("landesrecht12")
    place = f"states.{procedure.states[0].id}"
    assert words_on(procedure, place, Language.GERMAN).endswith("landesrecht12")
