"""The shelf of procedures on the command line: in as a draft, proposed, published, given out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.publishing import STANDARD
from tests.journeys.desk_line import Line, Said
from tests.journeys.town import ADMIN, CLEARING, Town


@pytest.fixture
def line(founded_town: Town) -> Line:
    return Line(founded_town)


def imported(line: Line, path: Path, text: str = STANDARD) -> str:
    path.write_text(text, encoding="utf-8")
    said = line.by(CLEARING, "procedure", "import", line.town.folder, path, "--json")
    assert said.status == 0, said.err
    return str(said.json["draft"])


def done(line: Line, who: str, verb: str, *words: object) -> Said:
    return line.by(who, "procedure", verb, line.town.folder, *words)


def test_from_a_file_to_a_published_version(line: Line, tmp_path: Path) -> None:
    draft = imported(line, tmp_path / "a.toml")
    proposed = done(line, CLEARING, "propose", draft[:8], "--json")
    assert proposed.json["version"] == "1.1.0"
    assert "Freigeben" in " ".join(proposed.json["too_few_for"])
    listed: Any = done(line, ADMIN, "list", "--json").json
    (waits,) = listed["proposals"]
    assert (waits["version"], waits["proposed_by"], waits["may_publish"]) == (
        "1.1.0",
        "Karl Klär",
        True,
    )
    other = done(line, ADMIN, "publish", "komma-standard", "1.1.0", "--sha256", "0" * 64)
    assert other.status == 1
    assert "angesehen" in other.err
    told = ("komma-standard", "1.1.0", "--sha256", waits["text_sha256"])
    assert done(line, ADMIN, "publish", *told).status == 0
    table = done(line, CLEARING, "list").out
    assert "veröffentlicht, für neue Fälle, laufende Fälle: 0" in table
    assert "abgelöst" in table


def test_the_very_file_one_has_looked_at_is_published_and_no_other(
    line: Line, tmp_path: Path
) -> None:
    draft = imported(line, tmp_path / "a.toml")
    assert done(line, CLEARING, "propose", draft[:8]).status == 0
    waits = tmp_path / "vorgelegt.toml"
    assert done(line, ADMIN, "show", "komma-standard", "1.1.0", "--out", waits).status == 0
    other = tmp_path / "anders.toml"
    other.write_text(waits.read_text(encoding="utf-8") + "# anders\n", encoding="utf-8")
    refused = done(line, ADMIN, "publish", other)
    assert refused.status == 1
    assert "angesehen" in refused.err
    missing = done(line, ADMIN, "publish", "komma-standard")
    assert missing.status != 0
    assert "komma-standard" in missing.err
    assert done(line, ADMIN, "publish", waits).status == 0


def test_a_version_is_given_out_word_for_word(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "heraus.toml"
    assert done(line, ADMIN, "show", "komma-standard", "1.0.0", "--out", out).status == 0
    assert out.read_text(encoding="utf-8") == STANDARD
    assert done(line, ADMIN, "show", "komma-standard", "1.0.0").out == STANDARD
    assert done(line, ADMIN, "show", "komma-standard", "7").status == 1


def test_a_draft_is_shown_discarded_and_not_found_any_more(line: Line, tmp_path: Path) -> None:
    draft = imported(line, tmp_path / "a.toml")
    assert done(line, CLEARING, "show", draft).out == STANDARD
    assert done(line, CLEARING, "discard", draft).status == 0
    gone = done(line, CLEARING, "discard", draft)
    assert gone.status == 1
    assert draft in gone.err


def test_two_drafts_that_begin_alike_are_not_confused(line: Line, tmp_path: Path) -> None:
    imported(line, tmp_path / "a.toml")
    assert done(line, CLEARING, "discard", "").status == 1
    assert len(done(line, CLEARING, "list", "--json").json["drafts"]) == 1


def test_what_was_proposed_is_withdrawn_and_a_draft_again(line: Line, tmp_path: Path) -> None:
    draft = imported(line, tmp_path / "a.toml")
    done(line, CLEARING, "propose", draft, "--version", "2.0", "--default")
    again = done(line, CLEARING, "withdraw", "komma-standard", "2.0", "--json").json["draft"]
    listed = done(line, CLEARING, "list", "--json").json
    assert [each["id"] for each in listed["drafts"]] == [again]
    assert listed["proposals"] == []


def test_a_broken_file_is_refused_with_its_line(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "kaputt.toml"
    path.write_text(STANDARD.replace("[states.triage]", "[states.triage]\nfarbe = 1"), "utf-8")
    number = path.read_text("utf-8").splitlines().index("farbe = 1") + 1
    refused = done(line, CLEARING, "import", path)
    assert refused.status == 3
    assert f"kaputt.toml, Zeile {number}" in refused.err
    assert done(line, CLEARING, "list", "--json").json["drafts"] == []


def test_the_administration_drafts_nothing_and_clearing_publishes_nothing(
    line: Line, tmp_path: Path
) -> None:
    draft = imported(line, tmp_path / "a.toml")
    assert done(line, ADMIN, "import", tmp_path / "a.toml").status == 1
    assert done(line, ADMIN, "discard", draft).status == 1
    done(line, CLEARING, "propose", draft)
    assert done(line, CLEARING, "publish", "komma-standard", "1.1.0").status == 1
    assert json.loads(done(line, ADMIN, "list", "--json").out)["versions"][0]["version"] == "1.0.0"


def test_a_version_that_does_not_wait_is_said_to_whoever_would_publish_it(line: Line) -> None:
    refused = done(line, ADMIN, "publish", "komma-standard", "9.9.9")
    assert refused.status == 1
    assert "9.9.9" in refused.err
    assert "Fall" not in refused.err
