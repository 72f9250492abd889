"""Somebody with the key of cases.db changes a case with a tool of her own: its number is named."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.log_proof import LogFlaw
from komma_desk.domain.procedure.definition import StepId
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.log_proof import LogProof
from tests.fakes.given_evidence import attached
from tests.faults.ground import health
from tests.journeys.raw_store import _open
from tests.journeys.town import CLEARING, Town, a_draft, person_id

NUMBER = "2026-0001"
OF_IT = "(SELECT id FROM cases WHERE number = '2026-0001')"
PARTS = {
    "the text": "UPDATE case_texts SET narrative = 'nichts' WHERE case_id = {it}",
    "what a search finds": "UPDATE case_texts SET search = 'nichts' WHERE case_id = {it}",
    "a note": "UPDATE notes SET text = 'anders' WHERE case_id = {it}",
    "when a note was written": "UPDATE notes SET written_at = '2020-01-01' WHERE case_id = {it}",
    "the position": "UPDATE case_details SET position = position || ' ' WHERE case_id = {it}",
    "a consent": "UPDATE consents SET state = 'withdrawn' WHERE case_id = {it}",
    "how much a consent allows": "UPDATE consents SET scope = 'no_name' WHERE case_id = {it}",
    "how much was allowed with the report": (
        'UPDATE case_reports SET consent_scopes = \'{{"refer_counselling": "no_name"}}\''
        " WHERE case_id = {it}"
    ),
    "a consent taken out": "DELETE FROM consents WHERE case_id = {it}",
    "the name of an attachment": "UPDATE attachments SET name = 'x.png' WHERE case_id = {it}",
    "the hash of an attachment": "UPDATE attachments SET sha256 = '00' WHERE case_id = {it}",
    "a deadline day": (
        "UPDATE case_details SET facts = json_set(facts, '$.due', '2027-01-01')"
        " WHERE case_id = {it}"
    ),
    "when it came in": "UPDATE cases SET received_on = '2026-01-01' WHERE id = {it}",
    "who is responsible": "UPDATE cases SET responsible = 'x' WHERE id = {it}",
    "the revision": "UPDATE cases SET revision = revision + 1 WHERE id = {it}",
    "a message taken out": "DELETE FROM messages WHERE case_id = {it}",
    "a step taken out of the history": (
        "DELETE FROM case_events WHERE case_id = {it} AND action <> 'received'"
    ),
    "a person involved": "UPDATE involved SET name = 'Niemand' WHERE case_id = {it}",
    "since when time runs": "UPDATE clocks SET anchored_on = '2026-10-01' WHERE case_id = {it}",
    "a clock taken out": "DELETE FROM clocks WHERE case_id = {it}",
    "what a long report told": (
        "UPDATE case_reports SET details = '{{\"repeated\": true}}' WHERE case_id = {it}"
    ),
    "where it happened": "UPDATE case_reports SET place_detail = 'x' WHERE case_id = {it}",
}
MOVED = (
    "UPDATE messages SET case_id = (SELECT id FROM cases WHERE number = '2026-0002')"
    " WHERE case_id = {it}"
)


@pytest.fixture(scope="module")
def worked_once(staffed_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cases; the first has everything a case can have."""
    folder = tmp_path_factory.mktemp("worked") / "store"
    town = Town(Path(shutil.copytree(staffed_once, folder)))
    with town.unlock("rita") as rita:
        file = NewAttachment(name="bild.png", content=b"Bild")
        consents = frozenset({Code("refer_counselling")})
        rita.perform(ReportIncident(a_draft("wahr", consents=consents), attached(rita, file)))
        rita.perform(ReportIncident(a_draft("auch wahr")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        case = first_case(karl)
        karl.perform(TakeStep(case=case, step=StepId("accept")))
        karl.perform(AddNote(case=case, text="gesehen"))
        karl.perform(AnswerReporter(case=case, text="Wir kümmern uns."))
        karl.perform(StartClock(case=case, rule="agg15_4", anchor=date(2026, 9, 1)))
    return town.folder


@pytest.fixture
def worked(worked_once: Path, tmp_path: Path) -> Town:
    return Town(Path(shutil.copytree(worked_once, tmp_path / "store")))


def first_case(desk: Any) -> CaseId:
    lines = desk.ask(CasePage(CaseListing(order="number", descending=False)))
    return CaseId(lines[0].id)


def write(town: Town, *deeds: str) -> None:
    """As somebody with a tool does, who also takes away what guards the tables."""
    with town.unlock(CLEARING) as karl:
        key = karl.ring.file_key(Compartment.CASES).raw
    with closing(_open(town.folder, key, "cases.db")) as store:
        guards = store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for deed in (*(f'DROP TRIGGER "{name}"' for (name,) in guards), *deeds):
            touched = store.execute(deed.format(it=OF_IT)).rowcount
        assert touched > 0


def found(town: Town) -> set[tuple[LogFlaw, str]]:
    with town.unlock(CLEARING) as karl:
        verdicts = karl.ask(LogProof())
    return {(each.flaw, each.case) for one in verdicts.logs for each in one.findings}


def said(town: Town) -> str:
    return "\n".join(each for line in health(town.folder).lines for each in line.said)


def test_what_was_written_through_the_programme_is_as_told(worked: Town) -> None:
    assert found(worked) == set()
    assert health(worked.folder).is_good


@pytest.mark.parametrize("deed", PARTS.values(), ids=PARTS)
def test_a_part_changed_by_hand_is_named_with_its_case(worked: Town, deed: str) -> None:
    write(worked, deed)
    assert found(worked) == {(LogFlaw.CASE_CHANGED, NUMBER)}
    assert NUMBER in said(worked)


def test_a_message_moved_to_another_case_is_named_with_both(worked: Town) -> None:
    write(worked, MOVED)
    assert found(worked) == {(LogFlaw.CASE_CHANGED, NUMBER), (LogFlaw.CASE_CHANGED, "2026-0002")}


def test_a_case_taken_out_with_everything_is_named_by_the_entry_that_tells_of_it(
    worked: Town,
) -> None:
    write(worked, "PRAGMA foreign_keys = ON", "DELETE FROM cases WHERE number = '2026-0002'")
    assert {flaw for flaw, _case in found(worked)} == {LogFlaw.CASE_GONE}
    assert said(worked)


def test_honest_work_on_a_case_never_covers_what_was_changed_before(worked: Town) -> None:
    write(worked, PARTS["a note"])
    with worked.unlock(CLEARING) as karl:
        karl.perform(AddNote(case=first_case(karl), text="weiter"))
        karl.perform(AddNote(case=first_case(karl), text="und weiter"))
    assert found(worked) == {(LogFlaw.CASE_CHANGED, NUMBER)}


def test_a_change_undone_before_anybody_worked_is_none(worked: Town) -> None:
    write(worked, "UPDATE notes SET text = text || 'x'")
    assert found(worked) == {(LogFlaw.CASE_CHANGED, NUMBER)}
    write(worked, "UPDATE notes SET text = rtrim(text, 'x')")
    assert found(worked) == set()


def test_an_older_state_of_a_case_put_back_is_named(worked: Town) -> None:
    with worked.unlock(CLEARING) as karl:
        karl.perform(AddNote(case=first_case(karl), text="belastend"))
    assert found(worked) == set()
    write(worked, "DELETE FROM notes WHERE text = 'belastend'")
    assert found(worked) == {(LogFlaw.CASE_CHANGED, NUMBER)}


def test_digests_erased_from_the_log_excuse_nothing(worked: Town) -> None:
    """An erased entry holds its place in the chain; what it told is missing all the same."""
    write(
        worked,
        "UPDATE cases_log SET payload = x'', salt = x''",
        PARTS["a note"],
    )
    assert said(worked).count("2026-000") == 2


def test_what_somebody_who_left_has_changed_by_hand_stays_named_in_the_new_files(
    worked: Town,
) -> None:
    write(worked, PARTS["the text"])
    with worked.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, "carla")))
    assert found(worked) == {(LogFlaw.CASE_CHANGED, NUMBER)}


def test_after_somebody_left_everything_is_still_as_told(worked: Town) -> None:
    with worked.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, "carla")))
        karl.perform(AddNote(case=first_case(karl), text="unter neuen Schlüsseln"))
    assert found(worked) == set()
    assert "2026-" not in said(worked)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE sealed_cases SET document = zeroblob(4096), revision = revision + 1",
        "UPDATE sealed_cases SET commitment = zeroblob(32), revision = revision + 1",
        "DELETE FROM case_shares",
        "UPDATE cases SET state = 'received', revision = revision + 1 WHERE id = {it}",
    ],
    ids=["the sealed document", "the key it is bound to", "the emergency shares", "what is open"],
)
def test_a_restricted_case_changed_by_hand_is_named_by_whoever_is_outside(
    worked: Town, deed: str
) -> None:
    with worked.unlock(CLEARING) as karl:
        carla = person_id(karl, "carla")
        case = first_case(karl)
        circle = frozenset({carla})
        karl.perform(RestrictCase(case=case, members=circle, reason="Nähe", leaving=True))
    assert found(worked) == set()
    write(worked, deed)
    assert (LogFlaw.CASE_CHANGED, NUMBER) in found(worked)


def test_restricting_widening_and_working_in_a_circle_stays_as_told(worked: Town) -> None:
    with worked.unlock(CLEARING) as karl:
        carla, case = person_id(karl, "carla"), first_case(karl)
        me = frozenset({karl.actor.id})
        karl.perform(RestrictCase(case=case, members=me, reason="Nähe"))
        karl.perform(AddNote(case=case, text="unter uns"))
        karl.perform(WidenCircle(case=case, person=carla, reason="hilft"))
    with worked.unlock("carla") as desk:
        desk.perform(AddNote(case=case, text="ich auch"))
        desk.perform(LiftCircle(case=case, reason="vorbei"))
    assert found(worked) == set()
    assert "2026-" not in said(worked)
