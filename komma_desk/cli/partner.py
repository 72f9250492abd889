"""The directory of partners: who is in it, who changed an entry, what clearing looked at."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.partner import Partner
from komma_desk.domain.partner_trust import PartnerStanding, PartnerTrust
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.commands.accept_partners import AcceptPartners
from komma_desk.usecases.queries.partner_list import PartnerList
from komma_desk.usecases.queries.partner_standings import PartnerStandings
from komma_desk.words import N_, _, n_

Standings = Mapping[PartnerId, PartnerStanding]

_TRUST = {
    PartnerTrust.ACCEPTED: N_("looked at"),
    PartnerTrust.NOT_LOOKED_AT: N_("not yet looked at"),
    PartnerTrust.BY_HAND: N_("signed by nobody"),
}


class NoSuchPartnerHere(Refusal):
    sentence = N_("No single partner in the directory fits “{partner}”.")
    advice = N_("“komma-desk partner list” shows their ids and names.")


def list_(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        found: tuple[Partner, ...] = store.ask(PartnerList())
        # Only clearing remembers what it looked at.
        is_clearing = Permission.CASE_REFER in store.actor.permissions
        standings: Standings = store.ask(PartnerStandings()) if is_clearing else {}
    if wanted.json:
        show_json([_facts(each, standings) for each in found])
        return Exit.DONE
    if not is_clearing:
        show_table((_("Id"), _("Name")), ((each.id, each.name) for each in found))
        return Exit.DONE
    show_table(
        (_("Id"), _("Name"), _("Entry"), _("Changed by")),
        (
            (
                each.id,
                each.name,
                _(_TRUST[standings[each.id].trust]),
                standings[each.id].changed_by,
            )
            for each in found
        ),
    )
    return Exit.DONE


def accept(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        if wanted.partner:
            each = partner_of(store, wanted.partner)
            seen = {each.id: each.revision}
        else:
            standings: Standings = store.ask(PartnerStandings())
            seen = {
                each.partner: each.revision
                for each in standings.values()
                if each.trust is PartnerTrust.NOT_LOOKED_AT
            }
        store.perform(AcceptPartners(seen))
    if wanted.json:
        show_json({"accepted": [str(each) for each in seen]})
    else:
        say(n_("{n} entry counts as looked at.", "{n} entries count as looked at.", len(seen)))
    return Exit.DONE


def partner_of(store: OpenStore, wanted: str) -> Partner:
    """By id, or by a part of the name that only one partner has."""
    found: tuple[Partner, ...] = store.ask(PartnerList())
    fitting = [
        each
        for each in found
        if str(each.id) == wanted or wanted.casefold() in each.name.casefold()
    ]
    if len(fitting) != 1:
        raise NoSuchPartnerHere(partner=wanted)
    return fitting[0]


def _facts(partner: Partner, standings: Standings) -> dict[str, str]:
    facts = {
        "id": str(partner.id),
        "name": partner.name,
        "kind": partner.kind,
        "consent": partner.consent,
    }
    if standing := standings.get(partner.id):
        facts |= {
            "entry": standing.trust,
            "changed_by": standing.changed_by,
            "changed_at": standing.changed_at.isoformat() if standing.changed_at else "",
        }
    return facts
