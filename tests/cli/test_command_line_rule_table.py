"""The rule table on the command line: from a shipped procedure to a table that leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.desk_line import Line, Said
from tests.journeys.town import ADMIN, CLEARING, Town

TABLE = """\
schema  = "komma-rule-table/1"
version = "1.0.0"
default = "komma-standard"

[[rules]]
direction = ["INTERNAL"]
procedure = "agg-complaint"
"""


@pytest.fixture
def line(founded_town: Town) -> Line:
    return Line(founded_town)


def done(line: Line, who: str, verb: str, *words: object) -> Said:
    return line.by(who, "procedure", verb, line.town.folder, *words)


def published(line: Line, *imported: object) -> Said:
    draft = done(line, CLEARING, "import", *imported, "--json").json["draft"]
    told = done(line, CLEARING, "propose", draft, "--json").json
    return done(line, ADMIN, "publish", told["procedure"], told["version"])


def test_from_a_shipped_procedure_to_a_table_that_leads_to_it(line: Line, tmp_path: Path) -> None:
    before = done(line, CLEARING, "table", "--json").json
    assert before == {"version": None, "default": "komma-standard", "rules": []}
    file, out = tmp_path / "tabelle.toml", tmp_path / "heraus.toml"
    file.write_text(TABLE, encoding="utf-8")
    draft = done(line, CLEARING, "import", file, "--json").json["draft"]
    too_early = done(line, CLEARING, "propose", draft)
    assert too_early.status == 1
    assert "agg-complaint" in too_early.err
    assert published(line, "--shipped", "agg-complaint").status == 0
    assert done(line, CLEARING, "propose", draft).status == 0
    assert done(line, ADMIN, "show", "rule-table", "1.0.0").out == TABLE
    assert done(line, ADMIN, "publish", "rule-table", "1.0.0").status == 0
    shown = done(line, CLEARING, "table", "--out", out)
    assert "Innerhalb der Verwaltung" in shown.out
    assert out.read_text(encoding="utf-8") == TABLE
    assert done(line, CLEARING, "table", "--json").json["rules"] == [
        {"direction": ["INTERNAL"], "procedure": "agg-complaint"}
    ]
    assert "rule-table" in done(line, CLEARING, "list").out


def test_the_table_that_is_suggested_comes_in_once_it_leads_somewhere(line: Line) -> None:
    assert done(line, CLEARING, "import", "--shipped", "rule-table").status == 1
    published(line, "--shipped", "agg-complaint")
    assert published(line, "--shipped", "rule-table").status == 0
    rules = done(line, CLEARING, "table", "--json").json["rules"]
    assert {each["procedure"] for each in rules} == {"agg-complaint"}


def test_a_table_that_does_not_read_is_refused_with_file_and_line(
    line: Line, tmp_path: Path
) -> None:
    file = tmp_path / "tabelle.toml"
    file.write_text(TABLE.replace("direction", "narrative"), encoding="utf-8")
    refused = done(line, CLEARING, "import", file)
    assert refused.status == 3
    assert "tabelle.toml, Zeile 6" in refused.err


def test_a_table_is_checked_without_a_store(line: Line, tmp_path: Path) -> None:
    file = tmp_path / "tabelle.toml"
    file.write_text(TABLE, encoding="utf-8")
    assert line("procedure", "check", file).status == 0
    again = TABLE + TABLE[TABLE.index("[[rules]]") :].replace("agg-complaint", "komma-standard")
    file.write_text(again, encoding="utf-8")
    said = line("procedure", "check", file, "--json")
    assert said.status == 1
    (finding,) = said.json["findings"]
    assert (finding["rule"], finding["line"], finding["place"]) == ("rule_hidden", 8, "rules.2")


def test_without_a_table_there_is_none_to_write(line: Line, tmp_path: Path) -> None:
    assert done(line, CLEARING, "table", "--out", tmp_path / "t.toml").status == 1
    assert not (tmp_path / "t.toml").exists()
