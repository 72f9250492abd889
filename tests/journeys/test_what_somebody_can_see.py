"""Each claim of the page is tried: with the keys the person has, and with tools of her own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing
from typing import cast

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.domain.access import AccessReport, Mark, PersonAccess, Reach
from komma_desk.domain.audit import Compartment
from komma_desk.domain.identifiers import EnvelopeId, PersonId
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.vault import envelope, groups
from komma_desk.vault.file_keys import seal_file_key
from komma_desk.vault.granting import grant_group
from komma_desk.vault.groups import GroupEpoch
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import PersonKeys, PublicKeys, SignedPublicKeys
from komma_desk.vault.refusals import KeyNotYours
from komma_desk.vault.seals import SealBrokenError, joined, open_with
from tests.journeys.desk_line import Line
from tests.journeys.raw_store import cells, change, opened_with
from tests.journeys.town import ADMIN, CLEARING, MORNING, STAFF, Town, person_id

EVERYBODY = (ADMIN, CLEARING, *STAFF)
GROUP = {
    Reach.REPORTS: groups.CLEARING,
    Reach.FIGURES: groups.FIGURES,
    Reach.OVERSIGHT: groups.OVERSIGHT,
}
COMPARTMENT = {Reach.OFFICE: Compartment.OFFICE, Reach.CASES: Compartment.CASES}


def ring_of(town: Town, login: str) -> KeyRing:
    with town.unlock(login) as desk:
        return desk.ring


def report_of(town: Town) -> AccessReport:
    with town.unlock("dora") as dora:
        return cast("AccessReport", dora.ask(AccessList()))


def access_of(town: Town, login: str) -> PersonAccess:
    return next(each for each in report_of(town).people if each.person.login == login)


def file_keys(town: Town, ring: KeyRing, compartment: Compartment) -> Iterator[bytes]:
    """Every file key her private key gets out of the key file, whoever's name stands on it."""
    file = town.house.cabinet(town.folder).read()
    for one in file.file_keys:
        for to in {one.to, ring.public.key_id}:
            place = joined(
                "komma-desk/file key", file.vault_id, compartment.value, one.generation, to
            )
            try:
                yield open_with(ring.person.sealing, one.sealed, place)
            except SealBrokenError:
                continue


def opens(town: Town, key: bytes, compartment: Compartment) -> bool:
    path = town.folder / FILES[compartment]
    with closing(sqlcipher.connect(str(path))) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        try:
            return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        except sqlcipher.DatabaseError:
            return False


def a_letter_to(group: str, epochs: tuple[GroupEpoch, ...], writer: KeyRing) -> bytes:
    newest = max((each for each in epochs if each.group == group), key=lambda each: each.epoch)
    return envelope.seal(
        "test",
        b"nur fuer die Gruppe",
        to=[writer.to_group(newest)],
        author=writer.person,
        envelope_id=EnvelopeId(uuid.uuid4()),
        sent_at=MORNING,
    )


def epochs_of(town: Town) -> tuple[GroupEpoch, ...]:
    key = ring_of(town, ADMIN).file_key(Compartment.OFFICE).raw
    rows: list[dict[str, object]] = []
    for table, column, value in cells(town.folder, key):
        if table == "group_epochs":
            if column == "group_name":
                rows.append({})
            rows[-1][column] = value
    return tuple(
        GroupEpoch(
            group=cast("str", row["group_name"]),
            epoch=cast("int", row["epoch"]),
            sealing=cast("bytes", row["public_key"]),
            previous=cast("bytes", row["previous_sealed"]),
            signature=cast("bytes", row["signature"]),
        )
        for row in rows
    )


def can_vouch(ring: KeyRing) -> bool:
    try:
        return ring.directory_key.public == ring.directory_public
    except KeyNotYours:
        return False


@pytest.mark.parametrize("login", EVERYBODY)
def test_each_claim_of_the_page_is_what_really_opens(town: Town, login: str) -> None:
    access, ring, writer = access_of(town, login), ring_of(town, login), ring_of(town, "rolf")
    really = {
        Reach.UNLOCK: True,  # or `ring_of` would have been refused
        Reach.VOUCHING: can_vouch(ring),
        **{
            reach: any(opens(town, key, one) for key in file_keys(town, ring, one))
            for reach, one in COMPARTMENT.items()
        },
        **{
            reach: opened_with(ring, a_letter_to(group, epochs_of(town), writer)) is not None
            for reach, group in GROUP.items()
        },
    }
    assert {each.reach: each.holds for each in access.claims} == really
    assert access.vouched
    assert access.contradictions == ()


def test_who_can_open_the_cases_is_answered_by_name(town: Town) -> None:
    report = report_of(town)
    assert {person.login for person in report.case_readers} == {CLEARING, "carla"}
    assert not report.is_alarming


def hand_over_the_cases(town: Town, giver: str, to: PersonKeys) -> None:
    """As a clearing officer can with a tool of his own: nobody asked him for a role."""
    ring, cabinet = ring_of(town, giver), town.house.cabinet(town.folder)
    file = cabinet.read()
    sealed = seal_file_key(file.vault_id, ring.file_key(Compartment.CASES), to.public)
    cabinet.replace(file.with_file_keys(sealed))


def test_a_key_handed_to_somebody_without_the_role_really_opens_and_is_shown(town: Town) -> None:
    hand_over_the_cases(town, CLEARING, ring_of(town, "ines").person)
    ines = ring_of(town, "ines")
    keys = list(file_keys(town, ines, Compartment.CASES))
    assert any(opens(town, key, Compartment.CASES) for key in keys)
    claim = access_of(town, "ines").claim(Reach.CASES)
    assert (claim.holds, claim.mark) == (True, Mark.UNDUE)
    assert "ines" in {person.login for person in report_of(town).case_readers}


def test_a_key_handed_to_nobody_we_know_is_an_alarm(town: Town) -> None:
    hand_over_the_cases(town, CLEARING, PersonKeys.new(PersonId(uuid.uuid4())))
    report = report_of(town)
    assert report.strangers.case_keys == 1
    assert report.is_alarming


def test_a_grant_of_the_group_to_the_administrator_is_shown(town: Town) -> None:
    mira = ring_of(town, ADMIN)
    with town.unlock(CLEARING) as karl, karl._desk.look() as work:
        person = next(each for each in work.office.people.all() if each.login == ADMIN)
        signed = SignedPublicKeys(
            public=PublicKeys(person_id=person.id, sealing=person.sealing, signing=person.signing),
            signature=person.signature,
            roles=frozenset(map(str, person.roles)),
            login=person.login,
            name=person.name,
        )
        given = grant_group(karl.ring, groups.CLEARING, signed)
    deed = "INSERT INTO group_grants (person_id, group_name, epoch, sealed) VALUES (?, ?, ?, ?)"
    values = (given.person_id.hex, given.group, given.epoch, given.sealed)
    change(town.folder, mira.file_key(Compartment.OFFICE).raw, deed, *values)
    letter = a_letter_to(groups.CLEARING, epochs_of(town), ring_of(town, "rolf"))
    assert opened_with(ring_of(town, ADMIN), letter) is not None
    marks = {each.reach: each.mark for each in access_of(town, ADMIN).contradictions}
    assert marks == dict.fromkeys((Reach.REPORTS, Reach.VOUCHING), Mark.UNDUE)


def test_a_role_written_into_the_file_by_hand_opens_nothing_and_is_shown(town: Town) -> None:
    key = ring_of(town, ADMIN).file_key(Compartment.OFFICE).raw
    change(town.folder, key, "UPDATE people SET roles = '[\"clearing\"]' WHERE login = 'rita'")
    access = access_of(town, "rita")
    assert access.is_tampered
    assert not access.claim(Reach.CASES).holds
    keys = list(file_keys(town, ring_of(town, "rita"), Compartment.CASES))
    assert not any(opens(town, each, Compartment.CASES) for each in keys)


def test_who_only_arrived_holds_the_office_and_nothing_else(founded_town: Town) -> None:
    town = founded_town
    town.accept("carla", town.invite("carla"))
    with town.unlock(CLEARING) as karl:
        report = cast("AccessReport", karl.ask(AccessList()))
    carla = next(each for each in report.people if each.person.login == "carla")
    held = {each.reach for each in carla.claims if each.holds}
    assert held == {Reach.UNLOCK, Reach.OFFICE}
    assert not carla.vouched
    assert not report.is_alarming


def test_the_command_line_says_the_same_and_ends_with_one_on_an_alarm(town: Town) -> None:
    line = Line(town)
    said = line.by("dora", "user", "access", town.folder, "carla", "--json")
    assert said.status == 0
    (carla,) = said.json["people"]
    assert {claim["what"]: claim["holds"] for claim in carla["claims"]}["cases"]
    assert set(said.json["case_readers"]) == {CLEARING, "carla"}
    hand_over_the_cases(town, CLEARING, ring_of(town, "ines").person)
    said = line.by("dora", "user", "access", town.folder)
    assert said.status == 1
    assert "Rolle sagt nein, Schlüssel sagen ja." in said.out


def test_clearing_is_told_at_each_unlock_until_it_is_mended(town: Town) -> None:
    line = Line(town)
    assert line.by(CLEARING, "store", "info", town.folder).err == ""
    before = town.house.cabinet(town.folder).read()
    hand_over_the_cases(town, "carla", ring_of(town, "ines").person)
    for login in (CLEARING, "carla", CLEARING):
        said = line.by(login, "store", "info", town.folder)
        assert said.status == 0
        assert "Rolle und Schlüssel stimmen nicht überein: Ines Immel." in said.err
    assert line.by("rita", "store", "info", town.folder).err == ""
    town.house.cabinet(town.folder).replace(before)
    assert line.by(CLEARING, "store", "info", town.folder).err == ""


def test_after_somebody_left_the_page_says_what_really_opens_then(town: Town) -> None:
    carla = ring_of(town, "carla")
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, "carla")))
    report = report_of(town)
    assert not report.is_alarming
    assert {person.login for person in report.case_readers} == {CLEARING}
    left = next(each for each in report.people if each.person.login == "carla")
    assert not any(each.holds for each in left.claims)
    assert not any(
        opens(town, key.raw, Compartment.CASES) for key in carla.file_keys(Compartment.CASES)
    )
    letter = a_letter_to(groups.CLEARING, epochs_of(town), ring_of(town, "rolf"))
    assert opened_with(carla, letter) is None
    karls = list(file_keys(town, ring_of(town, CLEARING), Compartment.CASES))
    assert any(opens(town, key, Compartment.CASES) for key in karls)
