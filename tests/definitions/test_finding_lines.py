"""Each finding leads to its line, however the file is laid out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from komma_desk.definitions.broken import BrokenDefinition
from komma_desk.definitions.lines import line_in_procedure
from komma_desk.definitions.looking_through import looked_through
from komma_desk.definitions.procedure import procedure_of_text
from komma_desk.domain.procedure.shipped import ShippedProcedure
from tests.fakes.shipped import RESOURCES, RULES, SHIPPED

STANDARD = RESOURCES / "procedures" / "komma-standard.toml"
SPREAD = """
schema = "komma-procedure/1"
id = "spread"
version = "1"
title = { de = "Weit", en = "Spread" }
start = "a.b"

[states."a.b"]
title = { de = "Anfang", en = "Begin" }

[states.closed]
end = true
title = { de = "Ende", en = "End" }
deletion_class = "1Y-after-end"

[[steps]]
id = "close"
title = { de = "Beenden", en = "Close" }
from = ["a.b"]
to = "closed"
roles = ["clearing"]

[[steps]]
id = "report"
title = { de = "Anzeigen", en = "Report" }
from = ["a.b"]
to = "closed"
roles = ["clearing"]

[steps.exception]
when = "danger_to_life"
"""


@pytest.mark.parametrize("name", list(ShippedProcedure))
def test_every_step_and_state_is_found_where_it_begins(name: ShippedProcedure) -> None:
    text = (RESOURCES / f"procedures/{name}.toml").read_text(encoding="utf-8")
    lines = text.splitlines()
    for step in SHIPPED[name].steps:
        number = line_in_procedure(text, SHIPPED[name], f"steps.{step.id}.to")
        assert number is not None
        assert re.match(rf'to +?= "{step.to}"|to = "{step.to}"', lines[number - 1])
    for state in SHIPPED[name].states:
        number = line_in_procedure(text, SHIPPED[name], f"states.{state.id}")
        assert number is not None
        assert lines[number - 1] == f"[states.{state.id}]"


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("states.a.b", 'states."a.b"'),
        ("states.closed.deadline", "[states.closed]"),
        ("steps.report.exception", "[steps.exception]"),
        ("steps.report.roles", 'roles = ["clearing"]'),
        ("steps.close.exception", "[[steps]]"),
        ("start", 'start = "a.b"'),
        ("four_eyes", None),
        ("states", None),
    ],
)
def test_a_place_is_found_in_a_file_of_another_layout(place: str, line: str | None) -> None:
    number = line_in_procedure(SPREAD, procedure_of_text(SPREAD), place)
    assert (number is None) == (line is None)
    if line is not None and number is not None:
        assert line in SPREAD.splitlines()[number - 1]


def test_a_finding_in_a_file_names_the_line_of_the_mistake(tmp_path: Path) -> None:
    text = STANDARD.read_text(encoding="utf-8").replace('consent = "pass_on"', 'consent = "all"', 1)
    broken = tmp_path / "broken.toml"
    broken.write_text(text, encoding="utf-8")
    ((number, finding),) = looked_through(broken, RULES).findings
    assert number is not None
    assert text.splitlines()[number - 1] == 'consent = "all"'
    assert finding.place == "steps.pass_on.consent"


@pytest.mark.parametrize(("written", "line"), [('schema = "other"\n', 1), ("a = 1\nb = = 2\n", 2)])
def test_a_file_that_is_no_procedure_names_the_line(
    written: str, line: int, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(written, encoding="utf-8")
    with pytest.raises(BrokenDefinition) as caught:
        looked_through(broken, RULES)
    assert caught.value.line == line
