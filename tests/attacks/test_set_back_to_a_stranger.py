"""An administrator makes a confirmed person a stranger again, with keys of her own."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.domain.access_words import alarm_said
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.reset_person import ResetPerson
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.ports.office import Audience
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.my_standing import MyStanding
from komma_desk.vault import inviting
from komma_desk.vault.codes import read_one_time_code
from komma_desk.vault.seals import derived
from tests.attacks.forging import in_the_name_of, person_named, post, sealed, to_group
from tests.journeys.raw_store import OFFICE, _open, change, office_key
from tests.journeys.town import (
    ADMIN,
    CLEARING,
    Town,
    a_draft,
    line_of,
    only_case,
    passphrase_of,
)

SET_BACK = "UPDATE people SET standing = 'arrived', sealing = ?, signing = ? WHERE login = 'rita'"


def alarm(town: Town) -> str:
    with town.unlock(CLEARING) as karl:
        return alarm_said(karl.ask(AccessList()))


def key_of(town: Town) -> bytes:
    with town.unlock(ADMIN) as mira:
        return office_key(mira)


def planted(town: Town) -> tuple[Person, Any]:
    """Rita as the administrator has made her: with keys the administrator holds."""
    with town.unlock(ADMIN) as mira:
        rita = person_named(mira, "rita")
        keys = in_the_name_of(rita)
        key = office_key(mira)
    public = keys.public
    assert change(town.folder, key, SET_BACK, public.sealing, public.signing) == 1
    return rita, keys


def test_who_was_set_back_to_a_stranger_is_named_to_clearing(town: Town) -> None:
    assert "Rita Reiter" not in alarm(town)
    planted(town)
    assert "Rita Reiter" in alarm(town)
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    assert any("Rita Reiter" in said for line in health.lines for said in line.said)
    assert not health.is_good


def test_what_is_signed_with_planted_keys_never_appears_under_her_name(town: Town) -> None:
    with town.unlock("rolf") as rolf:
        rolf.perform(ReportIncident(a_draft("Ein echter Brief.")))
    rita, keys = planted(town)
    with town.unlock(ADMIN) as mira:
        with mira._desk.look() as work:
            genuine = next(work.office.post.waiting(Audience.CLEARING))
        at = town.clock.now()
    with town.unlock(CLEARING) as karl:
        body = karl._tools.keys.open(genuine.data).body
        change(town.folder, office_key(karl), "DELETE FROM post")
        forged = sealed(envelope_kinds.REPORT, body, to_group(karl, "clearing"), keys, at)
        post(karl, Audience.CLEARING, forged, at)
        karl.perform(TakeIn())
        view: Any = karl.ask(CaseDesk(only_case(karl)))
    assert view.file.case.reporter is None
    assert view.file.case.trust == "without_account"
    assert all(each.name != rita.name for each in view.file.involved)


def test_what_she_wrote_with_her_own_keys_stays_hers(town: Town) -> None:
    with town.unlock("rita") as desk:
        desk.perform(ReportIncident(a_draft()))
    rita, _keys = planted(town)
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        view: Any = karl.ask(CaseDesk(only_case(karl)))
    assert view.file.case.reporter == rita.id


def test_she_learns_herself_that_she_was_set_back(town: Town) -> None:
    with town.unlock("rita") as rita:
        assert not rita.ask(MyStanding()).set_back
    planted(town)
    with town.unlock("rita") as rita:
        assert rita.ask(MyStanding()).set_back
        assert not rita.is_confirmed


def test_her_own_keys_without_the_signature_are_noticed_by_her_too(town: Town) -> None:
    town.unlock("rita").close()
    deed = "UPDATE people SET standing = 'arrived', signature = x'' WHERE login = 'rita'"
    assert change(town.folder, key_of(town), deed) == 1
    with town.unlock("rita") as rita:
        assert rita.ask(MyStanding()).set_back
    assert "Rita Reiter" in alarm(town)


def test_a_person_struck_out_is_named(town: Town) -> None:
    key = key_of(town)
    with closing(_open(town.folder, key, OFFICE)) as office:
        office.execute("PRAGMA foreign_keys = OFF")
        assert office.execute("DELETE FROM people WHERE login = 'rita'").rowcount == 1
    assert "Rita Reiter" in alarm(town)


def test_an_earlier_row_put_back_after_new_keys_is_named_and_gives_no_role(town: Town) -> None:
    """Clearing signed the old keys as well; but it gave her new ones since."""
    key = key_of(town)
    with closing(_open(town.folder, key, OFFICE)) as office:
        columns = "standing, sealing, signing, signature"
        before = office.execute(f"SELECT {columns} FROM people WHERE login = 'ines'").fetchone()  # noqa: S608 -- our own words
    with town.unlock(CLEARING) as karl:
        issued: Any = karl.perform(ResetPerson(line_of(karl, "ines").person.id)).receipt
    town.accept("ines", issued.code)
    town.confirm("ines")
    assert "Ines" not in alarm(town)
    back = "UPDATE people SET standing = ?, sealing = ?, signing = ?, signature = ?"
    assert change(town.folder, key, f"{back} WHERE login = 'ines'", *before) == 1
    assert "Ines Immel" in alarm(town)
    with town.unlock("ines") as ines:
        assert ines.ask(MyStanding()).set_back
        assert ines.actor.roles == {Role.REPORTER}


@pytest.mark.parametrize("login", ["rita", "ines", "carla"])
def test_whoever_leaves_or_makes_new_keys_by_clearing_is_not_named(town: Town, login: str) -> None:
    with town.unlock(CLEARING) as karl:
        issued: Any = karl.perform(ResetPerson(line_of(karl, login).person.id)).receipt
    assert alarm(town) == ""
    town.accept(login, issued.code)
    assert alarm(town) == ""
    town.confirm(login)
    assert alarm(town) == ""
    with town.unlock(login) as desk:
        assert desk.is_confirmed


def test_she_reads_the_words_of_the_keys_she_holds_and_of_no_others(founded_town: Town) -> None:
    """The administrator knows the code: the proof of an invitation alone would not stop her."""
    code = founded_town.invite("rita")
    founded_town.accept("rita", code)
    with founded_town.unlock(ADMIN) as mira:
        rita, key = person_named(mira, "rita"), office_key(mira)
        with mira._desk.look() as work:
            invitation = work.office.keys.invitation_of(rita.id)
    assert invitation is not None
    public = in_the_name_of(rita).public
    secret = derived(read_one_time_code(code), inviting._PROOF)
    proof = inviting._proof(secret, invitation.id, public)
    assert change(founded_town.folder, key, SET_BACK, public.sealing, public.signing) == 1
    assert change(founded_town.folder, key, "UPDATE invitations SET proof = ?", proof) == 1
    with founded_town.unlock(CLEARING) as karl:
        compared = line_of(karl, "rita").fingerprint
    with founded_town.unlock("rita") as desk:
        assert desk.ask(MyStanding()).fingerprint != compared
        assert desk.ask(MyStanding()).set_back
