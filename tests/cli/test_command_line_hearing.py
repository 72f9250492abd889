"""Hearing back over the command line: both sides, with the effect told before anything is said."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_command_line_every_command import report_file, written
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING


def a_case(line: Line, tmp_path: Path) -> str:
    """One report that was taken in; its receipt."""
    folder = line.town.folder
    file = report_file(tmp_path / "meldung.json")
    filed = line.by("rita", "report", "file", folder, file, "--json")
    assert filed.status == 0, filed.err
    assert line.by(CLEARING, "report", "take-in", folder).status == 0
    return str(filed.json["report"])


def test_a_reporter_writes_and_clearing_notes_how_she_was_answered(
    line: Line, tmp_path: Path
) -> None:
    folder, receipt = line.town.folder, a_case(line, tmp_path)
    text = written(tmp_path / "text", "Er war wieder da.")
    sent = line.by("rita", "report", "message", folder, receipt[:8], "--text-file", text)
    assert sent.status == 0, sent.err
    waiting = line.by(CLEARING, "case", "list", folder, "--unanswered", "--json")
    (case,) = waiting.json
    taken = line.by(CLEARING, "report", "take-in", folder)
    assert case["number"] in taken.out
    told = line.by(CLEARING, "case", "list", folder, "--unanswered")
    assert "Eingang bestätigen" in told.out
    noted = line.by(CLEARING, "case", "answered", folder, case["number"], "--by", "telephone")
    assert noted.status == 0, noted.err
    assert line.by(CLEARING, "case", "list", folder, "--unanswered", "--json").json == []


def test_a_consent_changes_only_after_its_effect_was_seen(line: Line, tmp_path: Path) -> None:
    folder, receipt = line.town.folder, a_case(line, tmp_path)
    asked = ("report", "consent", folder, receipt, "--item", "refer_police", "--give")
    looked = line.by("rita", *asked)
    assert "muss sie ermitteln" in looked.out
    (before,) = line.by("rita", "report", "mine", folder, "--json").json
    line.by(CLEARING, "report", "take-in", folder)
    (still,) = line.by("rita", "report", "mine", folder, "--json").json
    assert "refer_police" not in before["consents"] | still["consents"]
    assert line.by("rita", *asked, "--yes").status == 0
    line.by(CLEARING, "report", "take-in", folder)
    (after,) = line.by("rita", "report", "mine", folder, "--json").json
    assert after["consents"]["refer_police"] == "given"


def test_wishes_are_said_anew_by_either_side(line: Line, tmp_path: Path) -> None:
    folder, receipt = line.town.folder, a_case(line, tmp_path)
    said = line.by("rita", "report", "wish", folder, receipt, "--wish", "talk", "--yes")
    assert said.status == 0, said.err
    line.by(CLEARING, "report", "take-in", folder)
    (mine,) = line.by("rita", "report", "mine", folder, "--json").json
    assert mine["wishes"] == ["talk"]
    how = ("--wish", "advice", "--manner", "oral", "--yes")
    noted = line.by(CLEARING, "case", "wish", folder, mine["case"], *how)
    assert noted.status == 0, noted.err
    (mine,) = line.by("rita", "report", "mine", folder, "--json").json
    assert mine["wishes"] == ["advice"]


def test_a_receipt_of_nobody_sends_nothing(line: Line, tmp_path: Path) -> None:
    folder, text = line.town.folder, written(tmp_path / "text", "Hallo")
    a_case(line, tmp_path)
    refused = line.by("rita", "report", "message", folder, "00000000", "--text-file", text)
    assert refused.status == 1
    assert "Es wurde nichts gesendet." in refused.err


def test_how_much_may_be_told_is_said_after_its_effect_was_seen(line: Line, tmp_path: Path) -> None:
    folder, receipt = line.town.folder, a_case(line, tmp_path)
    give = ("report", "consent", folder, receipt, "--item", "refer_police", "--give")
    assert line.by("rita", *give, "--yes").status == 0
    line.by(CLEARING, "report", "take-in", folder)
    less = (*give, "--scope", "no_name")
    looked = line.by("rita", *less)
    assert "nur nicht, wer Sie sind" in looked.out
    assert "Das ist weniger als bisher." in looked.out
    assert line.by("rita", *less, "--yes").status == 0
    line.by(CLEARING, "report", "take-in", folder)
    (mine,) = line.by("rita", "report", "mine", folder, "--json").json
    assert mine["consent_scopes"] == {"refer_police": "no_name"}
    shown = line.by(CLEARING, "case", "show", folder, mine["case"], "--json").json
    assert [each["scope"] for each in shown["consents"]] == ["all", "no_name"]


def test_what_was_said_and_not_taken_in_yet_counts_as_said(line: Line, tmp_path: Path) -> None:
    folder, receipt = line.town.folder, a_case(line, tmp_path)
    give = ("report", "consent", folder, receipt, "--item", "refer_police", "--give")
    assert line.by("rita", *give, "--yes").status == 0
    looked = line.by("rita", *give, "--scope", "no_name")
    assert "Das ist weniger als bisher." in looked.out


def test_a_consent_by_which_nobody_is_told_takes_no_scope(line: Line, tmp_path: Path) -> None:
    folder, receipt = line.town.folder, a_case(line, tmp_path)
    give = ("report", "consent", folder, receipt, "--item", "contact", "--give")
    refused = line.by("rita", *give, "--scope", "no_name", "--yes")
    assert refused.status == 1
    assert "lässt sie sich nicht einschränken" in refused.err
