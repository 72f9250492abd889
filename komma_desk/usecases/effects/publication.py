"""That new cases follow what two people signed, and nothing older than what was used last.

Clearing signs the text, an administrator or the head that it counts: no row makes it so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from komma_desk.domain.errors import Trouble
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.procedure.assignment import RULE_TABLE
from komma_desk.domain.role_presets import RolePresets
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.published_before import Known, name_of, read_known
from komma_desk.usecases.effects.signing import signers_of
from komma_desk.usecases.ports.cases import StoredMemory
from komma_desk.usecases.ports.keys import Keys
from komma_desk.usecases.ports.office import Office, Signed, StoredProcedure
from komma_desk.usecases.ports.procedures import StoredProposal, StoredPublication
from komma_desk.words import N_

PROPOSED: Final = "proposed procedure"
PUBLISHED: Final = "published procedure"


class ProcedureNotPublished(Trouble):
    sentence = N_("The procedure in this store is not one your clearing office published.")
    advice = N_("Please put back the last backup, and ask who changed the store.")


class ProcedureRolledBack(Trouble):
    sentence = N_("The newest procedure of this store is gone; an older one stands in its place.")
    advice = N_("Please put back the last backup, and ask who changed the store.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """By what it is told whether a version counts; `memory` is None without a key to the cases."""

    office: Office
    memory: StoredMemory | None
    keys: Keys
    roles: RolePresets

    @property
    def known(self) -> Known:
        return Known() if self.memory is None else read_known(self.memory)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A version that stands among the published ones; those of before have no publication."""

    stored: StoredProcedure
    publication: StoredPublication | None
    order: tuple[int, int]

    @property
    def name(self) -> str:
        return name_of(self.stored)

    @property
    def is_default(self) -> bool:
        is_procedure = self.stored.id != RULE_TABLE
        return is_procedure and (self.publication is None or self.publication.as_default)


def grounds_of(context: Context) -> Grounds:
    work = context.work
    memory = work.cases.memory if work.has_cases else None
    return Grounds(office=work.office, memory=memory, keys=context.keys, roles=context.roles)


def default_now(grounds: Grounds) -> StoredProcedure:
    """The one new cases follow where no table says which.

    Raises ProcedureNotPublished or ProcedureRolledBack.
    Cases under way need no such check: they keep the SHA-256 of theirs.
    """
    known, above = grounds.known, claims(grounds.office)
    for at, claim in enumerate(above):
        if not counts(claim, known, grounds):
            raise ProcedureNotPublished
        if claim.is_default:
            if claim.order[0] < known.default:
                raise ProcedureRolledBack
            same = next(each for each in above[: at + 1] if each.stored.id == claim.stored.id)
            return _not_rolled_back(same, known, grounds)
    raise ProcedureNotPublished


def newest_now(procedure: str, grounds: Grounds) -> StoredProcedure:
    """The newest version of one procedure; raises the same, also where there is none."""
    known = grounds.known
    of_it = [each for each in claims(grounds.office) if each.stored.id == procedure]
    if not of_it or not counts(of_it[0], known, grounds):
        raise ProcedureNotPublished
    return _not_rolled_back(of_it[0], known, grounds)


def table_now(grounds: Grounds) -> StoredProcedure | None:
    """The rule table; None where none was ever published. Raises the same."""
    if any(each.stored.id == RULE_TABLE for each in claims(grounds.office)):
        return newest_now(RULE_TABLE, grounds)
    if grounds.known.used_of(RULE_TABLE):
        raise ProcedureRolledBack
    return None


def learnt_now(grounds: Grounds) -> Known:
    """With what counts at this moment: later it cannot be taken back, nor lack a second person."""
    known = grounds.known
    counting = [each for each in reversed(claims(grounds.office)) if counts(each, known, grounds)]
    return known.learnt(
        seen={each.name: text_print(each.stored) for each in counting},
        before={
            each.name: text_print(each.stored) for each in counting if each.publication is None
        },
        default=max((each.order[0] for each in counting if each.is_default), default=0),
    )


def claims(office: Office) -> Sequence[Claim]:
    """Everything that stands there as published, the one published last first."""
    published = {(each.procedure, each.version): each for each in office.publications.all()}
    found = []
    for entry, stored in enumerate(office.procedures.all()):
        publication = published.get((stored.id, stored.version))
        number = 0 if publication is None else publication.number
        found.append(Claim(stored=stored, publication=publication, order=(number, entry)))
    return sorted(found, key=lambda each: each.order, reverse=True)


def counts(claim: Claim, known: Known, grounds: Grounds) -> bool:
    """Whether clearing proposed this very text and a second person published it."""
    stored, publication = claim.stored, claim.publication
    signature = grounds.office.settings.get(place_of(stored))
    if publication is None:
        is_of_before = known.before is None or known.before.get(claim.name) == text_print(stored)
        return is_of_before and grounds.keys.is_published(stored, signature)
    has_seen = known.seen.get(claim.name) == text_print(stored) or grounds.memory is None
    said = publication_said(stored, publication)
    return (
        publication.number > 0
        and grounds.keys.is_vouched(stored, signature)
        and _was_proposed(stored, publication.proposed, grounds, as_default=publication.as_default)
        and _may(Permission.PROCEDURE_PUBLISH, PUBLISHED, said, publication.published, grounds)
        and (has_seen or _is_second_today(publication, said, grounds))
    )


def is_genuine(proposal: StoredProposal, grounds: Grounds) -> bool:
    """Whether clearing's signature and that of who proposed it are under this very text."""
    return grounds.keys.is_vouched(proposal.procedure, proposal.directory) and _was_proposed(
        proposal.procedure, proposal.proposed, grounds, as_default=proposal.as_default
    )


def may_publish_today(grounds: Grounds) -> Mapping[PersonId, str]:
    """Who could be the second person, with her name."""
    return {
        each.id: each.name
        for each in grounds.office.people.all()
        if Permission.PROCEDURE_PUBLISH in grounds.roles.permissions_of(each.roles)
        and grounds.keys.is_confirmed(each)
    }


def proposal_said(stored: StoredProcedure, *, as_default: bool) -> dict[str, str]:
    return {
        "procedure": stored.id,
        "version": stored.version,
        "text": text_print(stored),
        "default": str(as_default),
    }


def publication_said(stored: StoredProcedure, publication: StoredPublication) -> dict[str, str]:
    return {
        **proposal_said(stored, as_default=publication.as_default),
        "number": str(publication.number),
        "proposed by": publication.proposed.by.hex,
    }


def text_print(stored: StoredProcedure) -> str:
    """The SHA-256 of the text as it is written, comments and all."""
    return sha256(stored.text.encode()).hexdigest()


def place_of(procedure: StoredProcedure) -> str:
    """The setting that holds clearing's signature."""
    return f"procedure {procedure.id} {procedure.version}"


def _was_proposed(
    stored: StoredProcedure, proposed: Signed, grounds: Grounds, *, as_default: bool
) -> bool:
    said = proposal_said(stored, as_default=as_default)
    return _may(Permission.PROCEDURE_DRAFT, PROPOSED, said, proposed, grounds)


def _may(
    what: Permission, label: str, said: dict[str, str], signed: Signed, grounds: Grounds
) -> bool:
    return any(
        what in grounds.roles.permissions_of(each.roles)
        for each in signers_of(label, said, signed, grounds.office, grounds.keys)
    )


def _is_second_today(
    publication: StoredPublication, said: dict[str, str], grounds: Grounds
) -> bool:
    """Seen for the first time: by somebody who may today, and alone only where nobody else may.

    With the keys she has today: former ones are listed by clearing, which could list its own.
    """
    publisher, today = publication.published.by, may_publish_today(grounds).keys()
    signers = signers_of(PUBLISHED, said, publication.published, grounds.office, grounds.keys)
    return (
        publisher in today
        and any(grounds.keys.is_confirmed(each) for each in signers)
        and (publisher != publication.proposed.by or today == {publisher})
    )


def _not_rolled_back(claim: Claim, known: Known, grounds: Grounds) -> StoredProcedure:
    """The one used last must be there still, and none used before it in its place."""
    used = known.used_of(claim.stored.id)
    there = {each.name for each in claims(grounds.office)}
    if claim.name in used[:-1] or (used and used[-1] not in there):
        raise ProcedureRolledBack
    return claim.stored
