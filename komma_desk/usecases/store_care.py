"""The part of the catalogue that keeps a store whole: backups, checks, files nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.catalogue_entries import CommandEntry, QueryEntry, line_of
from komma_desk.usecases.commands.back_up_store import BackUpStore, back_up_store
from komma_desk.usecases.commands.note_upkeep import NoteUpkeep, note_upkeep
from komma_desk.usecases.commands.put_file_back import PutFileBack, put_file_back
from komma_desk.usecases.commands.save_schedule import SaveSchedule, save_schedule
from komma_desk.usecases.commands.set_orphans_aside import (
    SetOrphansAside,
    orphans_line,
    set_orphans_aside,
)
from komma_desk.usecases.commands.write_checkpoint import WriteCheckpoint, write_checkpoint
from komma_desk.usecases.queries.aside_files import AsideFiles, aside_files
from komma_desk.usecases.queries.store_upkeep import (
    BackupPrint,
    StoreUpkeep,
    backup_print,
    store_upkeep,
)

_KEEP, _OFFICE = Permission.STORE_KEEP, Compartment.OFFICE

CARE: Final[Mapping[type, CommandEntry]] = MappingProxyType(
    {
        BackUpStore: CommandEntry(_KEEP, back_up_store, _OFFICE, line_of("back up store")),
        NoteUpkeep: CommandEntry(_KEEP, note_upkeep, _OFFICE, line_of("upkeep", "deed")),
        SaveSchedule: CommandEntry(_KEEP, save_schedule, _OFFICE, line_of("save schedule")),
        WriteCheckpoint: CommandEntry(Permission.STORE_READ, write_checkpoint, _OFFICE, None),
        SetOrphansAside: CommandEntry(_KEEP, set_orphans_aside, _OFFICE, orphans_line),
        PutFileBack: CommandEntry(_KEEP, put_file_back, _OFFICE, line_of("put file back", "name")),
    }
)

LOOKS: Final[Mapping[type, QueryEntry]] = MappingProxyType(
    {
        StoreUpkeep: QueryEntry(_KEEP, store_upkeep),
        BackupPrint: QueryEntry(_KEEP, backup_print),
        AsideFiles: QueryEntry(_KEEP, aside_files),
    }
)
