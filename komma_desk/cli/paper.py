"""`komma-desk report paper`: the empty form for a pen, or a report in clear words."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.hearing import my_report
from komma_desk.cli.speaking import Exit, say, show_json, warn
from komma_desk.usecases.commands.save_empty_form import SaveEmptyForm
from komma_desk.usecases.commands.save_report_paper import SaveCaseReportPaper, SaveMyReportPaper
from komma_desk.usecases.queries.case_desk import CaseByNumber
from komma_desk.words import _, current_language


def paper(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        command = _command(store, wanted)
        store.perform(command)
    if wanted.json:
        show_json({"file": str(wanted.out)})
    else:
        say(_("Saved: {file}").format(file=wanted.out))
    if not isinstance(command, SaveEmptyForm):
        warn(_("It is not encrypted: whoever has the file can read all of it."))
    return Exit.DONE


def of_card(doors: Doors, wanted: Namespace) -> Exit:
    """The empty form with nothing but an office card."""
    with doors.form(wanted.card) as form:
        form.perform(
            SaveEmptyForm(target=wanted.out, long=wanted.long, language=current_language())
        )
    if wanted.json:
        show_json({"file": str(wanted.out)})
    else:
        say(_("Saved: {file}").format(file=wanted.out))
    return Exit.DONE


def _command(
    store: OpenStore, wanted: Namespace
) -> SaveEmptyForm | SaveMyReportPaper | SaveCaseReportPaper:
    if wanted.receipt:
        report = my_report(store, wanted.receipt).report
        return SaveMyReportPaper(report=report.id, target=wanted.out)
    if wanted.case:
        return SaveCaseReportPaper(case=store.ask(CaseByNumber(wanted.case)), target=wanted.out)
    return SaveEmptyForm(target=wanted.out, long=wanted.long, language=current_language())
