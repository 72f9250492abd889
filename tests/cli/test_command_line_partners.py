"""At a terminal too: who changed an entry, and that somebody of clearing has looked at it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.queries.partner_list import PartnerList
from tests.journeys.desk_line import Line
from tests.journeys.town import ADMIN, CLEARING, Town, enter_partner


def test_entries_are_listed_with_their_author_and_accepted(line: Line, town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        enter_partner(karl)
    with town.unlock(ADMIN) as mira:
        entries: Any = mira.ask(PartnerList())
        mira.perform(SavePartner(replace(entries[0], address="Neuer Weg 2")))
    listed = line.by(CLEARING, "partner", "list", town.folder, "--json").json
    assert (listed[0]["entry"], listed[0]["changed_by"]) == (
        "not_looked_at",
        "Mira Meister (mira)",
    )
    assert "noch nicht durchgesehen" in line.by(CLEARING, "partner", "list", town.folder).out
    assert "entry" not in line.by("rita", "partner", "list", town.folder, "--json").json[0]
    refused = line.by("rita", "partner", "accept", town.folder)
    assert refused.status == 1
    accepted = line.by(CLEARING, "partner", "accept", town.folder)
    assert (accepted.status, accepted.out) == (0, "1 Eintrag gilt als durchgesehen.\n")
    listed = line.by(CLEARING, "partner", "list", town.folder, "--json").json
    assert listed[0]["entry"] == "accepted"
