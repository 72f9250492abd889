"""The lists people choose from: what ours hold, what the office added, what is offered no more."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, timedelta

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json, show_table, warn
from komma_desk.domain.code_list import Code, CodeEntry, CodeList, CodeLists, Extension
from komma_desk.domain.errors import Refusal
from komma_desk.usecases.commands.retire_code_entry import BringBackCodeEntry, RetireCodeEntry
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.effects.office_lists import ByHand
from komma_desk.usecases.queries.own_questions import EntriesByHand
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import N_, Bilingual, _, n_

_EXTENSIONS = {
    Extension.FREE: N_("entries can be added and taken out"),
    Extension.COUNTED: N_("entries can be added"),
    Extension.CLOSED: N_("stays as it is"),
}


class NoSuchListHere(Refusal):
    sentence = N_("There is no list “{wanted}”.")
    advice = N_("“komma-desk list show DIR” names them all.")


def show(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        lists: CodeLists = store.ask(Vocabulary())
        doubtful: tuple[ByHand, ...] = store.ask(EntriesByHand())
    if wanted.list is not None and wanted.list not in lists:
        raise NoSuchListHere(wanted=wanted.list)
    shown = tuple(lists.values()) if wanted.list is None else (lists[wanted.list],)
    if wanted.json:
        show_json([_facts(each) for each in shown])
    elif wanted.list is None:
        show_table(
            (_("List"), _("Title"), _("Entries"), _("May be changed")),
            (
                (each.id, each.title.spoken(), len(each.entries), _(_EXTENSIONS[each.extension]))
                for each in shown
            ),
        )
    else:
        _show_entries(shown[0], doors.today())
    if doubtful:
        warn(
            n_(
                "{n} entry is not as it was saved; “komma-desk store check” names it.",
                "{n} entries are not as they were saved; “komma-desk store check” names them.",
                len(doubtful),
            )
        )
    return Exit.DONE


def add(doors: Doors, wanted: Namespace) -> Exit:
    command = SaveCodeEntry(
        list_id=wanted.list,
        code=Code(wanted.change) if wanted.change else None,
        label=Bilingual(de=wanted.label, en=wanted.english),
        meaning=Bilingual(de=wanted.meaning, en=wanted.meaning_english),
        valid_from=wanted.valid_from,
        counts_as=Code(wanted.counts_as) if wanted.counts_as else None,
    )
    code = str(_perform(doors, wanted, command))
    return _told(wanted, code, _("Saved under the code {code}.").format(code=code))


def retire(doors: Doors, wanted: Namespace) -> Exit:
    last = wanted.until or doors.today() - timedelta(days=1)
    _perform(doors, wanted, RetireCodeEntry(wanted.list, Code(wanted.code), last))
    return _told(
        wanted,
        wanted.code,
        _("Offered no more. Cases that have it keep it, with its words."),
    )


def restore(doors: Doors, wanted: Namespace) -> Exit:
    _perform(doors, wanted, BringBackCodeEntry(wanted.list, Code(wanted.code)))
    return _told(wanted, wanted.code, _("Offered again."))


def _perform(doors: Doors, wanted: Namespace, command: object) -> object:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        return store.perform(command).receipt


def _told(wanted: Namespace, code: str, sentence: str) -> Exit:
    if wanted.json:
        show_json({"list": wanted.list, "code": code})
    else:
        say(sentence)
    return Exit.DONE


def _show_entries(one: CodeList, today: date) -> None:
    if one.why_closed is not None:
        say(one.why_closed.spoken())
    show_table(
        (_("Code"), _("Words"), _("Offered"), _("From whom")),
        (
            (each.code, each.label.spoken(), _offered(each, today), _origin(each, one))
            for each in one.entries
        ),
    )


def _offered(entry: CodeEntry, today: date) -> str:
    if entry.valid_until is not None:
        return _("until {day}").format(day=entry.valid_until.isoformat())
    if not entry.is_choosable(today):
        return _("from {day}").format(day=(entry.valid_from or today).isoformat())
    return _("yes")


def _origin(entry: CodeEntry, one: CodeList) -> str:
    if not entry.own:
        return "KommA Desk"
    if entry.counts_as is None:
        return _("own")
    counted = one.label_of(entry.counts_as).spoken()
    return _("own, counts as “{label}”").format(label=counted)


def _facts(one: CodeList) -> dict[str, object]:
    return {
        "list": one.id,
        "title": {"de": one.title.de, "en": one.title.en},
        "extension": one.extension.value,
        "entries": [
            {
                "code": each.code,
                "label": {"de": each.label.de, "en": each.label.en},
                "own": each.own,
                "counts_as": each.counts_as,
                "valid_from": each.valid_from,
                "valid_until": each.valid_until,
            }
            for each in one.entries
        ],
    }
