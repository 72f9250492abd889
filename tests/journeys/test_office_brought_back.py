"""An office lost its administrator, two passphrases and a laptop; the handbook brings it back.

The commands are read out of the chapter and typed as they stand there.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from komma_desk.bootstrap.opening import unlock_store
from komma_desk.bootstrap.renewing import KeysOlderThanFiles
from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.person import Standing
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.renew_recovery_sheet import RenewRecoverySheet
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.vault.refusals import WrongLoginOrPassphrase
from tests.fakes.given_evidence import attached
from tests.journeys.brought_back import (
    NEW_ADMIN,
    WITH_CODE,
    Desk,
    Keyboard,
    chosen_by,
    commands_of_the_handbook,
    one_time_code,
)
from tests.journeys.desk_line import Line, Said, words_read
from tests.journeys.test_office_recovery import NEW, Sheets, code_on, print_halves
from tests.journeys.test_own_passphrase_and_sheet import code_on as own_code_on
from tests.journeys.town import (
    ADMIN,
    CLEARING,
    Town,
    a_draft,
    line_of,
    only_case,
    passphrase_of,
)

OPEN, ONLY_KARL = "am Schalter", "Nur Karl darf das wissen."
PHOTO = NewAttachment(name="drohbrief.txt", content=b"mit der Post gekommen" * 99)


@dataclass
class Office:
    """What is left: the carried backup, two envelopes, one sheet; the laptop has somebody else."""

    town: Town
    halves: Sheets
    own_code: str
    desk: Desk
    laptop: Path

    def unlock(self, login: str) -> Session:
        return unlock_store(self.town.house, self.town.folder, login, chosen_by(login))


@pytest.fixture
def office(town: Town, tmp_path: Path) -> Office:
    """Everything that the office had is gone but what the handbook told it to keep elsewhere."""
    halves = print_halves(town, tmp_path / "envelopes")
    with town.unlock(WITH_CODE) as carla:
        carla.perform(RenewRecoverySheet(passphrase_of(WITH_CODE), tmp_path / "sheet.pdf"))
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(ONLY_KARL), attached(rita, PHOTO)))
    elsewhere = tmp_path / "elsewhere.komma-backup"
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        alone, case = frozenset({karl.actor.id}), only_case(karl)
        karl.perform(RestrictCase(case=case, members=alone, reason="Befangenheit"))
        number = karl.ask(CaseDesk(case)).file.case.number
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(OPEN), attached(rita, PHOTO)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(BackUpStore(elsewhere))
    laptop = Path(shutil.move(town.folder, tmp_path / "laptop"))
    (at := tmp_path / "desk").mkdir()
    new = Town(tmp_path / "new")
    desk = Desk(Line(new), elsewhere, at, str(number))
    return Office(new, halves, own_code_on(tmp_path / "sheet.pdf"), desk, laptop)


def read_by(desk: Session, target: Path) -> set[str]:
    """What she reads of the cases she can open, each with its attachment, whole."""
    told = set()
    lines = [each for each in desk.ask(CasePage(CaseListing())) if each.readable]
    for line in lines:
        file = desk.ask(CaseDesk(line.id)).file
        told.add(file.case.report.narrative)
        (attachment,) = file.attachments
        target.mkdir(exist_ok=True)
        out = target / f"{desk.actor.login}-{line.number}.txt"
        desk.perform(SaveAttachment(attachment=attachment.id, target=out))
        assert out.read_bytes() == PHOTO.content
    return told


def follow_the_handbook(office: Office) -> dict[str, Said]:
    """Every command in the order of the handbook; only who accepts is typed for each of them."""
    said: dict[str, Said] = {}
    came: dict[str, Said] = {}
    for step in commands_of_the_handbook():
        verb = f"{step[0]} {step[1]}"
        if verb == "user accept":
            for login, issued in ((CLEARING, "user reset"), (NEW_ADMIN, "user invite")):
                slip = office.desk.slip(one_time_code(said[issued]))
                came[login] = office.desk.type(step, KENNUNG=login, DATEI=slip)
                assert came[login].status == 0, came[login].err
        elif verb == "user confirm":
            for login, accepted in came.items():
                told = office.desk.type(step, KENNUNG=login, WÖRTER=words_read(accepted))
                assert told.status == 0, told.err
        else:
            said[verb] = office.desk.type(step)
            assert said[verb].status == 0, said[verb].err + said[verb].out
    return said


def test_the_handbook_alone_brings_the_office_back(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keyboard = Keyboard(office.halves, office.own_code)
    monkeypatch.setattr("komma_desk.cli.passphrases.getpass", keyboard)
    said = follow_the_handbook(office)
    secrets = (office.halves.a, office.halves.b, office.own_code)
    assert not [each for each in said.values() for one in secrets if one in each.out + each.err]

    town = office.town
    with office.unlock(NEW) as nele:
        assert nele.losses == ()
        assert read_by(nele, tmp_path / "out") == {OPEN, ONLY_KARL}
        assert line_of(nele, NEW_ADMIN).person.standing is Standing.CONFIRMED
        assert line_of(nele, ADMIN).person.standing is Standing.LEFT
    with office.unlock(CLEARING) as karl:
        assert read_by(karl, tmp_path / "out") == {OPEN, ONLY_KARL}
    with office.unlock(WITH_CODE) as carla:
        assert read_by(carla, tmp_path / "out") == {OPEN}
    office.unlock(NEW_ADMIN).close()
    for login in ("rita", "ines", "dora", "henrik"):  # nobody else was harmed
        town.unlock(login).close()
    for login in (ADMIN, CLEARING, WITH_CODE):
        with pytest.raises(WrongLoginOrPassphrase):
            town.unlock(login)

    fresh = Sheets(code_on(office.desk.at / "A.pdf"), code_on(office.desk.at / "B.pdf"))
    rehearse = ("store", "rehearse-halves", town.folder, "--as", NEW)
    refused = office.desk.line(*rehearse)
    assert refused.status == 1
    assert "öffnen diese Ablage nicht" in refused.err
    keyboard.halves = fresh
    assert office.desk.line(*rehearse).status == 0


def test_the_keys_on_the_lost_laptop_open_nothing_of_the_office_brought_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard = Keyboard(office.halves, office.own_code)
    monkeypatch.setattr("komma_desk.cli.passphrases.getpass", keyboard)
    follow_the_handbook(office)
    mine = (office.town.folder / "keys.json").read_bytes()
    shutil.copyfile(office.laptop / "keys.json", office.town.folder / "keys.json")
    for login in (ADMIN, CLEARING, WITH_CODE):
        with pytest.raises(KeysOlderThanFiles):
            office.town.unlock(login)
    (office.town.folder / "keys.json").write_bytes(mine)
    office.unlock(NEW).close()


def test_both_handbooks_print_the_same_commands() -> None:
    german, english = commands_of_the_handbook("de"), commands_of_the_handbook("en")
    for one, other in zip(german, english, strict=True):
        assert one[:2] == other[:2]
        assert len(one) == len(other)
        options = [word for word in one if word.startswith("--")]
        assert options == [word for word in other if word.startswith("--")]


def test_two_wrong_sheets_are_refused_in_words_and_change_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = office.desk
    restore, _own_code, recover, *_rest = commands_of_the_handbook()
    assert desk.type(restore).status == 0
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
        said = desk.type(recover)
        assert said.status == 1
        assert sentence in said.err
    assert (office.town.folder / "keys.json").read_bytes() == before
    monkeypatch.setattr("komma_desk.cli.passphrases.getpass", Keyboard(Sheets(b, a)))
    assert desk.type(recover).status == 0  # each half says itself which it is
    office.unlock(NEW).close()


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
