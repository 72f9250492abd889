"""The ground of the storm: a small staffed town, and what an honest desk finds in it afterwards."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from komma_desk.bootstrap.attachments import attachment_files
from komma_desk.bootstrap.checking import check_store
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.person import Standing
from komma_desk.domain.store_health import StoreHealth
from komma_desk.store.reserve import NAME
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.usecases.queries.people_list import PeopleList
from tests.fakes.given_evidence import attached
from tests.journeys.town import CLEARING, Town, a_draft, passphrase_of

CASES: Final = 6
_ORDER: Final = list(Standing)
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`named` states ended in a sentence of ours, the others as if nothing had happened."""

    what: str
    states: int
    lost: int = 0
    wrong: int = 0
    named: int = 0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Everything two honest desks read; comparable, so that a silent change shows."""

    mine: frozenset[str]
    cases: dict[str, str]
    notes: dict[str, tuple[str, ...]]
    states: dict[str, str]
    people: dict[str, Standing]
    files: tuple[str, ...]
    doubled: int = field(default=0)

    def keeps(self, acknowledged: str) -> bool:
        """Whether what a desk was told is done is still done."""
        kind, _, told = acknowledged.partition(" ")
        match kind:
            case "report":
                return told in self.mine and told in self.cases.values()
            case "note":
                number, _, text = told.partition(" ")
                return text in self.notes.get(number, ())
            case "step":
                number, _, state = told.partition(" ")
                return self.states.get(number) == state
            case "person":
                login, _, standing = told.partition(" ")
                there = self.people.get(login)
                return there is not None and _ORDER.index(there) >= _ORDER.index(Standing(standing))
            case _:
                raise ValueError(acknowledged)


def prepare(folder: Path) -> Path:
    """A founded town with a reporter, six cases and an attachment in each."""
    town = Town(folder)
    town.found()
    (folder / NAME).unlink()  # 16 MiB that would be copied for every state
    town.bring_in("rita")
    with town.unlock("rita") as rita:
        for number in range(CASES):
            file_report(rita, f"Fall {number}")
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    return folder


def copied(store: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(store, folder))


def file_report(desk: Any, text: str) -> None:
    file = NewAttachment(name="bild.png", content=text.encode() * 400)
    desk.perform(ReportIncident(a_draft(text, reporter_role=Code("WITNESS")), attached(desk, file)))


def look(folder: Path) -> Found:
    """As rita and karl see it; raises what the programme would say to them."""
    town = Town(folder)
    with town.unlock("rita") as rita:
        mine = [each.report.narrative for each in rita.ask(MyReports())]
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        lines: Any = karl.ask(CasePage(CaseListing(), limit=500))
        views = [karl.ask(CaseDesk(line.id)) for line in lines]
        people = {line.person.login: line.person.standing for line in karl.ask(PeopleList())}
        sealed = attachment_files(folder)
        files = tuple(sorted(sealed.check(each).sha256 for each in karl.attachments()))
    cases = {view.file.case.number: view.file.case.report.narrative for view in views}
    return Found(
        mine=frozenset(mine),
        cases=cases,
        notes={view.file.case.number: _notes(view) for view in views},
        states={view.file.case.number: view.file.case.state for view in views},
        people=people,
        files=files,
        doubled=_doubled(mine) + _doubled(cases.values()),
    )


def health(folder: Path) -> StoreHealth:
    return check_store(Town(folder).house, folder, CLEARING, passphrase_of(CLEARING))


def _notes(view: Any) -> tuple[str, ...]:
    return tuple(note.text for note in view.file.notes)


def _doubled(texts: Iterable[str]) -> int:
    return sum(count - 1 for count in Counter(texts).values())
