"""Make the sample store of a released form, which CI opens for ever after.

python packaging/make_sample_store.py tests/data/stores/v2
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from komma_desk.bootstrap.opening import unlock_store
from komma_desk.demo.store_building import build_demo_store, demo_house
from komma_desk.demo.story_clock import StoryClock
from komma_desk.demo.town import CLEARING_OFFICERS
from komma_desk.domain.attachment import NewAttachment, SealedAttachment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.moment import Moment
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.import_reports import ImportReports
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.figures_list import FiguresList
from komma_desk.usecases.queries.people_list import PeopleList

# Once a form is released its sample is never made again: it is what users have on their disks.
CASES = 48  # so many that every rare deed of the demo happens
SEED = 1
DAY = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
FOR_FEW = "Eine erfundene Kollegin wurde im Gang bedrängt."
KEPT = ("keys.json", "office.db", "cases.db", "attachments")


def make(target: Path) -> None:
    """Invented town, invented people, passphrases everybody may know."""
    target.mkdir(parents=True)
    building = target / "building"
    letters = target / "letters"
    letters.mkdir()
    built = build_demo_store(
        building, letters=letters, cases=CASES, seed=SEED, now=DAY, told=lambda _done, _whole: None
    )
    expected = _expected(building, built.passphrases)
    for name in KEPT:
        (building / name).rename(target / name)
    for folder in (building, letters):
        shutil.rmtree(folder)
    text = json.dumps(expected, ensure_ascii=False, indent=2)
    (target / "expected.json").write_text(text + "\n", encoding="utf-8")


def _add_what_is_rare(folder: Path, login: str, passphrase: str) -> None:
    draft = IncidentDraft(
        reporter_role=Code("WITNESS"),
        direction=Code("EXT_TO_STAFF"),
        occurred=Moment.on(DAY.date()),
        place=Code("COUNTER"),
        forms=frozenset({Code("THREAT")}),
        narrative="Ein erfundener Mann drohte am Schalter und ließ einen Zettel liegen.",
        acute_danger=False,
        wishes=frozenset({Code("advice")}),
    )
    paper = NewAttachment(name="zettel.txt", content=b"Erfunden. " * 1000)
    row = MappedRow(
        line=2,
        draft=replace(draft, narrative="Aus einer erfundenen Liste."),
        received_on=DAY.date(),
        source="erfundene Liste",
        fingerprint="0" * 64,
    )
    with unlock_store(demo_house(StoryClock(DAY)), folder, login, passphrase) as desk:
        for text in (draft.narrative, FOR_FEW):
            given = desk.perform(AttachFile(paper)).receipt
            assert isinstance(given, SealedAttachment)
            desk.perform(ReportIncident(replace(draft, narrative=text), (given,)))
        desk.perform(TakeIn())
        desk.perform(ImportReports((row,)))
        desk.perform(SaveDraft(replace(draft, narrative="Ein erfundener Anfang.")))
        for line in desk.ask(CasePage(CaseListing(search=FOR_FEW))):
            desk.perform(AddNote(case=line.id, text="Erfundene Notiz."))
            members = frozenset({desk.actor.id})
            desk.perform(RestrictCase(case=line.id, members=members, reason="Erfundener Grund."))
        for line in desk.ask(CasePage(CaseListing(states=frozenset({"received"})), limit=1)):
            desk.perform(AddNote(case=line.id, text="Noch eine erfundene Notiz."))


def _expected(folder: Path, passphrases: dict[str, str]) -> dict[str, object]:
    """What every later version must still find in it."""
    login = CLEARING_OFFICERS[0].login
    _add_what_is_rare(folder, login, passphrases[login])
    with unlock_store(demo_house(), folder, login, passphrases[login]) as desk:
        lines = desk.ask(CasePage(CaseListing()))
        files = [desk.ask(CaseDesk(CaseId(line.id))).file for line in lines]
        return {
            "passphrases": passphrases,
            "clearing": login,
            "people": len(desk.ask(PeopleList())),
            "cases": {
                file.case.number: {
                    "state": line.state,
                    "narrative": file.case.report.narrative,
                    "history": len(file.history),
                    "attachments": [each.name for each in file.attachments],
                    "referrals": len(file.referrals),
                }
                for line, file in zip(lines, files, strict=True)
            },
            "restricted": sorted(line.number for line in lines if line.restricted),
            "releases": [line.period for line in desk.ask(FiguresList())],
        }


if __name__ == "__main__":
    make(Path(sys.argv[1]))
