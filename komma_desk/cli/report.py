"""`komma-desk report`: file one, take the post in, bring a list along."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from komma_desk.cli import passphrases
from komma_desk.cli.attaching import attached, say_files
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_json
from komma_desk.domain.audit import Compartment, anchor_text
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_record import NotAReport, draft_of
from komma_desk.domain.sealed_record import told_record
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.save_receipt import SaveReceipt
from komma_desk.usecases.commands.seal_report_file import SealedFileReceipt, SealReportFile
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from komma_desk.words import N_, _


class NotJson(NotAReport):
    sentence = N_("The file “{file}” is no JSON that can be read.")


class NoReader(Refusal):
    sentence = N_("Nobody with the login “{login}” could come to read a report.")
    advice = N_("Nothing was filed. These could: {readers}.")


def file(doors: Doors, wanted: Namespace) -> Exit:
    draft = draft_in(doors, wanted.file)
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        if wanted.not_for:
            draft = replace(draft, excluded=draft.excluded | excluded(store, wanted.not_for))
        with attached(store, wanted.attach, silent=wanted.json) as files:
            if wanted.sealed_file:
                given = SealReportFile(draft, wanted.sealed_file, files)
                sealed = store.perform(given).receipt
                assert isinstance(sealed, SealedFileReceipt)
                say(_("Sealed report: {file}").format(file=wanted.sealed_file))
                say_files([each.attachment for each in files])
                _say_readers(sealed.sent_to)
                return Exit.DONE
            receipt = store.perform(ReportIncident(draft, files)).receipt
        assert isinstance(receipt, FilingReceipt)
        assert receipt.head is not None
        if wanted.receipt:
            store.perform(
                SaveReceipt(
                    report=receipt.report,
                    filed_on=doors.today(),
                    head=receipt.head,
                    target=wanted.receipt,
                )
            )
    anchor = anchor_text(Compartment.OFFICE, receipt.head)
    if wanted.json:
        show_json(
            {
                "report": str(receipt.report),
                "filed_at": receipt.filed_at.isoformat(),
                "log": anchor,
            }
            | ({"sent_to": list(receipt.sent_to)} if receipt.sent_to else {})
            | ({"files": [told_record(each) for each in receipt.files]} if receipt.files else {})
        )
    else:
        say(_("Filed. Receipt: {receipt}").format(receipt=receipt.report))
        say(_("In the log: {place}").format(place=anchor))
        say_files(receipt.files)
        _say_readers(receipt.sent_to)
        if wanted.receipt:
            say(_("Receipt as PDF: {file}").format(file=wanted.receipt))
    return Exit.DONE


def draft_in(doors: Doors, file: Path) -> IncidentDraft:
    """Raises NotJson or NotAReport."""
    try:
        record = json.loads(doors.read_bytes(file))
    except (ValueError, RecursionError) as wrong:
        raise NotJson(file=file.name) from wrong
    return draft_of(record)


def excluded(store: OpenStore, logins: Sequence[str]) -> frozenset[PersonId]:
    """Raises NoReader: a name mistyped here would let somebody read it."""
    readers = {each.login: each.person for each in store.ask(PossibleReaders())}
    for login in logins:
        if login not in readers:
            raise NoReader(login=login, readers=", ".join(sorted(readers)))
    return frozenset(readers[login] for login in logins)


def _say_readers(names: Sequence[str]) -> None:
    if names:
        say(_("Only these can open it: {people}").format(people=", ".join(names)))
