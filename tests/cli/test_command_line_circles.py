"""Circles and emergency openings at the command line, from the first word to the last."""

from __future__ import annotations

import pytest

from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, a_draft

NUMBER = "2026-0001"
WHY = ("--reason", "Befangenheit")


@pytest.fixture
def closed(line: Line) -> Line:
    """The one case is open to Karl alone, Carla must not see it."""
    with line.town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with line.town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    told = line.by(
        CLEARING,
        *("case", "restrict", line.town.folder, NUMBER),
        *("--member", CLEARING, "--exclude", "carla", *WHY, "--json"),
    )
    assert told.status == 0, told.err
    assert told.json["readers"] == [CLEARING]
    assert told.json["excluded"] == ["Carla Clemens"]
    return line


def test_whoever_is_outside_is_told_whom_to_ask(closed: Line) -> None:
    folder = closed.town.folder
    refused = closed.by("carla", "case", "show", folder, NUMBER)
    assert refused.status == 1
    told = closed.by("carla", "case", "circle", folder, NUMBER, "--json")
    assert told.json["readers"] == [CLEARING]
    assert told.json["reason"] is None
    listed = closed.by("carla", "case", "list", folder)
    assert NUMBER in listed.out
    assert "Nur für: Karl Klär" in listed.out


def test_a_circle_is_widened_and_lifted(closed: Line) -> None:
    folder = closed.town.folder
    shut = ("case", "widen", folder, NUMBER, "carla", *WHY)
    assert closed.by(CLEARING, *shut).status == 1
    again = ("--member", CLEARING, "--not-excluded", "carla", *WHY)
    assert closed.by(CLEARING, "case", "restrict", folder, NUMBER, *again).status == 0
    widened = closed.by(CLEARING, *shut, "--json")
    assert sorted(widened.json["readers"]) == ["carla", CLEARING]
    lifted = closed.by("carla", "case", "lift", folder, NUMBER, *WHY, "--json")
    assert lifted.json["restricted"] is False


def test_an_emergency_opening_from_the_question_to_the_use(closed: Line) -> None:
    folder = closed.town.folder
    asked = closed.by("carla", "case", "ask-break-glass", folder, NUMBER, *WHY, "--json")
    assert sorted(asked.json["keepers"]) == ["Dora Dank", "Henrik Hoch"]
    request = asked.json["request"]
    (seen,) = closed.by("henrik", "break-glass", "list", folder, "--json").json["asked_of_me"]
    assert (seen["by"], seen["asker_excluded"]) == ("Carla Clemens", True)
    answer = ("break-glass", "answer", folder, request, "approve", *WHY)
    assert closed.by("henrik", *answer).status == 1
    assert closed.by("henrik", *answer, "--although-excluded").status == 0
    (mine,) = closed.by("carla", "break-glass", "list", folder, "--json").json["asked_by_me"]
    assert mine["state"] == "approved"
    used = closed.by("carla", "break-glass", "use", folder, request)
    assert used.status == 0
    assert NUMBER in used.out
    assert closed.by("carla", "case", "show", folder, NUMBER).status == 0
    assert closed.by("carla", "break-glass", "use", folder, request).status == 1


def test_a_declined_request_is_said_and_no_id_is_no_request(closed: Line) -> None:
    folder = closed.town.folder
    asked = closed.by("carla", "case", "ask-break-glass", folder, NUMBER, *WHY, "--json")
    decline = ("break-glass", "answer", folder, asked.json["request"], "decline", *WHY)
    assert closed.by("dora", *decline).status == 0
    listed = closed.by("carla", "break-glass", "list", folder)
    assert "Abgelehnt" in listed.out
    assert closed.by("carla", "break-glass", "use", folder, "unsinn").status == 1
