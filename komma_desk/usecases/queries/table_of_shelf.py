"""The rule table as a whole, and what whoever changes it chooses from."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.procedure.assignment import RULE_TABLE, RuleTable
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.assignment import default_by_table, published_now
from komma_desk.usecases.effects.office_lists import office_lists
from komma_desk.usecases.effects.publication import grounds_of, table_now, text_print
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.queries.procedure_of_shelf import VersionRef, version_of
from komma_desk.usecases.queries.procedure_shelf import ProcedureShelf, TableShelf, procedure_shelf
from komma_desk.words import Bilingual


@dataclass(frozen=True, slots=True)
class TableOf:
    """A draft of the table, or a version of it that waits or is published."""

    ref: ProcedureDraftId | VersionRef


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """`revision` is that of a draft, 0 of a version; `text_sha256` is of the text as written."""

    table: RuleTable
    text: str
    text_sha256: str
    revision: int


@dataclass(frozen=True, slots=True)
class TableDesk:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """The table new cases go by, the draft and the proposal of another, and what to choose from.

    `procedures` are those a rule can lead to, by name; `default` is what cases follow today that
    no rule fits, empty where that is not certain. Of several drafts the one changed last is shown.
    `code_lists` are those of the office, with what it offers no more.
    `suggestion` is what fits of the table KommA Desk comes with, as long as there is none here.
    """

    shelf: TableShelf
    standing: ShownTable | None
    draft: ShownTable | None
    proposal: ShownTable | None
    procedures: Mapping[str, Bilingual]
    default: str
    code_lists: CodeLists
    today: date
    shipped: Mapping[ShippedProcedure, Bilingual]
    suggestion: RuleTable | None


def table_desk(_query: TableDesk, context: Context) -> TableView:
    """What somebody wrote into the rows by hand is not shown as a table."""
    grounds, rules = grounds_of(context), context.tools.rules
    shelf = procedure_shelf(ProcedureShelf(), context)
    standing = default = None
    with suppress(Trouble):
        standing = table_now(grounds)
        default = default_by_table(grounds, rules).id
    published = published_now(grounds)
    suggested = rules.suggested_table.fitting(published, default or "")
    wants_one = bool(suggested.rules and default and not standing)
    drafts, proposals = shelf.table.drafts, shelf.table.proposals
    newest = VersionRef(RULE_TABLE, proposals[-1].version) if proposals else None
    return TableView(
        shelf=shelf.table,
        standing=_shown(standing, 0, context) if standing else None,
        draft=_read(drafts[0].id if drafts else None, context),
        proposal=_read(newest, context),
        procedures={name: rules.procedure(stored.text).title for name, stored in published.items()},
        default=default or "",
        code_lists=office_lists(context),
        today=context.clock.today(),
        shipped={
            each: rules.procedure(rules.shipped_text(each)).title for each in ShippedProcedure
        },
        suggestion=suggested if wants_one else None,
    )


def table_of(query: TableOf, context: Context) -> ShownTable:
    """Raises NoSuchProcedureDraft, NoSuchProcedure, or BrokenDefinition for a text by hand."""
    if isinstance(query.ref, VersionRef):
        return _shown(version_of(query.ref, context), 0, context)
    draft = context.work.office.procedure_drafts.get(query.ref)
    text = StoredProcedure(id=draft.procedure, version="", sha256="", text=draft.text)
    return _shown(text, draft.revision, context)


def _read(ref: ProcedureDraftId | VersionRef | None, context: Context) -> ShownTable | None:
    try:
        return None if ref is None else table_of(TableOf(ref), context)
    except (Refusal, Trouble):
        return None


def _shown(stored: StoredProcedure, revision: int, context: Context) -> ShownTable:
    return ShownTable(
        table=context.tools.rules.rule_table(stored.text),
        text=stored.text,
        text_sha256=text_print(stored),
        revision=revision,
    )
