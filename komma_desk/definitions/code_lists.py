"""Reads the code lists of a folder, one TOML file each, named as its id."""

from __future__ import annotations

from pathlib import Path

from komma_desk.definitions.broken import NotReadable
from komma_desk.definitions.reading import Table, open_definition
from komma_desk.domain.code_list import Code, CodeEntry, CodeList, CodeLists, Extension, Prosecution
from komma_desk.words import Bilingual

SCHEMA = "komma-codes/1"


def read_code_lists(folder: Path) -> CodeLists:
    """All lists of a folder; raises BrokenDefinition for the first thing that is not known."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise NotReadable(
            file=folder.name, why=Bilingual(de="keine TOML-Dateien", en="no TOML files")
        )
    return CodeLists(read_code_list(path) for path in paths)


def read_code_list(path: Path) -> CodeList:
    table = open_definition(path)
    table.exactly("schema", SCHEMA)
    table.exactly("id", path.stem)
    extension = Extension.CLOSED
    if table.has("extension"):
        extension = table.choice("extension", Extension)
    code_list = CodeList(
        id=path.stem,
        title=table.bilingual("title"),
        entries=_entries(table),
        extension=extension,
        why_closed=table.maybe_bilingual("why_closed"),
    )
    table.done()
    return code_list


def _entries(table: Table) -> tuple[CodeEntry, ...]:
    entries: dict[Code, CodeEntry] = {}
    for one in table.tables("entries"):
        entry = _entry(one)
        if entry.code in entries:
            raise one.twice("code", entry.code)
        entries[entry.code] = entry
    return tuple(entries.values())


def _entry(table: Table) -> CodeEntry:
    entry = CodeEntry(
        code=Code(table.text("code")),
        label=table.bilingual("label"),
        rank=table.maybe_number("rank"),
        meaning=table.maybe_bilingual("meaning"),
        group=table.maybe_text("group"),
        phases=table.texts("phases"),
        severity=Code(severity) if (severity := table.maybe_text("severity")) else None,
        prosecution=(
            table.choice("prosecution", Prosecution) if table.has("prosecution") else None
        ),
        superior_may_apply=table.flag("superior_may_apply"),
        victim_may_object=table.flag("victim_may_object"),
        provision=table.maybe_text("provision"),
        office_may_apply=table.flag("office_may_apply"),
        private_prosecution=table.flag("private_prosecution"),
        to_be_checked=table.flag("to_be_checked"),
        valid_from=table.day("valid_from") if table.has("valid_from") else None,
        valid_until=table.day("valid_until") if table.has("valid_until") else None,
    )
    table.done()
    return entry
