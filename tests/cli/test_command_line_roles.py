"""Roles and substitutions by the command line alone."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING

TERM = ("--from", "2026-10-12", "--until", "2026-10-25")


def listed(line: Line, login: str) -> dict[str, object]:
    people = line.by(CLEARING, "user", "list", line.town.folder, "--json").json
    found: dict[str, object] = next(each for each in people if each["login"] == login)
    return found


def test_a_role_is_added_and_another_taken_and_what_it_means_is_said(line: Line) -> None:
    folder = line.town.folder
    changed = line.by(
        CLEARING, "user", "roles", folder, "ines", "--add", "head", "--remove", "integration"
    )
    assert changed.status == 0, changed.err
    assert "Der Schlüssel für Zahlen wird neu gemacht; Ines Immel erhält ihn nicht." in changed.out
    assert "100 % erledigt" in changed.out
    assert listed(line, "ines")["roles"] == ["head"]


def test_a_substitute_begins_is_prolonged_and_ends(line: Line) -> None:
    folder = line.town.folder
    deed = ("user", "substitute", folder, "rolf")
    begun = line.by(CLEARING, *deed, *TERM, "--stands-in-for", "carla")
    assert begun.status == 0, begun.err
    assert listed(line, "rolf")["until"] == "2026-10-25"
    people = line.by(CLEARING, "user", "list", folder).out
    assert "Vertritt vom 12.10.2026 bis zum 25.10.2026. Für: Carla Clemens." in people
    assert line.by(CLEARING, *deed, "--from", "2026-10-12", "--until", "2026-11-01").status == 0
    ended = line.by(CLEARING, *deed, "--end")
    assert "Rolf Ruhig kann keinen Fall mehr öffnen" in ended.out
    assert listed(line, "rolf")["roles"] == ["reporter"]


def test_a_forgotten_end_is_said_in_the_list_of_people_and_of_accesses(line: Line) -> None:
    folder = line.town.folder
    assert line.by(CLEARING, "user", "substitute", folder, "rolf", *TERM).status == 0
    line.town.clock.move_to(date(2026, 10, 26))
    for question in (("user", "list", folder), ("user", "access", folder, "rolf")):
        said = line.by(CLEARING, *question).out
        assert "Die Vertretung durch Rolf Ruhig endete am 25.10.2026." in said


def test_somebody_is_invited_as_a_substitute(line: Line) -> None:
    folder = line.town.folder
    deed = ("user", "invite", folder, "sven", "--role", "substitute")
    assert line.by("mira", *deed, *TERM).status == 0
    assert listed(line, "sven")["from"] == "2026-10-12"


@pytest.mark.parametrize("term", [(), ("--from", "2026-10-12"), ("--until", "2026-10-25")])
def test_a_substitute_without_two_days_is_refused(line: Line, term: tuple[str, ...]) -> None:
    refused = line.by(CLEARING, "user", "substitute", line.town.folder, "rolf", *term)
    assert refused.status == 1
    assert "ersten und einen letzten Tag" in refused.err


def test_the_cases_of_a_colleague_are_listed_only_for_whoever_stands_in(line: Line) -> None:
    folder = line.town.folder
    refused = line.by(CLEARING, "case", "list", folder, "--represented")
    assert refused.status == 1
    assert "Sie vertreten zurzeit niemanden." in refused.err
    deed = ("user", "substitute", folder, "rolf", "--stands-in-for", "carla")
    assert line.by(CLEARING, *deed, *TERM).status == 0
    line.town.clock.move_to(date(2026, 10, 20))
    assert line.by("rolf", "case", "list", folder, "--represented", "--json").json == []
