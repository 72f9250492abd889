"""`komma-desk procedure table`: which case follows which procedure, and the table as its file."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.assignment import RuleTable
from komma_desk.domain.procedure.assignment_words import conditions_said
from komma_desk.usecases.queries.table_of_shelf import TableDesk, TableView
from komma_desk.words import N_, _


class NoTableYet(Refusal):
    sentence = N_("No table is published in this office; there is nothing to write.")
    advice = N_("The handbook, chapter 11, shows how such a table is written.")


class NothingToSuggest(Refusal):
    sentence = N_("There is no table to suggest for this office.")
    advice = N_("Publish a second procedure first, such as “agg-complaint”, or change your table.")


def table(doors: Doors, wanted: Namespace) -> Exit:
    """The one in force; without one, what all cases follow."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        view: TableView = store.ask(TableDesk())
    standing = view.standing
    if wanted.out:
        if standing is None:
            raise NoTableYet
        doors.write(wanted.out, standing.text.encode())
    if wanted.json:
        show_json(_told(view))
        return Exit.DONE
    shown = standing.table if standing else RuleTable(version="", default=view.default)
    rows = [
        (
            str(number),
            " · ".join(conditions_said(rule, view.code_lists)),
            _title(rule.procedure, view),
        )
        for number, rule in enumerate(shown.rules, start=1)
    ]
    rows.append(("–", _("All other cases"), _title(shown.default, view)))
    show_table((_("Rule"), _("Cases"), _("Procedure")), rows)
    if wanted.out:
        say(_("“{file}” is written.").format(file=wanted.out.name))
    return Exit.DONE


def suggested(store: OpenStore) -> RuleTable:
    """What KommA Desk suggests, as far as the office has published what it leads to."""
    view: TableView = store.ask(TableDesk())
    if view.suggestion is None:
        raise NothingToSuggest
    return view.suggestion


def _told(view: TableView) -> dict[str, object]:
    if view.standing is None:
        return {"version": None, "default": view.default, "rules": []}
    made = view.standing.table
    return {
        "version": made.version,
        "default": made.default,
        "rules": [
            {**{str(asked): codes for asked, codes in rule.conditions}, "procedure": rule.procedure}
            for rule in made.rules
        ],
    }


def _title(procedure: str, view: TableView) -> str:
    title = view.procedures.get(procedure)
    return title.spoken() if title else procedure or "–"
