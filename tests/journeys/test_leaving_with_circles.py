"""Bo could open restricted cases and leaves: her old keys, her old file, the store after her."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.opening import accept_invitation
from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.circle import InACircle
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.domain.roles import Role
from komma_desk.store.troubles import DiskFull
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.make_organisation_recovery import MakeOrganisationRecovery
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.reseal_circles import ResealCircles, Resealed
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.leaving_preview import LeavingPreview
from komma_desk.usecases.queries.log_proof import LogProof
from komma_desk.vault import case_keys
from komma_desk.vault.case_keys import CasePlace
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.seals import SealBrokenError
from tests.fakes.given_evidence import attached
from tests.journeys import raw_store
from tests.journeys.town import (
    ADMIN,
    CLEARING,
    STAFF,
    Town,
    a_draft,
    only_case,
    passphrase_of,
    person_id,
)

LEAVER, MEMBER = "bo", "carla"
FILE = NewAttachment(name="bild.txt", content=b"was zu sehen war")


@dataclass
class Kept:
    """What Bo took along: her ring with every key, and the whole store as it was."""

    ring: KeyRing
    folder: Path

    def case_key(self, case: CaseId) -> bytes:
        """What opened the case while she was a member."""
        ((sealed, bound, generation),) = raw_store.rows(
            self.folder,
            self.ring.file_key(Compartment.CASES).raw,
            "cases.db",
            "SELECT g.sealed, s.commitment, s.generation FROM case_grants g"
            " JOIN sealed_cases s USING (case_id) WHERE g.person_id = ? AND g.case_id = ?",
            self.ring.person_id.hex,
            case.hex,
        )
        place = CasePlace(store=self.ring.vault_id, case=case, generation=generation)
        return case_keys.open_grant(self.ring.person, place, sealed, bound)

    def opens_now(self, desk: Session, case: CaseId) -> bool:
        """With the new file and its key handed to her by somebody: her old key, every old grant."""
        key = desk.ring.file_key(Compartment.CASES).raw
        query = "SELECT document, revision, generation FROM sealed_cases WHERE case_id = ?"
        ((document, revision, generation),) = raw_store.rows(
            desk.folder, key, "cases.db", query, case.hex
        )
        grants = raw_store.rows(
            desk.folder,
            key,
            "cases.db",
            "SELECT sealed FROM case_grants WHERE case_id = ?",
            case.hex,
        )
        place = CasePlace(store=self.ring.vault_id, case=case, generation=generation)
        granted = any(_opens(self.ring, place, sealed) for (sealed,) in grants)
        return granted or _fits(self.case_key(case), place, revision, document)


def _opens(ring: KeyRing, place: CasePlace, sealed: bytes) -> bool:
    try:
        case_keys.open_grant(ring.person, place, sealed, b"")
    except case_keys.OtherKeyError:
        return True  # it opened; only nothing was expected
    except SealBrokenError:
        return False
    return True


def _fits(key: bytes, place: CasePlace, revision: int, document: bytes) -> bool:
    try:
        case_keys.open_document(key, place, "whole case", revision, document)
    except SealBrokenError:
        return False
    return True


@pytest.fixture
def office(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Karl, Carla and Bo clear."""
    monkeypatch.setitem(STAFF, LEAVER, ("Bo Beck", Role.CLEARING))
    town.bring_in(LEAVER)
    return town


def restricted(town: Town, *excluded: str, by: str) -> CaseId:
    """Rita reports without these; `by` takes it in."""
    with town.unlock(CLEARING) as karl:
        people = frozenset(person_id(karl, login) for login in excluded)
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(replace(a_draft(), excluded=people), attached(rita, FILE)))
    with town.unlock(by) as desk:
        taken: Any = desk.perform(TakeIn()).receipt
        (number,) = taken.numbers
        lines: Any = desk.ask(CasePage(CaseListing()))
        return next(CaseId(each.id) for each in lines if each.number == number)


def kept_by_bo(town: Town, tmp_path: Path) -> Kept:
    with town.unlock(LEAVER) as bo:
        ring = bo.ring
    return Kept(ring, Path(shutil.copytree(town.folder, tmp_path / "kept")))


def dismissed(town: Town, by: str) -> None:
    with town.unlock(by) as desk:
        desk.perform(DismissPerson(person_id(desk, LEAVER)))


def test_her_old_key_opens_nothing_any_more_once_the_deed_is_done(
    office: Town, tmp_path: Path
) -> None:
    case = restricted(office, CLEARING, by=MEMBER)
    kept = kept_by_bo(office, tmp_path)
    with office.unlock(MEMBER) as carla:
        assert kept.opens_now(carla, case)
    dismissed(office, MEMBER)
    with office.unlock(MEMBER) as carla:
        assert not kept.opens_now(carla, case)
        assert carla.ask(CaseDesk(case)).file.case.report.narrative


def test_the_copy_she_took_along_she_can_still_read(office: Town, tmp_path: Path) -> None:
    """Nobody can call it back; the handbook says so, and this keeps it honest."""
    case = restricted(office, CLEARING, by=MEMBER)
    kept = kept_by_bo(office, tmp_path)
    dismissed(office, MEMBER)
    assert kept.case_key(case)


def test_attachments_are_sealed_anew_and_the_old_files_are_gone(office: Town) -> None:
    case = restricted(office, CLEARING, by=MEMBER)
    before = {each.name for each in (office.folder / "attachments").rglob("*") if each.is_file()}
    dismissed(office, MEMBER)
    after = {each.name for each in (office.folder / "attachments").rglob("*") if each.is_file()}
    assert not before & after
    with office.unlock(MEMBER) as carla:
        (attached,) = carla.ask(CaseDesk(case)).file.attachments
        (sealed,) = carla.attachments()
        assert carla._tools.sealed_files.read(sealed) == FILE.content
    assert attached.name == FILE.name


def test_what_karl_cannot_open_is_counted_and_a_member_seals_it_anew(
    office: Town, tmp_path: Path
) -> None:
    case = restricted(office, CLEARING, by=MEMBER)
    alone = restricted(office, CLEARING, MEMBER, by=LEAVER)
    kept = kept_by_bo(office, tmp_path)
    with office.unlock(CLEARING) as karl:
        circles = karl.ask(LeavingPreview(person_id(karl, LEAVER))).circles
        assert (circles.mine, circles.of_others, circles.of_nobody) == ((), (case,), (alone,))
    dismissed(office, CLEARING)
    with office.unlock(MEMBER) as carla:
        assert kept.opens_now(carla, case), "until a member came"
        assert carla.perform(ResealCircles()).receipt == Resealed((case,), 0)
        assert not kept.opens_now(carla, case)
        assert carla.perform(ResealCircles()).receipt == Resealed()


def test_coming_back_does_not_bring_old_circles_back(office: Town) -> None:
    case = restricted(office, CLEARING, by=MEMBER)
    dismissed(office, CLEARING)
    with office.unlock(ADMIN) as mira:
        issued: Any = mira.perform(
            InvitePerson(login=LEAVER, name="Bo Beck", roles=frozenset({Role.CLEARING}))
        ).receipt
    accept_invitation(
        office.house, office.folder, LEAVER, issued.code, passphrase_of(LEAVER)
    ).session.close()
    with office.unlock(CLEARING) as karl:
        karl.perform(ConfirmPerson(person_id(karl, LEAVER)))
    with office.unlock(LEAVER) as bo:
        assert bo.perform(ResealCircles()).receipt == Resealed()
        with pytest.raises(InACircle):
            bo.ask(CaseDesk(case))
    with office.unlock(MEMBER) as carla:
        carla.perform(ResealCircles())
    with office.unlock(LEAVER) as bo, pytest.raises(InACircle):
        bo.ask(CaseDesk(case))


def test_a_failure_on_the_way_leaves_case_and_attachment_as_they_were(office: Town) -> None:
    case = restricted(office, CLEARING, by=MEMBER)

    def fail(hundredths: int) -> None:
        if hundredths > 60:  # the new files are written, the key file is not exchanged yet
            raise DiskFull

    before = {each.name for each in (office.folder / "attachments").rglob("*") if each.is_file()}
    with office.unlock(MEMBER) as carla:
        with pytest.raises(DiskFull):
            carla.perform(DismissPerson(person_id(carla, LEAVER), fail))
        (sealed,) = carla.attachments()
        assert carla._tools.sealed_files.read(sealed) == FILE.content
    after = {each.name for each in (office.folder / "attachments").rglob("*") if each.is_file()}
    assert after == before
    with office.unlock(LEAVER) as bo:
        assert bo.ask(CaseDesk(case)).file.attachments


def test_the_log_tells_it_and_still_proves_itself(office: Town) -> None:
    case = restricted(office, CLEARING, by=MEMBER)
    dismissed(office, MEMBER)
    with office.unlock(MEMBER) as carla:
        assert only_case(carla) == case
        assert carla.ask(LogProof()).is_sound


def test_halves_made_later_open_the_case_after_a_member_came(office: Town, tmp_path: Path) -> None:
    case = restricted(office, CLEARING, by=MEMBER)
    with office.unlock(CLEARING) as karl:
        karl.perform(MakeOrganisationRecovery(tmp_path / "a.pdf", tmp_path / "b.pdf"))
    with office.unlock(MEMBER) as carla:
        assert carla.perform(ResealCircles()).receipt == Resealed((case,), 0)
        granted = raw_store.rows(
            office.folder,
            carla.ring.file_key(Compartment.CASES).raw,
            "cases.db",
            "SELECT person_id FROM case_grants WHERE case_id = ?",
            case.hex,
        )
    assert (ITS_ID.hex,) in granted


def test_the_log_is_sound_also_while_a_case_waits_for_its_members(office: Town) -> None:
    restricted(office, CLEARING, by=MEMBER)
    dismissed(office, CLEARING)
    for login in (CLEARING, MEMBER):
        with office.unlock(login) as desk:
            assert desk.ask(LogProof()).is_sound
