"""`komma-desk procedure` in a store: drafts come in, are proposed, a second person publishes."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from komma_desk.cli import passphrases, procedure_table
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_json, show_table, warn
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.procedure.assignment import RULE_TABLE
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.procedure.versions import is_later, next_version
from komma_desk.domain.stored import NoSuchProposal
from komma_desk.usecases.commands.discard_procedure_draft import DiscardProcedureDraft
from komma_desk.usecases.commands.draft_shipped_procedure import DraftShippedProcedure
from komma_desk.usecases.commands.import_procedure_draft import ImportProcedureDraft
from komma_desk.usecases.commands.propose_procedure import Proposed, ProposeProcedure
from komma_desk.usecases.commands.publish_procedure import Published, PublishProcedure
from komma_desk.usecases.commands.save_procedure_draft import SaveProcedureDraft
from komma_desk.usecases.commands.withdraw_proposal import WithdrawProposal
from komma_desk.usecases.effects.drafting import DraftKept
from komma_desk.usecases.queries.procedure_of_shelf import ProcedureOf, ShownProcedure, VersionRef
from komma_desk.usecases.queries.procedure_shelf import (
    ProcedureShelf,
    Shelf,
    ShelfDraft,
    ShelfProposal,
    ShelfVersion,
    VersionStanding,
)
from komma_desk.usecases.queries.table_of_shelf import ShownTable, TableOf
from komma_desk.words import N_, Bilingual, _

_STANDING = {
    VersionStanding.PUBLISHED: N_("published"),
    VersionStanding.REPLACED: N_("replaced"),
    VersionStanding.BY_HAND: N_("published by nobody"),
}


class NoSuchDraftHere(Refusal):
    sentence = N_("No single draft of a procedure fits “{draft}”.")
    advice = N_("“komma-desk procedure list” shows their ids.")


def list_(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        shelf: Shelf = store.ask(ProcedureShelf())
    if wanted.json:
        show_json(_plain(asdict(shelf)))
        return Exit.DONE
    rows = [
        *(_draft_row(each) for each in _drafts(shelf)),
        *(_proposal_row(each) for each in (*shelf.proposals, *shelf.table.proposals)),
        *(_version_row(each) for each in (*shelf.versions, *shelf.table.versions)),
    ]
    show_table((_("Procedure"), _("Version"), _("Title"), _("Standing"), _("Who"), _("Id")), rows)
    return Exit.DONE


def import_(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        kept: Any = store.perform(_drafting(store, wanted)).receipt
    assert isinstance(kept, DraftKept)
    if wanted.json:
        show_json({"draft": str(kept.draft)})
    else:
        say(_("Kept as a draft: {draft}").format(draft=kept.draft))
    return Exit.DONE


def propose(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        shelf: Shelf = store.ask(ProcedureShelf())
        draft = _draft_of(shelf, wanted.draft)
        version = wanted.version or _version_for(draft, shelf)
        command = ProposeProcedure(draft.id, draft.revision, version, as_default=wanted.default)
        proposed: Any = store.perform(command).receipt
    assert isinstance(proposed, Proposed)
    if wanted.json:
        alone = [title.spoken() for title in proposed.alone]
        show_json({"procedure": proposed.procedure, "version": version, "too_few_for": alone})
        return Exit.DONE
    said = _("{procedure} {version} waits for a second person, who publishes it.")
    say(said.format(procedure=proposed.procedure, version=version))
    if proposed.alone:
        steps = ", ".join(title.spoken() for title in proposed.alone)
        warn(
            _("Today too few people hold the roles of these four-eyes steps: {steps}").format(
                steps=steps
            )
        )
    return Exit.DONE


def publish(doors: Doors, wanted: Namespace) -> Exit:
    """With a file, or with `--sha256`, only the very text that was looked at elsewhere."""
    ref, looked_at = _looked_at(doors, wanted)
    with _unlocked(doors, wanted) as store:
        looked_at = looked_at or _waiting(store, ref)
        command = PublishProcedure(ref.procedure, ref.version, looked_at)
        published: Any = store.perform(command).receipt
    assert isinstance(published, Published)
    if wanted.json:
        show_json({"procedure": ref.procedure, "version": ref.version, "alone": published.alone})
        return Exit.DONE
    said = _("{procedure} {version} is published and never changes any more.")
    say(said.format(procedure=ref.procedure, version=ref.version))
    if published.alone:
        warn(_("Published alone: by the one who proposed it. The log says so."))
    return Exit.DONE


def _looked_at(doors: Doors, wanted: Namespace) -> tuple[VersionRef, str]:
    """A file says itself which version it is."""
    if wanted.version:
        return VersionRef(wanted.procedure, wanted.version), wanted.sha256 or ""
    file = Path(wanted.procedure)
    procedure = doors.read_procedure(file)
    seen = wanted.sha256 or sha256(doors.read_bytes(file)).hexdigest()
    return VersionRef(procedure.id, procedure.version), seen


def withdraw(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        kept = store.perform(WithdrawProposal(wanted.procedure, wanted.version)).receipt
    draft = str(kept.draft) if isinstance(kept, DraftKept) else ""
    if wanted.json:
        show_json({"draft": draft})
    else:
        say(_("Withdrawn. Kept as a draft: {draft}").format(draft=draft or "–"))
    return Exit.DONE


def discard(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        draft = _draft_of(store.ask(ProcedureShelf()), wanted.draft)
        store.perform(DiscardProcedureDraft(draft.id, draft.revision))
    if wanted.json:
        show_json({"discarded": str(draft.id)})
    else:
        say(_("The draft of “{title}” is discarded.").format(title=draft.title.spoken()))
    return Exit.DONE


def show(doors: Doors, wanted: Namespace) -> Exit:
    """The text as it is written, to the file or the terminal."""
    with _unlocked(doors, wanted) as store:
        if wanted.version:
            found = _shown(store, VersionRef(wanted.procedure, wanted.version))
        else:
            draft = _draft_of(store.ask(ProcedureShelf()), wanted.procedure)
            found = _found(store, draft.procedure, draft.id)
    if wanted.out:
        doors.write(wanted.out, found.text.encode())
    if wanted.json:
        shown = found.table if isinstance(found, ShownTable) else found.procedure
        facts = {"procedure": shown.id, "version": shown.version}
        show_json(facts | {"text_sha256": found.text_sha256, "text": found.text})
    elif wanted.out:
        said = _("“{file}” is written.")
        say(said.format(file=wanted.out.name))
    else:
        say(found.text.replace("\r\n", "\n").rstrip("\n"))
    return Exit.DONE


def _drafting(store: OpenStore, wanted: Namespace) -> object:
    if wanted.shipped is None:
        return ImportProcedureDraft(wanted.file)
    if wanted.shipped == RULE_TABLE:
        return SaveProcedureDraft(procedure_table.suggested(store))
    return DraftShippedProcedure(ShippedProcedure(wanted.shipped))


def _unlocked(doors: Doors, wanted: Namespace) -> OpenStore:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    return doors.unlock(wanted.dir, wanted.login, text)


def _waiting(store: OpenStore, ref: VersionRef) -> str:
    shelf: Shelf = store.ask(ProcedureShelf())
    for each in (*shelf.proposals, *shelf.table.proposals):
        if (each.procedure, each.version) == (ref.procedure, ref.version):
            return each.text_sha256
    raise NoSuchProposal(procedure=ref.procedure, version=ref.version)


def _shown(store: OpenStore, ref: VersionRef) -> ShownProcedure | ShownTable:
    return _found(store, ref.procedure, ref)


def _found(
    store: OpenStore, name: str, ref: ProcedureDraftId | VersionRef
) -> ShownProcedure | ShownTable:
    found: ShownProcedure | ShownTable = store.ask(
        TableOf(ref) if name == RULE_TABLE else ProcedureOf(ref)
    )
    return found


def _drafts(shelf: Shelf) -> tuple[ShelfDraft, ...]:
    return (*shelf.drafts, *shelf.table.drafts)


def _draft_of(shelf: Shelf, wanted: str) -> ShelfDraft:
    """By its id, or by the beginning of it that only one has."""
    fitting = [each for each in _drafts(shelf) if wanted and str(each.id).startswith(wanted)]
    if len(fitting) != 1:
        raise NoSuchDraftHere(draft=wanted)
    return fitting[0]


def _version_for(draft: ShelfDraft, shelf: Shelf) -> str:
    """Its own where it comes after all others of its name, else the next one."""
    versions = (*shelf.versions, *shelf.table.versions)
    same = [each.version for each in versions if each.procedure == draft.procedure]
    if all(is_later(draft.version, each) for each in same):
        return draft.version
    newest = same[0]
    for each in same:
        newest = each if is_later(each, newest) else newest
    return next_version(newest)


def _draft_row(draft: ShelfDraft) -> tuple[str, ...]:
    title = draft.title.spoken()
    return (draft.procedure, draft.version, title, _("Draft"), draft.changed_by, str(draft.id))


def _proposal_row(each: ShelfProposal) -> tuple[str, ...]:
    standing = _("waits for a second person") if each.is_genuine else _("proposed by nobody")
    return (each.procedure, each.version, each.title.spoken(), standing, each.proposed_by, "")


def _version_row(each: ShelfVersion) -> tuple[str, ...]:
    standing = _(_STANDING[each.standing])
    if each.alone:
        standing = _("{standing}, published alone").format(standing=standing)
    if each.is_default:
        standing = _("{standing}, for new cases").format(standing=standing)
    if each.running is not None:
        standing = _("{standing}, running: {n}").format(standing=standing, n=each.running)
    return (each.procedure, each.version, each.title.spoken(), standing, each.published_by, "")


def _plain(told: Any) -> Any:
    """Titles in the language of the terminal, as everywhere on the command line."""
    if isinstance(told, dict):
        if told.keys() == {"de", "en"}:
            return Bilingual(**told).spoken()
        return {name: _plain(each) for name, each in told.items()}
    if isinstance(told, list | tuple):
        return [_plain(each) for each in told]
    return told
