"""All procedures of the office: under work, waiting for the second person, published, replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import PersonId, ProcedureDraftId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.procedure.assignment import RULE_TABLE
from komma_desk.domain.procedure.soundness import Holders
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.assignment import default_by_table
from komma_desk.usecases.effects.proposing import holders_today
from komma_desk.usecases.effects.publication import (
    Claim,
    Grounds,
    claims,
    counts,
    grounds_of,
    is_genuine,
    may_publish_today,
    text_print,
)
from komma_desk.usecases.ports.procedures import StoredProcedureDraft, StoredProposal
from komma_desk.words import Bilingual


@dataclass(frozen=True, slots=True)
class ProcedureShelf:
    pass


class VersionStanding(StrEnum):
    PUBLISHED = "published"
    REPLACED = "replaced"
    BY_HAND = "by_hand"  # nobody published it, whatever stands there


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfDraft:
    id: ProcedureDraftId
    procedure: str
    title: Bilingual
    version: str
    based_on: str
    changed_by: str
    changed_at: datetime
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfProposal:
    """`alone`: the one who asks proposed it and may publish it, for want of anybody else."""

    procedure: str
    version: str
    title: Bilingual
    based_on: str
    as_default: bool
    proposed_by: str
    proposed_at: datetime
    text_sha256: str
    is_genuine: bool
    may_publish: bool
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfVersion:
    """Of the founding and of older stores nobody is named, and no day.

    `alone`: published by the one who proposed it. `running` is None where the asker may not count.
    """

    procedure: str
    version: str
    title: Bilingual
    standing: VersionStanding
    is_default: bool
    published_by: str
    published_at: datetime | None
    proposed_by: str
    alone: bool
    running: int | None
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShelf:
    """The same of the table that says which case follows which procedure."""

    drafts: tuple[ShelfDraft, ...] = ()
    proposals: tuple[ShelfProposal, ...] = ()
    versions: tuple[ShelfVersion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Drafts changed last first, proposals oldest first, versions published last first.

    `holders` and `rules` are what the checker asks: today's people and the deadlines known here.
    """

    drafts: tuple[ShelfDraft, ...]
    proposals: tuple[ShelfProposal, ...]
    versions: tuple[ShelfVersion, ...]
    holders: Holders | None = None
    rules: DeadlineRules | None = None
    table: TableShelf = field(default_factory=TableShelf)


def procedure_shelf(_query: ProcedureShelf, context: Context) -> Shelf:
    office, grounds = context.work.office, grounds_of(context)
    seconds = may_publish_today(grounds)
    default = _default(grounds, context)
    drafts = [_draft(each, context) for each in office.procedure_drafts.all()]
    proposals = [
        _proposal(each, grounds, seconds, default, context)
        for each in office.procedure_proposals.all()
    ]
    versions = _versions(grounds, default, context)
    return Shelf(
        drafts=tuple(each for each in drafts if each.procedure != RULE_TABLE),
        proposals=tuple(each for each in proposals if each.procedure != RULE_TABLE),
        versions=tuple(each for each in versions if each.procedure != RULE_TABLE),
        table=TableShelf(
            drafts=tuple(each for each in drafts if each.procedure == RULE_TABLE),
            proposals=tuple(each for each in proposals if each.procedure == RULE_TABLE),
            versions=tuple(each for each in versions if each.procedure == RULE_TABLE),
        ),
        holders=holders_today(context),
        rules=context.tools.rules.deadlines,
    )


def _draft(draft: StoredProcedureDraft, context: Context) -> ShelfDraft:
    title, version = _told(draft.text, draft.procedure, context)
    return ShelfDraft(
        id=draft.id,
        procedure=draft.procedure,
        title=title,
        version=version,
        based_on=draft.based_on,
        changed_by=_name(draft.changed_by, context),
        changed_at=draft.changed_at,
        revision=draft.revision,
    )


def _proposal(
    proposal: StoredProposal,
    grounds: Grounds,
    seconds: Mapping[PersonId, str],
    default: tuple[str, str] | None,
    context: Context,
) -> ShelfProposal:
    me, stored = context.actor.id, proposal.procedure
    genuine, mine = is_genuine(proposal, grounds), proposal.proposed.by == me
    alone = mine and seconds.keys() == {me}
    may = Permission.PROCEDURE_PUBLISH in context.actor.permissions
    return ShelfProposal(
        procedure=stored.id,
        version=stored.version,
        title=_told(stored.text, stored.id, context)[0],
        based_on=proposal.based_on,
        as_default=proposal.as_default and _may_be_default(stored.id, default, grounds),
        proposed_by=_name(proposal.proposed.by, context),
        proposed_at=proposal.proposed.at,
        text_sha256=text_print(stored),
        is_genuine=genuine,
        may_publish=genuine and may and (alone or not mine),
        alone=alone,
    )


def _may_be_default(procedure: str, default: tuple[str, str] | None, grounds: Grounds) -> bool:
    """A table published since the proposal has the last word."""
    has_table = any(each.stored.id == RULE_TABLE for each in claims(grounds.office))
    return not has_table or (default is not None and default[0] == procedure)


def _versions(
    grounds: Grounds, default: tuple[str, str] | None, context: Context
) -> tuple[ShelfVersion, ...]:
    known, running = grounds.known, _running(context)
    newest: set[str] = set()
    shown = []
    for claim in claims(grounds.office):
        standing = VersionStanding.BY_HAND
        if counts(claim, known, grounds):
            replaced = claim.stored.id in newest
            standing = VersionStanding.REPLACED if replaced else VersionStanding.PUBLISHED
            newest.add(claim.stored.id)
        shown.append(_version(claim, standing, running, default, context))
    return tuple(shown)


def _version(
    claim: Claim,
    standing: VersionStanding,
    running: Counter[tuple[str, str]] | None,
    default: tuple[str, str] | None,
    context: Context,
) -> ShelfVersion:
    stored, publication = claim.stored, claim.publication
    place = (stored.id, stored.version)
    return ShelfVersion(
        procedure=stored.id,
        version=stored.version,
        title=_told(stored.text, stored.id, context)[0],
        standing=standing,
        is_default=place == default,
        published_by=_name(publication.published.by, context) if publication else "",
        published_at=publication.published.at if publication else None,
        proposed_by=_name(publication.proposed.by, context) if publication else "",
        alone=publication is not None and publication.published.by == publication.proposed.by,
        running=None if running is None else running[place],
        text_sha256=text_print(stored),
    )


def _default(grounds: Grounds, context: Context) -> tuple[str, str] | None:
    try:
        stored = default_by_table(grounds, context.tools.rules)
    except Trouble:
        return None
    return stored.id, stored.version


def _running(context: Context) -> Counter[tuple[str, str]] | None:
    if not (context.work.has_cases and context.scope.all_cases):
        return None
    courses = context.work.cases.cases.courses(context.scope)
    return Counter(
        (each.procedure.id, each.procedure.version) for each in courses if not each.ended
    )


def _told(text: str, procedure: str, context: Context) -> tuple[Bilingual, str]:
    """Title and version as the text says; its name where somebody wrote nonsense into the row."""
    try:
        read = context.tools.rules.definition(text)
    except (Refusal, Trouble):
        return Bilingual(de=procedure, en=procedure), ""
    return read.title, read.version


def _name(person: PersonId, context: Context) -> str:
    """Empty for somebody the store does not know."""
    try:
        return context.work.office.people.get(person).name
    except NoSuchPerson:
        return ""
