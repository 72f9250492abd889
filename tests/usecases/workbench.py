"""A desk for use cases without disk and keys: fakes for every collaborator, and people at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final, Self
from uuid import uuid4

from komma_desk.definitions.organisation import STANDARD, OrganisationRules
from komma_desk.domain.actor import Actor
from komma_desk.domain.card_papers import CardPoster, SealedReceipt
from komma_desk.domain.dues.agenda import AgendaEntry
from komma_desk.domain.figures.release import Release
from komma_desk.domain.given_file import FileNotReadable
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.letter import RecoverySheet, ReferralLetter
from komma_desk.domain.log_paper import LogSheet, ReceiptPaper
from komma_desk.domain.person import Person
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.recovery_half import HalfSheet
from komma_desk.domain.report_paper import EmptyForm, FilledPaper
from komma_desk.domain.role_presets import Group
from komma_desk.domain.roles import Role
from komma_desk.exchange.release_json import read_release, write_release
from komma_desk.protection.highs_protection import HighsProtection
from komma_desk.system.holidays_by_land import holidays_at
from komma_desk.usecases.context import Tools
from komma_desk.usecases.dispatcher import Dispatcher
from komma_desk.usecases.mailbox import Mailbox
from komma_desk.usecases.ports.office import (
    StoredProcedure,
)
from komma_desk.words import Language
from tests.fakes.backups import FakeBackups
from tests.fakes.desk import FakeDesk
from tests.fakes.foreign_files import FakeForeignFiles
from tests.fakes.log_sealer import FakeLogSealer
from tests.fakes.orphans import FakeOrphans
from tests.fakes.samples import a_person
from tests.fakes.sealed_files import FakeSealedFiles
from tests.usecases.bench_keys import FakeKeys

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"


class CannotPublishError(Exception):
    """A file that waits beside its place cannot be put there."""


class FakeClock:
    def __init__(self) -> None:
        self.at = datetime(2026, 10, 5, 8, tzinfo=UTC)

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def today(self) -> date:
        return self.at.date()


class Hand(FakeLogSealer):
    """Writes the log by the clock of the bench, without moving it."""

    def __init__(self, author: PersonId, clock: FakeClock) -> None:
        super().__init__(author)
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.at


class FakePapers:
    def recovery_sheet(self, sheet: RecoverySheet) -> bytes:
        return sheet.recovery_code.encode()

    def half_sheet(self, sheet: HalfSheet) -> bytes:
        return f"{sheet.half} {sheet.code}".encode()

    def referral_letter(self, letter: ReferralLetter) -> bytes:
        said = "\n".join(f"{section.label}: {section.text}" for section in letter.sections)
        return f"{letter.recipient.name}\n{letter.ground}\n{said}".encode()

    def encrypted(
        self, document: bytes, passphrase: str, files: Iterable[tuple[str, bytes]] = ()
    ) -> bytes:
        """The files one after the other behind the letter, each under its name."""
        inside = b"".join(name.encode() + b": " + content for name, content in files)
        return passphrase.encode() + (document + inside)[::-1]

    def log_sheet(self, sheet: LogSheet) -> bytes:
        return "\n".join(each.scanned for each in sheet.logs).encode()

    def filing_receipt(self, paper: ReceiptPaper) -> bytes:
        return paper.scanned.encode()

    def card_poster(self, poster: CardPoster) -> bytes:
        return f"{poster.words} {poster.place} {poster.head.language}".encode()

    def sealed_receipt(self, receipt: SealedReceipt) -> bytes:
        return f"{receipt.file} {receipt.sha256} {receipt.code}".encode()

    def empty_form(self, form: EmptyForm) -> bytes:
        return "\n".join(part.title for part in form.parts).encode()

    def filled_paper(self, paper: FilledPaper) -> bytes:
        said = [(each.by, each.text) for each in paper.messages]
        told = (paper.number, paper.narrative, paper.answers, paper.files, said)
        return "\n".join(map(str, told)).encode()

    def figures_report(self, release: Release, labels: Mapping[str, str]) -> bytes:
        return b"%PDF"

    def figures_tables(self, release: Release, labels: Mapping[str, str]) -> Mapping[str, bytes]:
        return {"tabelle.csv": b"1;2"}

    def procedure_svg(self, procedure: Procedure, language: Language) -> bytes:
        return f"<svg>{procedure.id} {language}</svg>".encode()

    def procedure_scxml(self, procedure: Procedure) -> bytes:
        return f"<scxml>{procedure.id}</scxml>".encode()

    def procedure_bpmn(self, procedure: Procedure, language: Language) -> bytes:
        return f"<bpmn>{procedure.id} {language}</bpmn>".encode()

    def procedure_sheet(self, procedure: Procedure, language: Language, printed_on: date) -> bytes:
        return f"%PDF {procedure.id} {language} {printed_on}".encode()

    def deadline_calendar(self, entries: Sequence[AgendaEntry], made_at: datetime) -> bytes:
        return "\n".join(_told(each) for each in entries).encode()

    def release_written(self, release: Release) -> bytes:
        return write_release(release)

    def release_read(self, data: bytes) -> Release:
        return read_release(data)


def _told(entry: AgendaEntry) -> str:
    return f"{entry.number} {entry.safe} {entry.title} {entry.norm}".rstrip()


@dataclass
class FakeOutside:
    """`files` left, `staged` wait, `given` are there to be read; `broken` cannot be published."""

    files: dict[Path, bytes] = field(default_factory=dict)
    staged: dict[Path, bytes] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    given: dict[Path, bytes] = field(default_factory=dict)

    def stage(self, target: Path, data: bytes) -> FakeStaged:
        return self.stage_pieces(target, (data,))

    def stage_pieces(self, target: Path, pieces: Iterable[bytes]) -> FakeStaged:
        self.staged[target] = b"".join(pieces)
        return FakeStaged(self, target)

    def stage_filled(self, target: Path, fill: Callable[[BinaryIO], object]) -> FakeStaged:
        file = BytesIO()
        fill(file)
        return self.stage_pieces(target, (file.getvalue(),))

    @contextmanager
    def reading(self, path: Path, largest: int) -> Iterator[tuple[BinaryIO, int]]:
        data = self.given.get(path, self.files.get(path))
        if data is None:
            raise FileNotReadable(name=path.name)
        assert len(data) <= largest, "how large is too large is asked of the real files"
        yield BytesIO(data), len(data)


@dataclass
class FakeStaged:
    outside: FakeOutside
    target: Path

    def publish(self) -> None:
        if self.target.name in self.outside.broken:
            raise CannotPublishError
        self.outside.files[self.target] = self.outside.staged.pop(self.target)

    def discard(self) -> None:
        self.outside.staged.pop(self.target, None)


@lru_cache
def rules() -> OrganisationRules:
    return OrganisationRules(RESOURCES)


class Workbench:
    """One store in memory; `at(role)` sits somebody with that role down at it."""

    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.clock, self.outside = FakeClock(), FakeOutside()
        self.sealed_files = FakeSealedFiles()
        self.foreign = FakeForeignFiles()
        self.swapped: set[PersonId] = set()
        self.people = {
            role: a_person(
                f"{role} Person",
                login=str(role),
                roles=frozenset({role}),
                signing=str(role).encode(),
            )
            for role in Role
        }
        text = (RESOURCES / STANDARD).read_text(encoding="utf-8")
        procedure = rules().procedure(text)
        with self.desk.change() as work:
            for person in self.people.values():
                work.office.people.add(person)
            work.office.settings.put("municipality", "Musterstadt")
            work.office.settings.put("office_land", "NW")
            work.office.procedures.publish(
                StoredProcedure(
                    id=procedure.id,
                    version=procedure.version,
                    sha256=procedure.sha256(),
                    text=text,
                )
            )
            work.commit()

    def copied(self) -> Self:
        """The same bench once more; what is done at one is not seen at the other."""
        other = copy(self)
        other.desk = FakeDesk()
        other.desk.content = self.desk.content.copied()
        other.clock = FakeClock()
        other.outside = FakeOutside(given=dict(self.outside.given))
        other.swapped = set(self.swapped)
        other.clock.at = self.clock.at
        other.foreign = FakeForeignFiles()
        other.sealed_files = FakeSealedFiles()
        other.sealed_files.files |= self.sealed_files.files
        return other

    def at(self, role: Role) -> Dispatcher:
        return self.seat(self.people[role])

    def seat(self, person: Person) -> Dispatcher:
        hand = Hand(person.id, self.clock)
        desk = self.desk.opened_by(
            hand, has_cases=Group.CLEARING in rules().roles.groups_of(person.roles)
        )
        actor = Actor(
            id=person.id,
            login=person.login,
            name=person.name,
            roles=person.roles,
            permissions=rules().roles.permissions_of(person.roles),
        )
        tools = Tools(
            clock=self.clock,
            new_id=uuid4,
            keys=FakeKeys(person, self.swapped),
            rules=rules(),
            papers=FakePapers(),
            sealed_files=self.sealed_files,
            outside=self.outside,
            foreign=self.foreign,
            protection=HighsProtection(),
            mailbox=Mailbox(),
            backups=FakeBackups(),
            orphans=FakeOrphans(),
            holidays_at=holidays_at,
        )
        return Dispatcher(desk, actor, tools)

    def join(self, name: str, *roles: Role, **known: Any) -> Person:
        person = replace(a_person(name, roles=frozenset(roles)), **known)
        with self.desk.change() as work:
            work.office.people.add(person)
            work.commit()
        return person
