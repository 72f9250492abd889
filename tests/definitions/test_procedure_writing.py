"""A procedure written as a file reads back as the same; what did not change stays as it stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from komma_desk.definitions.broken import BrokenDefinition
from komma_desk.definitions.procedure import procedure_of_text, read_procedure
from komma_desk.definitions.writing import NotWritable, procedure_text
from komma_desk.domain.procedure.definition import Procedure, State, StateId, StepId
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.words import Bilingual
from tests.fakes.procedures_any import procedures_any

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "procedures"
SHIPPED = sorted(FOLDER.glob("*.toml"))
STANDARD = FOLDER / "komma-standard.toml"
TEXT = STANDARD.read_text(encoding="utf-8")

ODD_LAYOUT = """\
# Kept by the office of the town clerk
schema="komma-procedure/1"
 id = "odd"   # never change
version = '1'
start = "a"
title.de = "Verfahren"
title.en = "Procedure"

[states.a]
title = {de="A", en="A"}  # first

  [states.a.deadline]
  within = "3 WD"   # short
  [states.a.deadline.reason]
  de = "Grund"
  en = \"\"\"
[steps.none]
reason\"\"\"
[[steps]] # a button
id = "go"
title = {de="Los", en="Go"}
from = [
  "a", # the only one
]
to = "b"
roles = ["clearing"]

# the end
[states.b]
title = {de="B", en="B"}
end = true
"""


def edited(procedure: Procedure, state: str, **changes: object) -> Procedure:
    states = tuple(
        replace(one, **changes) if one.id == state else one  # type: ignore[arg-type]  # any field
        for one in procedure.states
    )
    return replace(procedure, states=states)


def changed_lines(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_an_unchanged_procedure_gives_the_identical_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert procedure_text(read_procedure(path), before=text) == text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_procedure_written_afresh_is_the_same_procedure(path: Path) -> None:
    procedure = read_procedure(path)
    again = procedure_of_text(procedure_text(procedure))
    assert again == procedure
    assert again.sha256() == procedure.sha256()


@given(procedure=procedures_any())
@settings(max_examples=60)
def test_any_procedure_reads_back_as_it_was(procedure: Procedure) -> None:
    assert procedure_of_text(procedure_text(procedure)) == procedure


@given(first=procedures_any(), second=procedures_any())
@settings(max_examples=40)
def test_any_change_of_a_text_reads_back_as_the_new_procedure(
    first: Procedure, second: Procedure
) -> None:
    assert procedure_of_text(procedure_text(second, before=procedure_text(first))) == second


@given(data=st.data())
@settings(max_examples=40)
def test_a_shipped_file_taken_apart_and_turned_round_reads_back_the_same(
    data: st.DataObject,
) -> None:
    standard = procedure_of_text(TEXT)
    kept = data.draw(st.lists(st.sampled_from(standard.steps), unique=True))
    states = data.draw(st.permutations(standard.states))
    other = replace(standard, steps=tuple(kept), states=tuple(states))
    assert procedure_of_text(procedure_text(other, before=TEXT)) == other


def test_one_renamed_title_changes_one_line() -> None:
    other = edited(procedure_of_text(TEXT), "triage", title=Bilingual(de="Sichtung", en="Triage"))
    assert changed_lines(TEXT, procedure_text(other, before=TEXT)) == [
        '-title    = { de = "Einordnung", en = "Triage" }',
        '+title    = { de = "Sichtung", en = "Triage" }',
    ]


def test_a_new_state_looks_like_its_neighbours() -> None:
    standard = procedure_of_text(TEXT)
    triage = standard.state_by_id[StateId("triage")]
    new = State(
        id=StateId("conference"),
        title=Bilingual(de="Fallkonferenz", en="Case conference"),
        deadline=replace(triage.deadline, within=Interval(count=2, unit=Unit.WORKING_DAYS))
        if triage.deadline
        else None,
    )
    after = standard.states.index(triage) + 1
    reason = '{ de = "Meldung einordnen", en = "Classify the report" }'
    other = replace(standard, states=(*standard.states[:after], new, *standard.states[after:]))
    assert changed_lines(TEXT, procedure_text(other, before=TEXT)) == [
        "+",
        "+[states.conference]",
        '+title    = { de = "Fallkonferenz", en = "Case conference" }',
        f'+deadline = {{ within = "2 WD", escalate_to = "head", reason = {reason} }}',
    ]


def test_a_removed_step_takes_its_lines_and_leaves_the_remarks_between() -> None:
    standard = procedure_of_text(TEXT)
    other = replace(
        standard, steps=tuple(one for one in standard.steps if one.id != "mark_duplicate")
    )
    after = procedure_text(other, before=TEXT)
    assert "# --- steps: resting, withdrawing, reopening" in after
    assert all(line.startswith("-") for line in changed_lines(TEXT, after))
    assert len(changed_lines(TEXT, after)) == 8


def test_a_new_name_of_a_step_changes_only_that_line() -> None:
    standard = procedure_of_text(TEXT)
    steps = (replace(standard.steps[0], id=StepId("take_in")), *standard.steps[1:])
    after = procedure_text(replace(standard, steps=steps), before=TEXT)
    assert changed_lines(TEXT, after) == ['-id      = "accept"', '+id      = "take_in"']


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (
            lambda p: replace(p, title=Bilingual(de="Neu", en="Procedure")),
            ['-title.de = "Verfahren"', '+title.de = "Neu"'],
        ),
        (
            lambda p: replace(p, id="other"),
            ['- id = "odd"   # never change', '+ id = "other"   # never change'],
        ),
        (
            lambda p: edited(p, "a", title=Bilingual(de="Ä", en="A")),
            ['-title = {de="A", en="A"}  # first', '+title = {de="Ä", en="A"}  # first'],
        ),
        (
            lambda p: edited(
                p,
                "a",
                deadline=replace(p.states[0].deadline, within=Interval(count=9, unit=Unit.MONTHS)),
            ),
            ['-  within = "3 WD"   # short', '+  within = "9 M"   # short'],
        ),
        (
            lambda p: replace(p, steps=(replace(p.steps[0], four_eyes=True),)),
            ["+four_eyes = true"],
        ),
        (lambda p: edited(p, "b", end=False), ["-end = true"]),
    ],
)
def test_a_file_in_another_hand_keeps_its_hand(
    change: Callable[[Procedure], Procedure], lines: list[str]
) -> None:
    other = change(procedure_of_text(ODD_LAYOUT))
    assert changed_lines(ODD_LAYOUT, procedure_text(other, before=ODD_LAYOUT)) == lines


def test_line_ends_of_another_system_stay() -> None:
    before = TEXT.replace("\n", "\r\n")
    changed = replace(procedure_of_text(TEXT), version="2")
    after = procedure_text(changed, before=f"\ufeff{before}")
    assert after == before.replace('"1.0.0"', '"2"')


def test_a_text_that_is_no_procedure_any_more_is_written_afresh() -> None:
    standard = procedure_of_text(TEXT)
    assert procedure_text(standard, before="[[") == procedure_text(standard)


def test_what_no_file_could_hold_is_refused() -> None:
    standard = procedure_of_text(TEXT)
    with pytest.raises(BrokenDefinition):
        procedure_text(replace(standard, title=Bilingual(de=" ", en="x")))
    with pytest.raises(NotWritable):
        procedure_text(replace(standard, states=(*standard.states, standard.states[0])))
