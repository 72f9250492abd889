"""What somebody told is entered at the command line; a mail becomes an entry that waits."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError
from datetime import UTC, datetime
from pathlib import Path

import pytest

from komma_desk.cli.entering_arguments import moment
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.incident_record import draft_record
from komma_desk.usecases.queries.begun_receptions import BegunReceptions
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk, CaseView
from komma_desk.usecases.queries.my_reports import MyReports
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, MORNING, a_draft

MAIL = b"""\
From: Frau Muster <muster@example.org>
Date: Thu, 01 Oct 2026 10:00:00 +0200
Subject: Bitte um Hilfe
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=utf-8

<p>Gestern am <b>Schalter</b></p><img src="http://example.org/pixel">
--b
Content-Type: text/plain
Content-Disposition: attachment; filename="../../drohung.txt"

Drohung
--b--
"""


@pytest.fixture
def told(tmp_path: Path) -> Path:
    path = tmp_path / "told.json"
    told = a_draft(consents=frozenset({Code("refer_counselling")}))
    path.write_text(json.dumps(draft_record(told)), encoding="utf-8")
    (tmp_path / "brief.txt").write_bytes(b"Brief")
    (tmp_path / "hilfe.eml").write_bytes(MAIL)
    return path


def came() -> str:
    return MORNING.isoformat()


def case_of(line: Line, number: str) -> CaseView:
    with line.town.unlock(CLEARING) as karl:
        view = karl.ask(CaseDesk(karl.ask(CaseByNumber(number))))
    assert isinstance(view, CaseView)
    return view


def test_a_letter_is_entered_with_its_scan(line: Line, told: Path) -> None:
    words = ("report", "enter", line.town.folder, told, "--channel", "PAPER")
    given = ("--received", came(), "--attach", told.with_name("brief.txt"), "--json")
    who = ("--told-by", "Frau Muster", "--for", "Herr Beispiel", "--note", "Eingangsstempel fehlt")
    said = line.by(CLEARING, *words, *given, *who)
    assert said.status == 0, said.err
    file = case_of(line, said.json["case"]).file
    assert (file.case.intake_channel, file.case.received_at) == (Code("PAPER"), MORNING)
    assert {each.name for each in file.involved} == {"Frau Muster", "Herr Beispiel"}
    assert [each.name for each in file.attachments] == ["brief.txt"]
    assert [each.text for each in file.notes] == ["Eingangsstempel fehlt"]
    assert [each.manner for each in file.consents] == [ConsentManner.WRITTEN]


def test_whom_it_was_entered_for_reads_it_under_her_reports(line: Line, told: Path) -> None:
    words = ("report", "enter", line.town.folder, told, "--channel", "PHONE")
    given = ("--received", came(), "--reporter", "rita", "--consent-by", "written")
    said = line.by(CLEARING, *words, *given)
    assert "„Meine Meldungen“" in said.out
    with line.town.unlock("rita") as rita:
        assert len(rita.ask(MyReports())) == 1


def test_only_clearing_enters(line: Line, told: Path) -> None:
    words = ("report", "enter", line.town.folder, told, "--channel", "PHONE")
    assert line.by("rita", *words, "--received", came()).status == 1


@pytest.mark.parametrize(
    "words",
    [
        ("told.json", "--received", "2026-10-01T09:00"),
        ("told.json", "--channel", "PHONE"),
        ("told.json", "--channel", "PHONE", "--received", "2099-01-01"),
        ("told.json", "--channel", "PHONE", "--received", "2026-10-01", "--reporter", "niemand"),
        ("told.json", "--mail", "hilfe.eml"),
        (),
    ],
)
def test_what_is_missing_or_wrong_is_refused_and_nothing_is_entered(
    line: Line, told: Path, words: tuple[str, ...]
) -> None:
    given = [told.with_name(each) if "." in each else each for each in words]
    assert line.by(CLEARING, "report", "enter", line.town.folder, *given).status == 1
    assert "nothing" not in line.by(CLEARING, "case", "list", line.town.folder).out
    with line.town.unlock(CLEARING) as karl:
        assert karl.attachments() == ()


def test_a_mail_waits_to_be_completed(line: Line, told: Path) -> None:
    words = ("report", "enter", line.town.folder, "--mail", told.with_name("hilfe.eml"))
    said = line.by(CLEARING, *words)
    assert said.status == 0, said.err
    assert "„Begonnene Eingänge“" in said.out
    with line.town.unlock(CLEARING) as karl:
        (begun,) = karl.ask(BegunReceptions())
    assert begun.draft.narrative == "Bitte um Hilfe\n\nGestern am Schalter"
    assert [each.attachment.name for each in begun.files] == ["hilfe.eml", "drohung.txt"]
    assert begun.reception.received_at == datetime(2026, 10, 1, 8, tzinfo=UTC)


def test_a_mail_can_be_tried_first(line: Line, told: Path) -> None:
    words = ("report", "enter", line.town.folder, "--mail", told.with_name("hilfe.eml"))
    tried = line.by(CLEARING, *words, "--dry-run", "--json").json
    assert (tried["begun"], tried["files"]) == (None, 1)
    with line.town.unlock(CLEARING) as karl:
        assert karl.ask(BegunReceptions()) == ()


def test_what_is_no_mail_is_refused_with_a_sentence(line: Line, told: Path) -> None:
    said = line.by(CLEARING, "report", "enter", line.town.folder, "--mail", told)
    assert said.status == 1
    assert said.err.strip()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-10-01", datetime(2026, 10, 1, 10, tzinfo=UTC)),
        ("2026-10-01T09:00", datetime(2026, 10, 1, 7, tzinfo=UTC)),
        ("2026-12-01T09:00+00:00", datetime(2026, 12, 1, 9, tzinfo=UTC)),
    ],
)
def test_a_moment_is_one_of_the_clocks_at_home(written: str, meant: datetime) -> None:
    assert moment(written) == meant


def test_what_is_no_moment_is_refused() -> None:
    with pytest.raises(ArgumentTypeError):
        moment("gestern")
