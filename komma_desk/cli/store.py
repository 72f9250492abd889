"""`komma-desk store`: found a store, check it, say what it is."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from komma_desk.cli import passphrases, speaking
from komma_desk.cli.doors import Doors
from komma_desk.cli.health import health_facts, say_health
from komma_desk.cli.speaking import Exit, say, show_facts, show_json
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.office_days import OfficeDays
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.set_assigned_only import SetAssignedOnly
from komma_desk.usecases.founding import FirstPerson
from komma_desk.usecases.queries.is_assigned_only import IsAssignedOnly
from komma_desk.usecases.queries.store_facts import StoreFacts
from komma_desk.words import _


def create(doors: Doors, wanted: Namespace) -> Exit:
    """The administrator and the first clearing officer may be one person; it is said openly."""
    clearing = wanted.clearing or wanted.admin
    logins = [wanted.admin] if clearing == wanted.admin else [wanted.admin, clearing]
    chosen = passphrases.new_passphrases(wanted.new_passphrase_file, logins)
    roles = {login: set[Role]() for login in logins}
    roles[wanted.admin].add(Role.ADMINISTRATOR)
    roles[clearing].add(Role.CLEARING)
    people = [
        FirstPerson(login=login, name=login, roles=frozenset(roles[login]), passphrase=text)
        for login, text in zip(logins, chosen, strict=True)
    ]
    procedure = ShippedProcedure(wanted.procedure)
    days = OfficeDays(land=Land(wanted.land) if wanted.land else None)
    founded = doors.found(wanted.dir, wanted.name, people, procedure, days)
    for left in founded.cleared:
        say(_("Removed what a founding that was cut short had left: {name}").format(name=left))
    say(_("The store was founded in {folder}.").format(folder=founded.folder))
    if days.land is None:
        say(
            _(
                "In which Land the office lies was not said: no day of a deadline is reckoned "
                "until it is entered with “komma-desk deadline place”."
            )
        )
    if len(people) == 1:
        say(_("{login} is administrator and clearing officer in one.").format(login=wanted.admin))
    if len(people) == 1 and procedure is not ShippedProcedure.SMALL_TOWN:
        say(
            _(
                "This procedure asks for a second person before a case is closed. If nobody else "
                "will come, found the store anew with --procedure {small}."
            ).format(small=ShippedProcedure.SMALL_TOWN)
        )
    for login, code in founded.recovery_codes.items():
        say(_("Recovery code of {login} (shown once): {code}").format(login=login, code=code))
    if wanted.recovery_sheet:
        _write_sheets(doors, wanted.recovery_sheet, dict(founded.sheets))
    return Exit.DONE


def _write_sheets(doors: Doors, target: Path, sheets: dict[str, bytes]) -> None:
    """One sheet under the name given; with two people the login stands in each name."""
    for login, sheet in sheets.items():
        named = target if len(sheets) == 1 else target.with_stem(f"{target.stem}-{login}")
        doors.write(named, sheet)
        say(_("Recovery sheet: {file}").format(file=named))


def check(doors: Doors, wanted: Namespace) -> Exit:
    text = None
    if wanted.login:
        text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    health = doors.check(wanted.dir, wanted.login, text)
    if wanted.json:
        show_json({"good": health.is_good, "lines": health_facts(health)})
    else:
        say_health(health)
    if health.is_good:
        return Exit.DONE
    speaking.warn(_("The store is damaged. Please keep it as it is and restore a backup."))
    return Exit.TROUBLE


def info(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        facts = store.ask(StoreFacts())
    if wanted.json:
        show_json(
            {
                "municipality": facts.municipality,
                "people": facts.people,
                "partners": facts.partners,
                "releases": facts.releases,
                "cases": facts.cases,
            }
        )
        return Exit.DONE
    show_facts(
        {
            _("Municipality"): facts.municipality,
            _("People"): facts.people,
            _("Partners"): facts.partners,
            _("Frozen releases"): facts.releases,
            _("Cases"): _("no key to them") if facts.cases is None else facts.cases,
        }
    )
    return Exit.DONE


def assigned_only(doors: Doors, wanted: Namespace) -> Exit:
    """Without a word how it is; with one how it shall be from now on."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as opened:
        if wanted.switch:
            opened.perform(SetAssignedOnly(on=wanted.switch == "on"))
        is_on = bool(opened.ask(IsAssignedOnly()))
    if wanted.json:
        show_json({"assigned_only": is_on})
    elif is_on:
        say(_("Assigned only: whoever takes a case in, and nobody else."))
    else:
        say(_("New cases can be read by the whole clearing office."))
    return Exit.DONE
