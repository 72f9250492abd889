"""Moves sealed files nobody knows out of the way, by day; nothing is ever removed here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from komma_desk.domain.errors import Refusal
from komma_desk.domain.set_aside import AsideFile, SetAside
from komma_desk.store.copying import sync
from komma_desk.store.engine import open_engine
from komma_desk.store.sealed_files import FOLDER
from komma_desk.store.troubles import DiskInTheWay
from komma_desk.words import N_

ASIDE: Final = "set-aside"
_AN_HOUR: Final = 3600.0  # seconds: so long nobody writes at one attachment
_NAME: Final = re.compile(r"[0-9a-f]{32,64}(\.part)?")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COLUMN: Final = "stored_as"


class NotAside(Refusal):
    sentence = N_("No file named {name} lies aside.")
    advice = N_("Please look at the list again; nothing was moved.")


class NameTaken(Refusal):
    sentence = N_("A file named {name} is among the attachments already.")
    advice = N_("It was not written over; both files are as they were.")


def known_files(cases: Path, raw_key: bytes) -> frozenset[str]:
    """The files of all attachments, by whatever table names them: one left out would be moved."""
    engine = open_engine(cases, raw_key, read_only=True)
    try:
        with engine.connect() as connection:
            found: set[str] = set()
            look = sa.inspect(connection)
            for table in look.get_table_names():
                if any(column["name"] == _COLUMN for column in look.get_columns(table)):
                    names: sa.Select[str] = sa.select(sa.column(_COLUMN, sa.Text())).select_from(
                        sa.table(table)
                    )
                    found.update(map(str, connection.scalars(names)))
            return frozenset(found)
    finally:
        engine.dispose()


def set_aside(store: Path, known: frozenset[str], *, now: datetime) -> SetAside:
    """Whoever calls holds the lease, and read what is known after nobody wrote any more."""
    source, moved, young = store / FOLDER, [], 0
    try:
        for path in _strangers(source, known):
            told = path.stat()
            if now.timestamp() - told.st_mtime < _AN_HOUR:
                young += 1
                continue
            place = store / ASIDE / now.date().isoformat()
            for each in (place.parent, place):
                each.mkdir(mode=0o700, exist_ok=True)
            if (place / path.name).exists():
                continue
            path.rename(place / path.name)
            sync(place)
            file = AsideFile(name=path.name, set_aside_on=now.date(), size=told.st_size)
            moved.append(file)
        if moved:
            sync(source)
    except OSError as error:
        raise DiskInTheWay from error
    return SetAside(moved=tuple(moved), young=young)


def aside_in(store: Path) -> tuple[AsideFile, ...]:
    return tuple(
        AsideFile(name=path.name, set_aside_on=day, size=path.stat().st_size)
        for day, path in _aside(store)
    )


def put_back(store: Path, name: str) -> None:
    """The newest of this name; raises NotAside or NameTaken."""
    found = [path for _day, path in _aside(store) if path.name == name]
    if not found:
        raise NotAside(name=name)
    target = store / FOLDER / name
    if target.exists():
        raise NameTaken(name=name)
    try:
        found[-1].rename(target)
        for each in (target.parent, found[-1].parent):
            sync(each)
    except OSError as error:
        raise DiskInTheWay from error


def _strangers(folder: Path, known: frozenset[str]) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(each for each in _files(folder) if each.name not in known)


def _files(folder: Path) -> Iterator[Path]:
    """What we may have put there; a link or a folder under such a name is none of ours."""
    for path in folder.iterdir():
        if _NAME.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            yield path


def _aside(store: Path) -> Iterator[tuple[date, Path]]:
    place = store / ASIDE
    if not place.is_dir():
        return
    for folder in sorted(place.iterdir()):
        day = _day_of(folder)
        if day and folder.is_dir() and not folder.is_symlink():
            for path in sorted(_files(folder)):
                yield day, path


def _day_of(folder: Path) -> date | None:
    try:
        return date.fromisoformat(folder.name) if _DAY.fullmatch(folder.name) else None
    except ValueError:
        return None
