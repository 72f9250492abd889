"""One example of every command that keeps a store whole, and of every look at how it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from komma_desk.domain.schedule import Schedule
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.note_upkeep import NoteUpkeep, UpkeepDeed
from komma_desk.usecases.commands.put_file_back import PutFileBack
from komma_desk.usecases.commands.save_schedule import SaveSchedule
from komma_desk.usecases.commands.set_orphans_aside import SetOrphansAside
from komma_desk.usecases.commands.write_checkpoint import WriteCheckpoint
from komma_desk.usecases.queries.aside_files import AsideFiles
from komma_desk.usecases.queries.desk_counts import DeskCounts
from komma_desk.usecases.queries.log_proof import LogProof
from komma_desk.usecases.queries.log_standing import LogStandings
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.usecases.queries.recovery_standing import RecoveryStanding
from komma_desk.usecases.queries.store_facts import StoreFacts
from komma_desk.usecases.queries.store_upkeep import BackupPrint, StoreUpkeep

_OUT: Final = Path("out")

CARE_DEEDS: Final[tuple[object, ...]] = (
    BackUpStore(_OUT / "sicherung.komma-backup"),
    NoteUpkeep(UpkeepDeed.REHEARSAL),
    SaveSchedule(Schedule(second_place=str(_OUT.absolute()))),
    SetOrphansAside(),
    PutFileBack(32 * "a"),
    WriteCheckpoint(),
)

CARE_QUERIES: Final[tuple[object, ...]] = (
    StoreFacts(),
    StoreUpkeep(),
    RecoveryStanding(),
    BackupPrint("20261005T080000Z"),
    AsideFiles(),
    OfficeCard(),
    DeskCounts(),
    LogProof(),
    LogStandings(),
)
