"""Every text a command takes is planted once, and read by nobody but those it is meant for."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from komma_desk.bootstrap.attachments import attachment_files
from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import NewAttachment, SealedAttachment
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.figures.periods import parse_period
from komma_desk.domain.identifiers import CaseId, PartnerId
from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.office import Office
from komma_desk.domain.own_question import AnswerKind
from komma_desk.domain.partner import Partner
from komma_desk.domain.person import Part
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.crash import CrashLog
from komma_desk.usecases.catalogue import COMMANDS
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.export_figures import ExportFigures
from komma_desk.usecases.commands.import_reports import ImportReports
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_card_poster import SaveCardPoster
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.commands.seal_report_file import SealReportFile
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_in_file import TakeInFile
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.words import Bilingual
from tests.attacks.marked_clocks import by_the_clocks
from tests.attacks.marked_extracts import RECEIVERS, by_the_post
from tests.attacks.marked_hearing import HERS_TOO, by_the_letters
from tests.attacks.marked_papers import ON_PAPER_ONLY, by_the_printer
from tests.attacks.marked_receptions import DRAFTS, WRITTEN_BY, by_the_telephone
from tests.attacks.markers import marker, places_of, planted
from tests.attacks.markers_in_circles import KEEPERS, by_the_circles, sealed_for
from tests.fakes.details import FILABLE
from tests.fakes.given_evidence import attached
from tests.journeys.raw_store import cells, files_of, office_key, opened_with
from tests.journeys.town import ADMIN, CLEARING, MORNING, Town, a_draft

EVERYBODY: Final = {"SaveCodeEntry", "SaveOwnQuestion", "SavePartner", "SaveOffice", "InvitePerson"}
REPORTER_TOO: Final = (
    "ReportIncident.draft.",
    "ReportIncident.files.",
    "AttachFile.given.name",
    "AnswerReporter.",
    *HERS_TOO,
)
LOGINS: Final = (ADMIN, CLEARING, "rita", "rolf", "carla", "ines", "henrik", "dora")
CLEARERS: Final = (CLEARING, "carla")


@dataclass
class Planted:
    """A town in which every marker was planted, and what lay on the disk meanwhile."""

    town: Town
    home: Path
    commands: set[str] = field(default_factory=set)
    while_open: dict[str, bytes] = field(default_factory=dict)

    def do(self, desk: Session, example: object) -> Any:
        command = planted(example)
        self.commands.add(type(command).__name__)
        return desk.perform(command).receipt


@pytest.fixture(scope="module")
def told(staffed_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    home = tmp_path_factory.mktemp("home")
    with at_home(home):
        there = Planted(Town(Path(shutil.copytree(staffed_once, home / "store"))), home)
        by_the_reporter(there)
        by_clearing(there)
        by_the_circles(there.town, there.do)
        by_the_post(there.town, there.do)
        by_the_clocks(there.town, there.do)
        by_the_letters(there.town, there.do)
        by_the_administrator(there)
        crash(there)
        yield there


@contextmanager
def at_home(home: Path) -> Iterator[None]:
    """Settings, application data and temporary files of this person lie below `home`."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "TMPDIR"):
            patch.setenv(name, str(home / name.lower()))
        (home / "tmpdir").mkdir()
        patch.setattr(tempfile, "tempdir", str(home / "tmpdir"))
        yield


def a_file() -> NewAttachment:
    return NewAttachment(name="x", content=b"x")


def by_the_reporter(told: Planted) -> None:
    witness: dict[str, Any] = {
        "reporter_role": Code("WITNESS"),
        "consents": frozenset({Code("refer_counselling")}),
        "details": FILABLE,
    }
    with told.town.unlock("rita") as rita:
        given = told.do(rita, AttachFile(a_file()))
        assert isinstance(given, SealedAttachment)
        rita.perform(ReportIncident(a_draft("mit Bild", **witness), (given,)))
        told.do(rita, ReportIncident(a_draft(**witness), attached(rita, a_file())))
        for number in range(5):
            rita.perform(ReportIncident(a_draft(f"ohne {number}", **witness)))
        files = attached(rita, a_file())
        told.do(rita, SaveDraft(a_draft(**witness), files))
        told.do(rita, SealReportFile(a_draft(**witness), told.home / "versiegelt", files))
        by_the_printer(rita, told.do, a_draft(**witness), files, told.home / "entwurf.pdf")
        rita.perform(TakeOffFiles((attached(rita, a_file())[0].stored_as,)))


def by_clearing(told: Planted) -> None:
    with told.town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(TakeInFile(told.home / "versiegelt"))
        case = case_of_the_marker(karl)
        told.do(karl, AddNote(case=case, text="x"))
        told.do(karl, AnswerReporter(case=case, text="x"))
        told.do(karl, Involve(case=case, part=Part.ACCUSED, name="x"))
        karl.perform(TakeStep(case=case, step=StepId("accept")))
        told.do(karl, TakeStep(case=case, step=StepId("enquire"), facts={"enquiry_text": "x"}))
        partner = Partner(
            id=PartnerId(karl.actor.id),
            name="x",
            kind=Code("VICTIM_ADVICE"),
            consent=Code("refer_counselling"),
        )
        at = told.do(karl, SavePartner(partner, new=True))
        given = RecordConsent(
            case=case,
            item=Code("refer_counselling"),
            state=ConsentState.GIVEN,
            manner=ConsentManner.WRITTEN,
        )
        told.do(karl, given)
        karl.perform(given)  # for everybody, so that the letter may go
        out = told.home / "brief.pdf"
        parts = ("narrative",)
        told.do(karl, ReferCase(case=case, partner=at, parts=parts, purpose="x", target=out))
        row = MappedRow(
            line=2,
            draft=a_draft(details=FILABLE),
            received_on=MORNING.date(),
            source="x",
            fingerprint="f" * 64,
        )
        told.do(karl, ImportReports((row,)))
        by_the_telephone(karl, told.do)
        told.town.clock.move_to(date(2026, 11, 2))
        karl.perform(PrepareFigures(parse_period("2026-10")))
        told.while_open = {path.name: data for path, data in files_of(told.town.folder)}
    with told.town.unlock("ines") as ines:
        (told.home / "zahlen").mkdir()
        ines.perform(ExportFigures("2026-10", told.home / "zahlen"))


def by_the_administrator(told: Planted) -> None:
    with told.town.unlock(ADMIN) as mira:
        told.do(mira, SaveCardPoster(target=told.home / "aushang.pdf", place="x"))
        told.do(mira, InvitePerson(login="neu", name="x", roles=frozenset({Role.REPORTER})))
        told.do(mira, SaveOffice(Office(municipality="x")))
        both = Bilingual(de="x", en="x")
        told.do(mira, SaveCodeEntry(list_id="place", label=both, meaning=both))
        told.do(mira, SaveOwnQuestion(words=both, kind=AnswerKind.TEXT))


def crash(told: Planted) -> None:
    """A mistake of ours whose message quotes what somebody wrote."""
    log = CrashLog(told.home / "xdg_data_home" / "crash.log", told.town.clock.now)
    told_too_much = RuntimeError(marker("ReportIncident.draft.narrative"))
    told_too_much.__cause__ = ValueError(marker("AddNote.text"))
    log.write(told_too_much)


def case_of_the_marker(desk: Session) -> CaseId:
    lines: Any = desk.ask(CasePage(CaseListing(search=marker("ReportIncident.draft.narrative"))))
    (line,) = lines
    return CaseId(line.id)


def all_places() -> dict[str, str]:
    """Every place with the command it belongs to."""
    return {place: kind.__name__ for kind in COMMANDS for place in places_of(kind)}


def readable(told: Planted, login: str) -> Iterator[bytes]:
    """Everything this key ring can decrypt, by raw SQL and by every key it holds."""
    with told.town.unlock(login) as desk:
        ring, key = desk.ring, office_key(desk)
        kept = desk.attachments() if ring.holds(Compartment.CASES) else ()
        files = attachment_files(told.town.folder)
        for sealed in kept:
            yield files.read(sealed)
        yield from sealed_for(desk)
    yield (told.town.folder / "keys.json").read_bytes()
    values = [value for *_, value in cells(told.town.folder, key)]
    if ring.holds(Compartment.CASES):
        cases = ring.file_key(Compartment.CASES).raw
        values += [value for *_, value in cells(told.town.folder, cases, "cases.db")]
    for value in values:
        blob = value if isinstance(value, bytes) else str(value).encode()
        yield blob
        yield opened_with(ring, blob) or b""
        for label in DRAFTS:
            with suppress(Refusal, Trouble):
                yield ring.open_own(label, blob)


def meant_for(login: str, place: str) -> bool:
    command = place.partition(".")[0]
    if command in EVERYBODY:
        return True
    if command in ON_PAPER_ONLY:
        return False
    if command in WRITTEN_BY:
        return login == WRITTEN_BY[command]
    if login in (*KEEPERS.get(command, ()), *RECEIVERS.get(command, ())):
        return True
    return login in CLEARERS or (login == "rita" and place.startswith(REPORTER_TOO))


def test_every_command_that_takes_a_text_was_given_one(told: Planted) -> None:
    assert told.commands == set(all_places().values())


@pytest.mark.parametrize("login", LOGINS)
def test_a_key_ring_reads_the_markers_meant_for_it_and_no_other(told: Planted, login: str) -> None:
    readable_at_all = b"\n".join(readable(told, login))
    places = all_places()
    found = {place for place in places if marker(place).encode() in readable_at_all}
    assert found == {place for place in places if meant_for(login, place)}


def sung(data: bytes) -> bool:
    return any("Kanari-".encode(coding) in data for coding in ("utf-8", "utf-16-le", "utf-16-be"))


def test_no_file_of_the_store_holds_a_marker_while_it_is_open(told: Planted) -> None:
    assert {"office.db-wal", "cases.db-wal"} <= told.while_open.keys()
    assert [name for name, data in told.while_open.items() if sung(data)] == []


def test_no_file_a_person_leaves_behind_holds_a_marker(told: Planted) -> None:
    """Store, backups, exports, letters, sealed files, crash log, settings and temporary files."""
    names = {path.name for path, _ in files_of(told.home)}
    assert {"crash.log", "release.json", "brief.pdf", "versiegelt", "office.db"} <= names
    assert [str(path) for path, data in files_of(told.home) if sung(data)] == []
    assert [name for name in names if "Kanari" in name] == []
    assert list((told.home / "tmpdir").iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process as files")
@pytest.mark.parametrize("name", ["environ", "cmdline"])
def test_no_process_shows_a_marker_to_the_others(told: Planted, name: str) -> None:
    shown = Path("/proc/self", name).read_bytes()
    assert shown
    assert not sung(shown)
