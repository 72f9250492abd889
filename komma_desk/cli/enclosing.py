"""`case refer --file N --original N`: which files of the case lie inside the letter."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass

from komma_desk.cli.attachment import chosen_file
from komma_desk.cli.doors import OpenStore
from komma_desk.domain.attachment import Attachment
from komma_desk.domain.case import CaseFile
from komma_desk.domain.enclosure import is_never_opened, key_of
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.usecases.commands.make_stripped_copy import CopyMade, MakeStrippedCopy
from komma_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFiles:
    """`remarks` are said before the letter is written."""

    keys: tuple[str, ...]
    originals: frozenset[AttachmentId]
    remarks: tuple[str, ...]


def chosen_files(store: OpenStore, file: CaseFile, wanted: Namespace) -> ChosenFiles:
    """Of each `--file` the copy without metadata, made now where there is none.

    Raises NoSuchFileNumber, or NotStripped where no copy can be made.
    """
    named = [chosen_file(file, number) for number in wanted.file]
    originals = [chosen_file(file, number) for number in wanted.original]
    copies = tuple(_copy_of(each, store, file) for each in named)
    leaving = (*copies, *(each.id for each in originals))
    return ChosenFiles(
        keys=tuple(dict.fromkeys(map(key_of, leaving))),
        originals=frozenset(each.id for each in originals),
        remarks=tuple(
            _("PDF readers refuse to open a file of this kind: {name}").format(name=each.name)
            for each in (*named, *originals)
            if is_never_opened(each.name)
        ),
    )


def _copy_of(chosen: Attachment, store: OpenStore, file: CaseFile) -> AttachmentId:
    if chosen.made_from is not None:
        return chosen.id
    for each in file.attachments:
        if each.made_from == chosen.id:
            return each.id
    made = store.perform(MakeStrippedCopy(case=file.case.id, attachment=chosen.id)).receipt
    assert isinstance(made, CopyMade)
    return made.attachment
