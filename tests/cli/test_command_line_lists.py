"""At a terminal too: own entries and questions are shown, added, ended and brought back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.journeys.desk_line import Line
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town


def entries(line: Line, town: Town, list_id: str) -> dict[str, Any]:
    shown = line.by("rita", "list", "show", town.folder, list_id, "--json").json
    return {each["code"]: each for each in shown[0]["entries"]}


def test_an_entry_is_added_changed_ended_and_brought_back(line: Line, town: Town) -> None:
    words = ("--label", "Hallenbad", "--english", "Pool", "--json")
    added = line.by(ADMIN, "list", "add", town.folder, "place", *words)
    assert added.json == {"list": "place", "code": "OWN_HALLENBAD"}
    code = added.json["code"]
    assert entries(line, town, "place")[code]["label"] == {"de": "Hallenbad", "en": "Pool"}
    changed = line.by(
        ADMIN, "list", "add", town.folder, "place", "--change", code, "--label", "Freibad"
    )
    assert changed.out == "Gespeichert unter dem Code OWN_HALLENBAD.\n"
    until = ("--until", "2026-12-31")
    assert line.by(ADMIN, "list", "retire", town.folder, "place", code, *until).status == 0
    assert entries(line, town, "place")[code]["valid_until"] == "2026-12-31"
    assert "bis 2026-12-31" in line.by("rita", "list", "show", town.folder, "place").out
    assert line.by(ADMIN, "list", "restore", town.folder, "place", code).status == 0
    assert entries(line, town, "place")[code]["valid_until"] is None


def test_without_a_day_an_entry_ends_at_once(line: Line, town: Town) -> None:
    assert line.by(ADMIN, "list", "retire", town.folder, "place", "WORSHIP").status == 0
    last = entries(line, town, "place")["WORSHIP"]["valid_until"]
    assert last < town.clock.today().isoformat()


def test_an_own_form_says_what_it_counts_as(line: Line, town: Town) -> None:
    add = ("list", "add", town.folder, "form", "--label", "Falscher Alarm")
    refused = line.by(ADMIN, *add)
    assert refused.status == 1
    assert "zählt" in refused.err
    assert line.by(ADMIN, *add, "--counts-as", "THREAT").status == 0
    assert "zählt als „Bedrohung“" in line.by(ADMIN, "list", "show", town.folder, "form").out


def test_lists_are_shown_to_everybody_and_changed_by_few(line: Line, town: Town) -> None:
    shown = line.by("rita", "list", "show", town.folder)
    assert "Organisationseinheit" in shown.out
    assert line.by("rita", "list", "add", town.folder, "place", "--label", "x").status == 1
    assert line.by("rita", "list", "show", town.folder, "nirgends").status == 1
    assert line.by(ADMIN, "list", "add", town.folder, "wish", "--label", "x").status == 1


def test_what_was_written_by_hand_is_said(line: Line, town: Town) -> None:
    line.by(ADMIN, "list", "add", town.folder, "place", "--label", "Hallenbad")
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    change(town.folder, key, "UPDATE own_entries SET code = 'OWN_ANDERS'")
    shown = line.by("rita", "list", "show", town.folder, "place")
    assert shown.status == 0
    assert "OWN_ANDERS" not in shown.out
    assert "1 Eintrag" in shown.err


def test_a_question_is_asked_moved_ended_and_brought_back(line: Line, town: Town) -> None:
    def asked() -> list[Any]:
        found: list[Any] = line.by("rita", "question", "show", town.folder, "--json").json
        return found

    choice = ("--kind", "one_of", "--choice", "Bus", "--choice", "Bahn")
    english = ("--choice-english", "Bus", "--choice-english", "Train")
    add = ("question", "add", town.folder, "--words")
    first = line.by(ADMIN, *add, "Welche Linie?", *choice, *english, "--json").json["code"]
    second = line.by(ADMIN, *add, "Welcher Tag?", "--json").json["code"]
    assert [each["label"]["en"] for each in asked()[0]["choices"]] == ["Bus", "Train"]
    assert line.by(ADMIN, "question", "move", town.folder, second, "--up", "1").status == 0
    assert [each["code"] for each in asked()] == [second, first]
    assert line.by(ADMIN, "question", "move", town.folder, second, "--down", "1").status == 0
    assert [each["code"] for each in asked()] == [first, second]
    assert line.by(ADMIN, "question", "retire", town.folder, first).status == 0
    assert "nein" in line.by("rita", "question", "show", town.folder).out
    assert line.by(ADMIN, "question", "restore", town.folder, first).status == 0
    assert asked()[0]["valid_until"] is None
    uneven = line.by(ADMIN, *add, "Wie?", *choice, "--choice-english", "Bus")
    assert uneven.status == 1


MAPPING = """
schema = "komma-import/1"
source = "Alte Liste"
[file]
delimiter = ";"
encoding = "utf-8"
[dates]
written = ["YYYY-MM-DD"]
[received]
as = "occurred"
[fields]
occurred = { column = "tag" }
narrative = { column = "was" }
reporter_role = { constant = "CLEARING" }
direction = { constant = "EXT_TO_STAFF" }
acute_danger = { constant = false }
wishes = { constant = "record_only" }
forms = { constant = "OTHER" }
place = { constant = "OWN_HALLENBAD" }
"""


def test_a_list_is_brought_along_with_the_offices_own_codes(
    line: Line, town: Town, tmp_path: Path
) -> None:
    (tmp_path / "alt.csv").write_text("tag;was\n2026-05-04;Am Beckenrand\n", encoding="utf-8")
    (tmp_path / "alt.toml").write_text(MAPPING, encoding="utf-8")
    words = (tmp_path / "alt.csv", "--mapping", tmp_path / "alt.toml", "--json")
    unknown = line.by(CLEARING, "report", "import", town.folder, *words)
    assert unknown.status != 0
    assert "OWN_HALLENBAD" in unknown.err
    line.by(ADMIN, "list", "add", town.folder, "place", "--label", "Hallenbad")
    brought = line.by(CLEARING, "report", "import", town.folder, *words)
    assert (brought.status, brought.json["added"]) == (0, 1), brought.err
