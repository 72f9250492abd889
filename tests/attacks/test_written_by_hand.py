"""Rows somebody wrote by hand, and keys a crash took away: a sentence, never a raw error."""

from __future__ import annotations

import pytest

from komma_desk.bootstrap.desk_keys import KeysGone
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.vault import granting
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, STAFF, Town, person_id

ROLES = "UPDATE people SET roles = '[\"emperor\"]' WHERE login = 'rita'"


@pytest.mark.parametrize(
    "deed",
    [
        ROLES,
        "UPDATE people SET roles = 'no list' WHERE login = 'rita'",
        "UPDATE people SET standing = 'here' WHERE login = 'rita'",
        "UPDATE people SET id = 'no id' WHERE login = 'rita'",
        "DELETE FROM group_epochs",
        "UPDATE settings SET value = 'no key' WHERE name = 'directory_key'",
        "UPDATE settings SET value = '1:?' WHERE name = 'directory_key'",
        "UPDATE post SET posted_on = 'some day'",
    ],
)
def test_a_row_nobody_of_us_wrote_is_trouble_with_a_sentence(town: Town, deed: str) -> None:
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    post = "INSERT INTO post (id, audience, posted_on, data) VALUES (?, 'person', '2026-10-05', ?)"
    change(town.folder, key, post, "0" * 32, b"")
    assert change(town.folder, key, deed) > 0
    with pytest.raises(Trouble) as told, town.unlock(CLEARING) as karl:
        karl.ask(MyReports())
    assert told.value.spoken()


def arrived(town: Town, login: str) -> None:
    town.accept(login, town.invite(login))


def test_an_invitation_nobody_of_us_wrote_confirms_nobody(founded_town: Town) -> None:
    arrived(founded_town, "rita")
    with founded_town.unlock(ADMIN) as mira:
        key = office_key(mira)
    assert change(founded_town.folder, key, "UPDATE invitations SET material = x'00'") == 1
    with founded_town.unlock(CLEARING) as karl:
        rita = person_id(karl, "rita")
        with pytest.raises((Refusal, Trouble)):
            karl.perform(ConfirmPerson(rita))
        assert karl.ask(PeopleList())


def test_nobody_is_confirmed_whose_keys_a_crash_took_away(founded_town: Town) -> None:
    arrived(founded_town, "rita")
    granting.forget(founded_town.house.cabinet(founded_town.folder), "rita")
    with founded_town.unlock(CLEARING) as karl:
        rita = person_id(karl, "rita")
        with pytest.raises(KeysGone) as refused:
            karl.perform(ConfirmPerson(rita))
    assert refused.value.spoken()
    founded_town.bring_in("rita")
    with founded_town.unlock("rita") as desk:
        assert desk.actor.roles == {STAFF["rita"][1]}
