"""The recovery of the office: halves printed, rehearsed, replaced, kept through a leaving, used."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.recovering import recover_office
from komma_desk.domain.access import AccessReport
from komma_desk.domain.audit import Compartment
from komma_desk.domain.gate import NotAllowed
from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.make_organisation_recovery import (
    MakeOrganisationRecovery,
    OneFileForTwoHalves,
)
from komma_desk.usecases.commands.rehearse_organisation_recovery import (
    NoHalvesYet,
    RehearseOrganisationRecovery,
)
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.office_recovery import Comeback, keep_recovery, recovery_in
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.recovery_standing import RecoveryStanding, RecoveryView
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.person_keys import PersonKeys
from komma_desk.vault.recovery import make_recovery
from komma_desk.vault.refusals import (
    HalvesOpenNothing,
    KeyFileNotWritten,
    LoginTaken,
    WeakenedKeyFile,
)
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, only_case, passphrase_of, person_id

NEW, NEW_NAME = "nele", "Nele Neu"
_CODE = re.compile(r"[AB][0-9A-Z]{3}(?:-[0-9A-Z]{4}){14}")


@dataclass(frozen=True)
class Sheets:
    a: str
    b: str


def code_on(sheet: Path) -> str:
    """As somebody types it from the paper."""
    with PdfDocument(sheet) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    # The reader of the file takes the hyphen at the end of a line for one that parts a word.
    found = _CODE.search("".join(text.split()).replace("\ufffe", "-"))
    assert found
    return found.group()


def print_halves(town: Town, where: Path, login: str = CLEARING) -> Sheets:
    where.mkdir(exist_ok=True)
    a, b = where / "a.pdf", where / "b.pdf"
    with town.unlock(login) as karl:
        karl.perform(MakeOrganisationRecovery(a, b))
    return Sheets(code_on(a), code_on(b))


def rehearse(town: Town, halves: Sheets, login: str = CLEARING) -> None:
    with town.unlock(login) as karl:
        karl.perform(RehearseOrganisationRecovery(halves.a, halves.b))


def standing(town: Town, login: str = CLEARING) -> RecoveryView:
    with town.unlock(login) as desk:
        view: RecoveryView = desk.ask(RecoveryStanding())
    return view


def come_back(town: Town, halves: Sheets, login: str = NEW) -> Any:
    wanted = Comeback(
        half_a=halves.a,
        half_b=halves.b,
        login=login,
        name=NEW_NAME,
        new_passphrase=passphrase_of(login),
    )
    return recover_office(town.house, town.folder, wanted)


def a_case(town: Town, narrative: str) -> None:
    with town.unlock(ADMIN) as reporter:
        reporter.perform(ReportIncident(a_draft(narrative)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())


def test_the_sheets_carry_the_halves_and_the_store_knows_when(town: Town, tmp_path: Path) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    view = standing(town)
    assert (halves.a[0], halves.b[0]) == ("A", "B")
    assert view.made_at is not None
    assert (view.made_by, view.rehearsals, view.is_confirmed) == ("Karl Klär", 0, True)


def test_only_clearing_makes_and_rehearses_and_the_administrator_sees_the_state(
    town: Town, tmp_path: Path
) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    with town.unlock(ADMIN) as mira:
        with pytest.raises(NotAllowed):
            mira.perform(MakeOrganisationRecovery(tmp_path / "x.pdf", tmp_path / "y.pdf"))
        with pytest.raises(NotAllowed):
            mira.perform(RehearseOrganisationRecovery(halves.a, halves.b))
    view = standing(town, ADMIN)
    assert (view.made_by, view.may_make) == ("Karl Klär", False)


def test_one_file_for_both_halves_is_refused(town: Town, tmp_path: Path) -> None:
    both = tmp_path / "both.pdf"
    with town.unlock(CLEARING) as karl, pytest.raises(OneFileForTwoHalves):
        karl.perform(MakeOrganisationRecovery(both, both))


def test_a_rehearsal_needs_halves(town: Town) -> None:
    with pytest.raises(NoHalvesYet):
        rehearse(town, Sheets("A", "B"))


def test_a_rehearsal_is_counted_and_changes_no_key(town: Town, tmp_path: Path) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    file = town.house.cabinet(town.folder).read()
    rehearse(town, halves)
    rehearse(town, Sheets(halves.b, halves.a))
    after = town.house.cabinet(town.folder).read()
    assert standing(town).rehearsals == 2
    assert (after.file_keys, set(after.slots)) == (file.file_keys, set(file.slots))


def test_new_halves_end_the_old_ones(town: Town, tmp_path: Path) -> None:
    old = print_halves(town, tmp_path / "old")
    new = print_halves(town, tmp_path / "new")
    for halves in (old, Sheets(old.a, new.b), Sheets(new.a, old.b)):
        with pytest.raises(HalvesOpenNothing):
            come_back(town, halves)
    come_back(town, new).session.close()


def test_the_recovery_is_no_stranger_to_who_looks_who_can_open_what(
    town: Town, tmp_path: Path
) -> None:
    print_halves(town, tmp_path / "sheets")
    with town.unlock(CLEARING) as karl:
        report: AccessReport = karl.ask(AccessList())
    assert report.strangers.number == 0
    assert report.halves_open_cases


@pytest.mark.parametrize("leaver", ["carla", "rita"])
def test_halves_still_open_everything_after_somebody_has_left(
    town: Town, tmp_path: Path, leaver: str
) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, leaver)))
    a_case(town, "danach")
    rehearse(town, halves)
    assert standing(town).is_confirmed
    with come_back(town, halves).session as nele:
        assert nele.ask(CaseDesk(only_case(nele))).file.case.report.narrative == "danach"


def test_halves_of_before_a_leaving_can_be_replaced_after_it(town: Town, tmp_path: Path) -> None:
    old = print_halves(town, tmp_path / "old")
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, "carla")))
    new = print_halves(town, tmp_path / "new")
    with pytest.raises(HalvesOpenNothing):
        come_back(town, old)
    come_back(town, new).session.close()


def test_whoever_comes_back_is_in_both_logs_and_harms_nobody(town: Town, tmp_path: Path) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    a_case(town, "vorher")
    with come_back(town, halves).session as nele:
        assert nele.is_confirmed
        assert nele.losses == ()
        assert nele.ask(CaseDesk(only_case(nele))).file.case.report.narrative == "vorher"
        with nele._desk.look() as work:
            heads = {each: work.trail.head(each).sequence for each in Compartment}
    assert all(heads.values())
    for login in (ADMIN, CLEARING, NEW):
        town.unlock(login).close()
    assert standing(town).used_at is not None
    assert check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING)).is_good
    come_back(town, halves, "nils").session.close()  # valid until new ones are made


def test_a_login_that_is_taken_stays_whose_it_is(town: Town, tmp_path: Path) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    before = (town.folder / "keys.json").read_bytes()
    with pytest.raises(LoginTaken):
        come_back(town, halves, CLEARING)
    assert (town.folder / "keys.json").read_bytes() == before


def test_halves_whose_making_was_cut_short_are_cleared_and_the_old_ones_stay(
    town: Town, tmp_path: Path
) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    cabinet = town.house.cabinet(town.folder)
    before = set(cabinet.read().slots)
    with town.unlock(CLEARING) as karl:
        lost = make_recovery(cabinet, karl.ring, {})
    town.unlock(CLEARING).close()
    after = cabinet.read()
    assert set(after.slots) == before
    assert lost.signed.public.key_id not in {each.to for each in after.file_keys}
    rehearse(town, halves)


def test_a_comeback_cut_short_before_the_keys_are_written_can_be_done_again(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    halves = print_halves(town, tmp_path / "sheets")

    def cut(*_given: object) -> None:
        raise KeyFileNotWritten(file="keys.json")

    with monkeypatch.context() as power:
        power.setattr(Cabinet, "replace", cut)
        with pytest.raises(KeyFileNotWritten):
            come_back(town, halves)
    with come_back(town, halves, "nils").session as nils:
        half_come = person_id(nils, NEW)
        nils.perform(DismissPerson(half_come))
        report: AccessReport = nils.ask(AccessList())
    assert report.strangers.number == 0


def test_a_lowered_work_for_the_slot_of_the_recovery_is_noticed(town: Town, tmp_path: Path) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    path = town.folder / "keys.json"
    content = json.loads(path.read_bytes())
    for slot in content["slots"].values():
        slot["kdf"]["memory_kib"] = 8
    path.write_text(json.dumps(content), encoding="ascii")
    with pytest.raises(WeakenedKeyFile):
        come_back(town, halves)


def test_a_public_key_put_in_place_of_the_recoverys_gets_nothing(
    town: Town, tmp_path: Path
) -> None:
    """Whoever writes the office file by hand: the next leaving must not seal to her."""
    print_halves(town, tmp_path / "sheets")
    mine = PersonKeys.new(ITS_ID)
    with town.unlock(ADMIN) as mira, mira._desk.change() as work:
        kept = recovery_in(work.office.settings)
        assert kept is not None
        planted = replace(kept.keys, sealing=mine.public.sealing, signing=mine.public.signing)
        keep_recovery(work.office.settings, replace(kept, keys=planted))
        work.commit()
    assert not standing(town).is_confirmed
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, "carla")))
    file = town.house.cabinet(town.folder).read()
    assert mine.public.key_id not in {each.to for each in file.file_keys}
    with town.unlock(CLEARING) as karl, karl._desk.look() as work:
        after = recovery_in(work.office.settings)
    assert after is not None
    assert {each.epoch for each in after.grants} == {1}


def test_a_setting_taken_away_by_hand_does_not_take_the_way_back(
    town: Town, tmp_path: Path
) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    with town.unlock(ADMIN) as mira, mira._desk.change() as work:
        text = work.office.settings.get("organisation_recovery")
        work.office.settings.put("organisation_recovery", "")
        work.commit()
    with town.unlock(CLEARING) as karl:
        report: AccessReport = karl.ask(AccessList())
    assert report.strangers.number > 0  # its keys lead to nobody the office knows: said aloud
    with town.unlock(ADMIN) as mira, mira._desk.change() as work:
        work.office.settings.put("organisation_recovery", text)
        work.commit()
    rehearse(town, halves)
