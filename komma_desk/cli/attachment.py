"""`komma-desk case attachment`: the files of a case, listed, saved, copied without metadata."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain import file_size
from komma_desk.domain.attachment import Attachment
from komma_desk.domain.case import CaseFile
from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.file_kind import kinds_spoken
from komma_desk.domain.foreign_file import still_in_said
from komma_desk.usecases.commands.make_stripped_copy import CopyMade, MakeStrippedCopy
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.commands.say_file_kind import SayFileKind
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk, CaseView
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import N_, _


class NoSuchFileNumber(Refusal):
    sentence = N_("This case has no file number {number}; it has {count}.")
    advice = N_("“case attachment list” shows them with their numbers.")


def list_(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        files = _file(store, wanted).attachments
        kinds = kinds_spoken(store.ask(Vocabulary()))
    if wanted.json:
        show_json([_record(at, each, files) for at, each in enumerate(files, 1)])
        return Exit.DONE
    show_table(
        (_("Number"), _("Name"), _("Kind"), _("Size"), _("Checksum (SHA-256)"), _("Copy of")),
        (
            (
                at,
                each.name,
                kinds.get(each.kind, "") if each.kind else "",
                file_size.in_words(each.size),
                each.sha256,
                _original(each, files),
            )
            for at, each in enumerate(files, 1)
        ),
    )
    return Exit.DONE


def save(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        file = chosen_file(_file(store, wanted), wanted.number)
        store.perform(SaveAttachment(attachment=file.id, target=wanted.out))
    if wanted.json:
        show_json({"file": str(wanted.out), "sha256": file.sha256})
    else:
        say(_("Saved: {file}. It is not encrypted: please keep it safe.").format(file=wanted.out))
    return Exit.DONE


def strip(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        file = _file(store, wanted)
        chosen = chosen_file(file, wanted.number)
        command = MakeStrippedCopy(case=file.case.id, attachment=chosen.id)
        made = store.perform(command).receipt
    assert isinstance(made, CopyMade)
    if wanted.json:
        left_out = [each.value for each in made.taken_off]
        still_in = [each.value for each in made.still_in]
        show_json({"name": made.name, "left_out": left_out, "still_in": still_in})
        return Exit.DONE
    say(_("Copy without metadata: {name}").format(name=made.name))
    for each in made.taken_off:
        say(f"  – {each.spoken()}")
    if said := still_in_said(made.still_in):
        say(said)
    return Exit.DONE


def _file(store: OpenStore, wanted: Namespace) -> CaseFile:
    view: CaseView = store.ask(CaseDesk(store.ask(CaseByNumber(wanted.case))))
    return view.file


def kind(doors: Doors, wanted: Namespace) -> Exit:
    """Without a code what was said is taken back."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        file = _file(store, wanted)
        chosen = chosen_file(file, wanted.number)
        code = Code(wanted.kind) if wanted.kind else None
        store.perform(SayFileKind(case=file.case.id, attachment=chosen.id, kind=code))
        kinds = kinds_spoken(store.ask(Vocabulary()))
    if wanted.json:
        show_json({"number": wanted.number, "kind": code})
        return Exit.DONE
    said = kinds[code] if code else _("not said")
    say(_("File {number}: {kind}").format(number=wanted.number, kind=said))
    return Exit.DONE


def chosen_file(file: CaseFile, number: int) -> Attachment:
    """By its number in the list; raises NoSuchFileNumber."""
    if not 1 <= number <= len(file.attachments):
        raise NoSuchFileNumber(number=number, count=len(file.attachments))
    return file.attachments[number - 1]


def _original(copy: Attachment, files: tuple[Attachment, ...]) -> str:
    """The number of the file a copy was made of."""
    ids = [each.id for each in files]
    return str(ids.index(copy.made_from) + 1) if copy.made_from in ids else ""


def _record(at: int, file: Attachment, files: tuple[Attachment, ...]) -> dict[str, Any]:
    original = _original(file, files)
    return {
        "number": at,
        "name": file.name,
        "kind": file.kind,
        "size": file.size,
        "sha256": file.sha256,
        "copy_of": int(original) if original else None,
        "left_out": [each.value for each in file.taken_off],
        "still_in": [each.value for each in file.still_in],
    }
