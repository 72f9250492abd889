"""With the keys of the office's other people and raw SQL, nobody reads a word of a case."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.figures.periods import parse_period
from komma_desk.domain.gate import NotAllowed
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.person import Part
from komma_desk.domain.procedure.definition import StepId
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.export_figures import ExportFigures
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.seal_report_file import SealReportFile
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.vault.refusals import KeyNotYours
from tests.fakes.given_evidence import attached
from tests.journeys.raw_store import cells, files_of, office_key, opened_with
from tests.journeys.town import (
    ADMIN,
    CLEARING,
    Town,
    a_draft,
    enter_partner,
    passphrase_of,
)

CANARY = "Kanarienvogelgesang"
OTHERS = (ADMIN, "ines", "henrik", "dora", "rolf")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files would go."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def told(town: Town, temporary: Path) -> Town:
    """A town in which the canary sings in every field a person can fill."""
    with town.unlock("rita") as rita:
        for number in range(6):
            rita.perform(
                ReportIncident(
                    a_draft(
                        f"{CANARY} {number}",
                        reporter_role=Code("WITNESS"),
                        place_detail=f"Raum {CANARY}",
                        contact=f"{CANARY}@example.org",
                    ),
                    attached(rita, NewAttachment(name=f"{CANARY}.txt", content=CANARY.encode())),
                )
            )
        rita.perform(SaveDraft(a_draft(f"Entwurf {CANARY}")))
        sealed = town.folder.parent / "versiegelt"
        rita.perform(SealReportFile(a_draft(f"Datei {CANARY}"), sealed))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        work_on(karl, town)
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(f"noch in der Post {CANARY}")))
    return town


def work_on(karl: Session, town: Town) -> None:
    lines: Any = karl.ask(CasePage(CaseListing()))
    case = CaseId(lines[0].id)
    karl.perform(AddNote(case=case, text=f"Notiz {CANARY}"))
    karl.perform(AnswerReporter(case=case, text=f"Antwort {CANARY}"))
    karl.perform(Involve(case=case, part=Part.ACCUSED, name=CANARY, contact=CANARY, remark=CANARY))
    karl.perform(TakeStep(case=case, step=StepId("accept")))
    enquiry = {"enquiry_text": f"Frage {CANARY}"}
    karl.perform(TakeStep(case=case, step=StepId("enquire"), facts=enquiry))
    partner = enter_partner(karl)
    karl.perform(
        RecordConsent(
            case=case,
            item=Code("refer_counselling"),
            state=ConsentState.GIVEN,
            manner=ConsentManner.WRITTEN,
        )
    )
    karl.perform(
        ReferCase(
            case=case,
            partner=partner.id,
            parts=("narrative",),
            purpose=f"Zweck {CANARY}",
            target=town.folder.parent / "brief.pdf",
        )
    )
    town.clock.move_to(date(2026, 11, 2))
    karl.perform(PrepareFigures(parse_period("2026-10")))


def sings(data: bytes) -> bool:
    return any(CANARY.encode(coding) in data for coding in ("utf-8", "utf-16-le", "utf-16-be"))


def as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def test_the_canary_is_where_it_belongs(told: Town) -> None:
    with told.unlock(CLEARING) as karl:
        cases_key = karl.ring.file_key(Compartment.CASES).raw
    found = {
        table
        for table, _, value in cells(told.folder, cases_key, "cases.db")
        if sings(as_bytes(value))
    }
    assert len(found) >= 5


def test_no_file_of_the_store_and_no_file_that_left_it_holds_a_word(told: Town) -> None:
    out = told.folder.parent / "zahlen"
    out.mkdir()
    with told.unlock("ines") as ines:
        ines.perform(ExportFigures("2026-10", out))
    looked_at = dict(files_of(told.folder.parent))
    assert {"office.db", "cases.db", "keys.json", "brief.pdf", "versiegelt", "release.json"} <= {
        path.name for path in looked_at
    }
    assert [path.name for path, data in looked_at.items() if sings(data)] == []
    assert [path.name for path in looked_at if CANARY in path.name] == []


def test_nothing_was_ever_written_to_a_temporary_file(told: Town, temporary: Path) -> None:
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("login", OTHERS)
def test_raw_sql_and_every_private_key_of_another_read_no_word(told: Town, login: str) -> None:
    with told.unlock(login) as other:
        ring, key = other.ring, office_key(other)
    for table, column, value in cells(told.folder, key):
        blob = as_bytes(value)
        assert not sings(blob), f"{table}.{column}"
        assert not sings(opened_with(ring, blob) or b""), f"{table}.{column}, opened"


@pytest.mark.parametrize("login", OTHERS)
def test_nobody_else_holds_a_key_to_the_cases_or_may_ask_for_them(told: Town, login: str) -> None:
    with told.unlock(login) as other:
        assert not other.ring.holds(Compartment.CASES)
        with pytest.raises(KeyNotYours):
            other.ring.file_key(Compartment.CASES)
        with pytest.raises(NotAllowed):
            other.ask(CasePage(CaseListing()))
        key = office_key(other)
    with pytest.raises(Exception, match="not a database"):
        list(cells(told.folder, key, "cases.db"))


def test_who_filed_cannot_be_seen_in_the_office_file(town: Town) -> None:
    with town.unlock("rita") as rita:
        me = rita.actor.id
        public = rita.ring.person.public
        rita.perform(SaveDraft(a_draft("Entwurf")))
        rita.perform(ReportIncident(a_draft("eins")))
        rita.perform(SaveDraft(a_draft("noch ein Entwurf")))
    with town.unlock(ADMIN) as mira:
        ring, key = mira.ring, office_key(mira)
    marks = [b"rita", b"Rita", me.bytes, me.hex.encode(), str(me).encode()]
    marks += [public.sealing, public.signing]
    seen = set()
    for table, _column, value in cells(town.folder, key):
        blob = as_bytes(value)
        opened = opened_with(ring, blob) or b""
        if any(mark in data for mark in marks for data in (blob, opened)):
            seen.add(table)
    assert seen <= {"people", "group_grants", "invitations"}


def test_the_log_of_the_office_tells_a_day_but_neither_hour_nor_name(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("eins")))
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    log = [
        value
        for table, column, value in cells(town.folder, key)
        if (table, column) == ("office_log", "at")
    ]
    assert log
    assert all(str(at).split(" ")[1].startswith("00:00:00") for at in log)


def test_passphrases_and_codes_are_kept_nowhere(founded_town: Town) -> None:
    code = founded_town.invite("rita")
    founded_town.accept("rita", code)
    secret = [passphrase_of("rita").encode(), code.encode(), code.replace("-", "").encode()]
    with founded_town.unlock(CLEARING) as karl:
        key = office_key(karl)
    kept = [as_bytes(value) for _, _, value in cells(founded_town.folder, key)]
    kept += [data for _, data in files_of(founded_town.folder)]
    assert not any(each in data for each in secret for data in kept)


def test_a_colleague_in_clearing_reads_the_case_too(told: Town) -> None:
    with told.unlock("carla") as carla:
        lines: Any = carla.ask(CasePage(CaseListing()))
        assert len(lines) == 6
