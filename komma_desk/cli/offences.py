"""`komma-desk case offences`: the catalogue, what is chosen, and choosing; never a verdict."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain.code_list import Code, CodeEntry
from komma_desk.domain.errors import Refusal
from komma_desk.domain.offences import (
    NOT_A_VERDICT,
    OFFENCE_LIST,
    PROSECUTION_WORDS,
    chosen_in,
    entries_of,
)
from komma_desk.usecases.commands.choose_offences import ChooseOffences
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk, CaseView
from komma_desk.words import N_, _


class ChooseOrNone(Refusal):
    sentence = N_("“--choose” and “--none” contradict each other.")
    advice = N_("Please give only one of them.")


def offences(doors: Doors, wanted: Namespace) -> Exit:
    if wanted.choose and wanted.none:
        raise ChooseOrNone
    known = doors.code_lists()[OFFENCE_LIST]
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        case = store.ask(CaseByNumber(wanted.case))
        if wanted.choose or wanted.none:
            codes = tuple(Code(each) for each in wanted.choose or ())
            store.perform(ChooseOffences(case=case, codes=codes))
        view: CaseView = store.ask(CaseDesk(case))
    chosen = chosen_in(view.file.case.facts)
    shown = known.entries if wanted.catalogue else entries_of(chosen, known)
    if wanted.json:
        show_json([_record(entry, chosen=entry.code in chosen) for entry in shown])
        return Exit.DONE
    say(_(NOT_A_VERDICT))
    _show(shown, chosen)
    return Exit.DONE


def _show(shown: Iterable[CodeEntry], chosen: tuple[Code, ...]) -> None:
    show_table(
        (_("Code"), _("Chosen"), _("Offence"), _("Prosecuted"), _("Provision"), _("Remarks")),
        (
            (
                entry.code,
                _("yes") if entry.code in chosen else "",
                entry.label.spoken(),
                _(PROSECUTION_WORDS[entry.prosecution]) if entry.prosecution else "",
                entry.provision or "",
                "; ".join(_remarks(entry)),
            )
            for entry in shown
        ),
    )


def _remarks(entry: CodeEntry) -> Iterable[str]:
    if entry.superior_may_apply:
        yield _("the superior may apply too")
    if entry.office_may_apply:
        yield _("the office may be the injured one")
    if entry.victim_may_object:
        yield _("the injured person may object")
    if entry.private_prosecution:
        yield _("private prosecution possible")
    if entry.meaning is not None:
        yield entry.meaning.spoken()


def _record(entry: CodeEntry, *, chosen: bool) -> dict[str, Any]:
    return {
        "code": entry.code,
        "chosen": chosen,
        "label": entry.label.spoken(),
        "prosecution": entry.prosecution,
        "provision": entry.provision,
        "superior_may_apply": entry.superior_may_apply,
        "office_may_apply": entry.office_may_apply,
        "victim_may_object": entry.victim_may_object,
        "private_prosecution": entry.private_prosecution,
        "to_be_checked": entry.to_be_checked,
        "valid_from": entry.valid_from,
        "remark": entry.meaning.spoken() if entry.meaning else None,
    }
