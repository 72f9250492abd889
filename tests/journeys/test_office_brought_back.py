"""An office lost its administrator, two passphrases and a laptop; the handbook brings it back.

The commands are read out of the chapter and typed as they stand there.
"""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from komma_desk.bootstrap.opening import unlock_store
from komma_desk.domain.person import Standing
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.vault.refusals import WrongLoginOrPassphrase
from tests.journeys.desk_line import Line, Said, words_read
from tests.journeys.test_office_recovery import NEW, NEW_NAME, Sheets, code_on, print_halves
from tests.journeys.town import (
    ADMIN,
    CLEARING,
    Town,
    a_draft,
    line_of,
    only_case,
    passphrase_of,
)

CHAPTER = Path(__file__).resolve().parents[2] / "resources/handbook/de/07-store.md"
SECTION = "## Wenn niemand mehr öffnen kann"
NEW_ADMIN = "viola"
_CODE = re.compile(r"^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}$", re.MULTILINE)


@dataclass
class Keyboard:
    """Types what is asked for, unseen: each office its half, each person her passphrase."""

    halves: Sheets
    asked: list[str] = field(default_factory=list)
    _last: str = ""

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        if "Hälfte A" in question:
            return self.halves.a
        if "Hälfte B" in question:
            return self.halves.b
        known = [each for each in (NEW, NEW_ADMIN, CLEARING) if f" {each}:" in question]
        self._last = passphrase_of(known[0]) if known else self._last
        return self._last


def commands_of_the_handbook() -> list[list[str]]:
    _before, section = CHAPTER.read_text(encoding="utf-8").split(SECTION, 1)
    steps = section.split("\n## ", 1)[0]
    return [shlex.split(each)[1:] for each in re.findall(r"`(komma-desk [^`]+)`", steps)]


@dataclass
class Office:
    """What is left: the backup in another building, two envelopes, a computer, the handbook."""

    town: Town
    backup: Path
    halves: Sheets
    desk: Path

    def type(self, words: list[str], line: Line) -> Said:
        places = {
            "SICHERUNG": str(self.backup),
            "ORDNER": str(self.town.folder),
            "NAME": NEW,
            "VORNAME NACHNAME": NEW_NAME,
            "A.pdf": str(self.desk / "A.pdf"),
            "B.pdf": str(self.desk / "B.pdf"),
            "VERWALTUNG": NEW_ADMIN,
            "KENNUNG": CLEARING,
            "WEG": ADMIN,
        }
        return line(*(places.get(word, word) for word in words))


@pytest.fixture
def office(town: Town, tmp_path: Path) -> Office:
    """Everything that the office had is gone but what the handbook told it to keep elsewhere."""
    halves = print_halves(town, tmp_path / "envelopes")
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("am Schalter")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(BackUpStore(tmp_path / "elsewhere.komma-backup"))
    shutil.rmtree(town.folder)
    desk = tmp_path / "desk"
    desk.mkdir()
    return Office(Town(tmp_path / "new"), tmp_path / "elsewhere.komma-backup", halves, desk)


def come_in(line: Line, login: str, code: str, where: Path) -> None:
    slip = where / f"code-{login}"
    slip.write_text(code, encoding="utf-8")
    folder = line.town.folder
    accepted = line("user", "accept", folder, login, "--code-file", slip)
    assert accepted.status == 0, accepted.err
    confirmed = line("user", "confirm", folder, login, "--words", words_read(accepted), "--as", NEW)
    assert confirmed.status == 0, confirmed.err


def one_time_code(said: Said) -> str:
    found = _CODE.search(said.out)
    assert found
    return found.group()


def test_the_handbook_alone_brings_the_office_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard = Keyboard(office.halves)
    monkeypatch.setattr("komma_desk.cli.passphrases.getpass", keyboard)
    line = Line(office.town)
    steps = commands_of_the_handbook()
    verbs = [step[1] for step in steps]
    assert verbs == ["restore", "recover-office", "recovery-halves", "leave", "reset", "invite"]
    said = {}
    for step in steps:
        said[step[1]] = office.type(step, line)
        assert said[step[1]].status == 0, said[step[1]].err
    assert not any(office.halves.a in each.out + each.err for each in said.values())
    come_in(line, NEW_ADMIN, one_time_code(said["invite"]), office.desk)
    come_in(line, CLEARING, one_time_code(said["reset"]), office.desk)

    town = office.town
    for login in (NEW, CLEARING):
        with town.unlock(login) as desk:
            assert desk.losses == ()
            assert desk.ask(CaseDesk(only_case(desk))).file.case.report.narrative == "am Schalter"
    with town.unlock(NEW) as nele:
        assert line_of(nele, NEW_ADMIN).person.standing is Standing.CONFIRMED
        assert line_of(nele, ADMIN).person.standing is Standing.LEFT
    with pytest.raises(WrongLoginOrPassphrase):
        town.unlock(ADMIN)
    for login in ("rita", "ines", "dora", "henrik"):  # nobody else was harmed
        town.unlock(login).close()

    fresh = Sheets(code_on(office.desk / "A.pdf"), code_on(office.desk / "B.pdf"))
    rehearse = ("store", "rehearse-halves", town.folder, "--as", NEW)
    refused = line(*rehearse)
    assert refused.status == 1
    assert "öffnen diese Ablage nicht" in refused.err
    keyboard.halves = fresh
    assert line(*rehearse).status == 0


def test_two_wrong_sheets_are_refused_in_words_and_change_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    line = Line(office.town)
    restore, recover, *_rest = commands_of_the_handbook()
    assert office.type(restore, line).status == 0
    other = Town(tmp_path / "other")
    other.found()
    strange = print_halves(other, tmp_path / "strange")
    a, b = office.halves.a, office.halves.b
    typo = b[:-1] + ("0" if b[-1] != "0" else "1")
    before = (office.town.folder / "keys.json").read_bytes()
    for halves, sentence in (
        (Sheets(a, typo), "Tippfehler"),
        (Sheets(a, a), "Beide Blätter sind Hälfte A"),
        (Sheets(a, strange.b), "gehört zu einer anderen Ablage"),
    ):
        monkeypatch.setattr("komma_desk.cli.passphrases.getpass", Keyboard(halves))
        said = office.type(recover, line)
        assert said.status == 1
        assert sentence in said.err
    assert (office.town.folder / "keys.json").read_bytes() == before
    monkeypatch.setattr("komma_desk.cli.passphrases.getpass", Keyboard(Sheets(b, a)))
    assert office.type(recover, line).status == 0  # each half says itself which it is
    unlock_store(office.town.house, office.town.folder, NEW, passphrase_of(NEW)).close()


def test_halves_may_be_read_from_files_with_a_line_for_each_row_of_the_sheet(
    town: Town, tmp_path: Path
) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    files = []
    for name in ("a", "b"):
        groups = getattr(halves, name).split("-")
        rows = ["-".join(groups[at : at + 4]) for at in range(0, len(groups), 4)]
        files.append(tmp_path / name)
        files[-1].write_text("\n".join(rows), encoding="utf-8")
    line = Line(town)
    given = ("--half-a", files[0], "--half-b", files[1])
    said = line.by(CLEARING, "store", "rehearse-halves", town.folder, *given)
    assert said.status == 0, said.err
