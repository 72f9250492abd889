"""Possible offences and statutory deadlines at the command line: chosen, begun, settled, shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.office_days import OfficeDays
from komma_desk.domain.office import Office
from komma_desk.usecases.commands.save_office import SaveOffice
from tests.cli.test_command_line_every_command import report_file
from tests.journeys.desk_line import Line
from tests.journeys.town import ADMIN, CLEARING, Town

CASE = "2026-0001"
HERS = ("--entitled", "affected")
KNOWN = ("--from", "2026-09-25", "--offender", "Kai Unbekannt", "--source", "Gespräch am Telefon")


@pytest.fixture
def line(town: Town, tmp_path: Path) -> Line:
    """One case, in an office of North Rhine-Westphalia."""
    with town.unlock(ADMIN) as mira:
        days = OfficeDays(land=Land.NORTH_RHINE_WESTPHALIA)
        mira.perform(SaveOffice(Office(municipality="Musterstadt", days=days)))
    line = Line(town)
    line.by("rita", "report", "file", town.folder, report_file(tmp_path / "meldung"))
    assert line.by(CLEARING, "report", "take-in", town.folder).status == 0
    return line


def by_karl(line: Line, verb: str, *words: str) -> Any:
    return line.by(CLEARING, "case", verb, line.town.folder, CASE, *words)


def clocks(line: Line) -> Any:
    return by_karl(line, "clocks", "--json").json


def test_the_catalogue_is_shown_as_possible_offences_and_no_verdict(line: Line) -> None:
    shown = by_karl(line, "offences", "--catalogue")
    assert shown.status == 0, shown.err
    assert "Sache der Staatsanwaltschaft" in shown.out.splitlines()[0]
    assert "Beleidigung (§ 185 StGB)" in shown.out
    assert "auch dienstvorgesetzte Person" in shown.out
    known = by_karl(line, "offences", "--catalogue", "--json").json
    assert [each["code"] for each in known if each["to_be_checked"]] == ["238"]
    assert {each["valid_from"] for each in known} == {"2022-03-26"}


def test_offences_are_chosen_and_their_clocks_shown_with_all_dates(line: Line) -> None:
    chosen = by_karl(line, "offences", "--choose", "185", "--choose", "241", "--json")
    assert [each["code"] for each in chosen.json] == ["185", "241"]
    blank = by_karl(line, "clocks")
    assert blank.out.count("Strafantrag (§ 77b StGB)") == 2
    assert "Läuft noch nicht." in blank.out
    told = by_karl(line, "knowledge", "1", *KNOWN)
    assert told.status == 0, told.err
    for said in ("Fr 25.09.2026 + 3 Monate = Fr 25.12.2026", "Do 24.12.2026", "Kai Unbekannt"):
        assert said in told.out
    (hers, superiors) = clocks(line)
    assert (hers["nominal"], hers["statutory_end"], hers["safe"]) == (
        "2026-12-25",
        "2026-12-28",
        "2026-12-24",
    )
    assert (hers["person"], superiors["entitled"], superiors["running"]) == (
        "Rita Reiter",
        "superior",
        False,
    )


def test_a_clock_is_paused_settled_and_taken_back(line: Line) -> None:
    by_karl(line, "offences", "--choose", "185")
    by_karl(line, "knowledge", "2", *KNOWN)
    days = ("--first", "2026-09-28", "--until", "2026-10-03")
    assert by_karl(line, "pause-clock", "2", *days, "--source", "Schiedsamt").status == 0
    assert clocks(line)[1]["nominal"] == "2026-12-30"
    settled = by_karl(line, "settle-clock", "2", "application_filed", "--on", "2026-10-04")
    assert "Erledigt am So 04.10.2026: Strafantrag gestellt." in settled.out
    again = by_karl(line, "settle-clock", "2", "application_filed", "--on", "2026-10-04")
    assert again.status == 1
    assert "ist erledigt" in again.err
    assert by_karl(line, "reopen-clock", "2", "--reason", "Irrtum").status == 0
    assert clocks(line)[1]["settled_on"] is None
    assert by_karl(line, "offences", "--none").status == 0
    assert [each["offender"] for each in clocks(line)] == ["Kai Unbekannt"]


def test_whose_deadline_it_is_is_never_guessed_and_what_can_be_said_is_listed(line: Line) -> None:
    unsaid = by_karl(line, "start-clock", "dsgvo33", "--from", "2026-10-02T09:00")
    assert (unsaid.status, "--entitled" in unsaid.err) == (2, True)
    unknown = by_karl(line, "settle-clock", "1", "foo", "--on", "2026-10-02")
    assert "'application_filed'" in unknown.err
    assert "SettledHow" not in unknown.err


def test_any_deadline_is_begun_by_hand_and_corrected_by_its_number(line: Line) -> None:
    first = ("--from", "2026-10-01", "--source", "Brief", *HERS)
    begun = by_karl(line, "start-clock", "agg15_4", *first)
    assert begun.status == 0, begun.err
    by_karl(line, "start-clock", "dsgvo33", "--from", "2026-10-02T09:00", "--entitled", "office")
    told = ("--from", "2026-09-30", "--person", "Rita Reiter", "--corrects", "1", *HERS)
    assert by_karl(line, "start-clock", "agg15_4", *told).status == 0
    claim, breach = clocks(line)
    assert (claim["anchor"], claim["person"]) == ("2026-09-30", "Rita Reiter")
    assert (breach["entitled"], breach["ends_at"]) == ("office", "2026-10-05T09:00:00+02:00")


@pytest.mark.parametrize(
    ("verb", "words", "said"),
    [
        ("offences", ("--choose", "999"), "„999“ steht nicht in der Liste"),
        ("offences", ("--choose", "185", "--none"), "widersprechen sich"),
        ("knowledge", ("7", *KNOWN), "nicht mehr im Fall"),
        (
            "start-clock",
            ("agg15_4", "--from", "2026-10-01", "--person", "Wer", *HERS),
            "nicht eingetragen",
        ),
        ("start-clock", ("früher", "--from", "2026-10-01", *HERS), "„früher“"),
        ("start-clock", ("agg15_4", *HERS), "Der Tag, ab dem diese Frist läuft, fehlt"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    line: Line, verb: str, words: tuple[str, ...], said: str
) -> None:
    refused = by_karl(line, verb, *words)
    assert refused.status == 1
    assert said in refused.err
    assert clocks(line) == []
