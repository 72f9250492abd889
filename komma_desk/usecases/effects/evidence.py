"""Sealed files between a draft and a case: whose they are is proved by the key, never by a name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import label_of
from komma_desk.usecases.effects.lying_files import GoingFile
from komma_desk.words import N_


class EvidenceGone(Refusal):
    sentence = N_("The sealed file of “{name}” is not there any more.")
    advice = N_("Please take it off the list and attach it again. Everything else is here.")


def require_mine(
    files: Sequence[SealedAttachment], context: Context, reception: ReceptionId | None = None
) -> None:
    """Raises EvidenceGone for a file that does not wait under the writer's own tag."""
    if not files:
        return
    mine = my_files(context, reception)
    for each in files:
        if each.stored_as not in mine or not context.tools.sealed_files.is_theirs(each):
            raise EvidenceGone(name=each.attachment.name)


def my_files(context: Context, reception: ReceptionId | None = None) -> frozenset[str]:
    """The stored names of what waits for my report, or for what I enter for somebody."""
    waiting = context.work.office.on_the_way.of(context.keys.own_tag(label_of(reception)))
    return frozenset(each.stored_as for each in waiting)


def let_go(names: Collection[str], context: Context, reception: ReceptionId | None = None) -> None:
    """Of my own files these are not needed any more; the sealed bytes go after the commit.

    Not of one that is in a case already: a crash may have fallen between the two files.
    """
    gone = my_files(context, reception) & set(names)
    context.work.office.on_the_way.remove(gone)
    if reception is not None and context.work.has_cases:
        gone -= context.work.cases.cases.stored_files()
    context.staged.extend(GoingFile(context.tools.sealed_files, each) for each in sorted(gone))


def arrived(named: Sequence[SealedAttachment], context: Context) -> tuple[SealedAttachment, ...]:
    """The files an envelope names, without copying them.

    One that belongs to a case already, or that the key does not open, is somebody else's or is
    gone: the case says that it came and is missing, under a name no file bears.
    """
    if not named:
        return ()
    taken, files = context.work.cases.cases.stored_files(), context.tools.sealed_files
    return tuple(
        each
        if each.stored_as not in taken and files.is_theirs(each)
        else replace(each, stored_as=context.new_id().hex)
        for each in named
    )
