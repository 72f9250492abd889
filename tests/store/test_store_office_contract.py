"""What the rooms of the office promise, on the fake and on the encrypted file alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from komma_desk.domain.audit import GENESIS, AuditLine, Compartment
from komma_desk.domain.errors import Trouble
from komma_desk.domain.identifiers import InvitationId, PartnerId, PersonId
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import (
    ChangedMeanwhile,
    NoSuchPartner,
    NoSuchPerson,
    NoSuchProcedure,
)
from komma_desk.domain.substitution import Substitution
from komma_desk.usecases.ports.office import (
    Audience,
    GroupEpoch,
    GroupGrant,
    Invitation,
    StoredProcedure,
    StoredRelease,
)
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import NOON, a_partner, a_person, an_envelope

CLEARING = Audience.CLEARING


def test_nothing_is_kept_without_a_commit(desk: Desk) -> None:
    with desk.change() as work:
        work.office.settings.put("name", "Musterstadt")
    with desk.look() as work:
        assert work.office.settings.get("name", "unknown") == "unknown"


def test_what_was_committed_is_seen_by_the_next_look(desk: Desk) -> None:
    with desk.change() as work:
        work.office.settings.put("name", "Musterdorf")
        work.office.settings.put("name", "Musterstadt")
        work.commit()
    with desk.look() as work:
        assert work.office.settings.get("name") == "Musterstadt"


def test_a_person_comes_back_as_she_was(desk: Desk) -> None:
    ada = a_person()
    with desk.change() as work:
        work.office.people.add(ada)
        work.commit()
    with desk.look() as work:
        assert work.office.people.get(ada.id) == ada
        assert work.office.people.find("ada") == ada
        assert work.office.people.find("nobody") is None
        with pytest.raises(NoSuchPerson):
            work.office.people.get(PersonId(uuid4()))


@pytest.mark.parametrize("colleague", [None, PersonId(UUID(int=7))])
def test_a_substitute_comes_back_with_her_term(desk: Desk, colleague: PersonId | None) -> None:
    term = Substitution(first_on=NOON.date(), last_on=NOON.date(), stands_in_for=colleague)
    sven = a_person("Sven Still", roles=frozenset({Role.SUBSTITUTE}), substitution=term)
    with desk.change() as work:
        work.office.people.add(sven)
        work.commit()
    with desk.look() as work:
        assert work.office.people.get(sven.id) == sven


def test_names_are_in_german_order(desk: Desk) -> None:
    with desk.change() as work:
        for name in ("Zoe Zeh", "Österreich Ö", "Otto O", "ada a", "Ärmel Ä", "Paul P"):
            work.office.people.add(a_person(name, login=name))
            work.office.partners.add(a_partner(name))
        work.commit()
    with desk.look() as work:
        expected = ["ada a", "Ärmel Ä", "Österreich Ö", "Otto O", "Paul P", "Zoe Zeh"]
        assert [each.name for each in work.office.people.all()] == expected
        assert [each.name for each in work.office.partners.all()] == expected


def test_a_second_save_of_the_same_revision_is_refused(desk: Desk) -> None:
    ada, help_line = a_person(), a_partner()
    with desk.change() as work:
        work.office.people.add(ada)
        work.office.partners.add(help_line)
        work.office.people.save(replace(ada, name="Ada K."))
        work.office.partners.save(replace(help_line, phone="0123"))
        work.commit()
    with desk.change() as work:
        assert work.office.people.get(ada.id) == replace(ada, name="Ada K.", revision=2)
        assert work.office.partners.get(help_line.id).phone == "0123"
        with pytest.raises(ChangedMeanwhile):
            work.office.people.save(replace(ada, name="Somebody else"))
        with pytest.raises(ChangedMeanwhile):
            work.office.partners.save(help_line)


def test_a_login_belongs_to_one_person(desk: Desk) -> None:
    with desk.change() as work:
        work.office.people.add(a_person("Ada Kern"))
        with pytest.raises(Trouble):
            work.office.people.add(a_person("Ada Lang"))


def test_a_retired_partner_is_listed_only_when_asked_for(desk: Desk) -> None:
    retired = a_partner(active=False)
    with desk.change() as work:
        work.office.partners.add(retired)
        work.commit()
    with desk.look() as work:
        assert work.office.partners.all() == ()
        assert work.office.partners.all(with_retired=True) == (retired,)
        with pytest.raises(NoSuchPartner):
            work.office.partners.get(PartnerId(uuid4()))


def test_an_envelope_is_put_once_and_read_in_order(desk: Desk) -> None:
    first, second, other = an_envelope(), an_envelope(), an_envelope(audience=Audience.FIGURES)
    with desk.change() as work:
        for each in (first, other, second, first):
            work.office.post.put(each)
        work.commit()
    with desk.look() as work:
        assert list(work.office.post.waiting(CLEARING)) == [first, second]
        assert (work.office.post.count(CLEARING), work.office.post.count(Audience.PERSON)) == (2, 0)


def test_the_post_goes_on_after_a_position_also_when_letters_left(desk: Desk) -> None:
    first, second = an_envelope(), an_envelope()
    with desk.change() as work:
        work.office.post.put(first)
        ((position, _envelope),) = work.office.post.after(CLEARING, 0)
        work.office.post.remove(first.id)
        work.office.post.put(second)
        work.commit()
    with desk.look() as work:
        ((later, found),) = work.office.post.after(CLEARING, position)
        assert found == second
        assert later > position


def test_letters_may_be_removed_while_they_are_read(desk: Desk) -> None:
    with desk.change() as work:
        for _ in range(3):
            work.office.post.put(an_envelope())
        for envelope in work.office.post.waiting(CLEARING):
            work.office.post.remove(envelope.id)
        assert work.office.post.count(CLEARING) == 0


def test_groups_grants_and_invitations_come_back(desk: Desk) -> None:
    ada = a_person()
    epochs = tuple(
        GroupEpoch(group="clearing", epoch=n, public=b"p", previous=b"q", signature=b"s")
        for n in (1, 2)
    )
    grant = GroupGrant(group="clearing", epoch=1, person=ada.id, sealed=b"x")
    invitation = Invitation(id=InvitationId(uuid4()), person=ada.id, expires_at=NOON, material=b"m")
    later = replace(invitation, id=InvitationId(uuid4()), expires_at=NOON + timedelta(days=1))
    with desk.change() as work:
        keys = work.office.keys
        for epoch in reversed(epochs):
            keys.add_epoch(epoch)
        keys.add_grant(grant)
        keys.add_invitation(later)
        keys.add_invitation(invitation)
        work.office.people.add(ada)
        keys.save_invitation(replace(later, proof=b"proof"))
        work.commit()
    with desk.change() as work:
        keys = work.office.keys
        assert keys.epochs("clearing") == epochs
        assert keys.newest_epoch("clearing") == epochs[1]
        assert keys.newest_epoch("figures") is None
        assert keys.grants_of(ada.id) == (grant,)
        assert keys.invitation_of(ada.id) == replace(later, proof=b"proof")
        keys.remove_invitation(later.id)
        assert keys.invitation_of(ada.id) == invitation
        keys.remove_grants_of(ada.id)
        assert keys.grants_of(ada.id) == ()


def test_drafts_are_replaced_and_removed(desk: Desk) -> None:
    with desk.change() as work:
        work.office.drafts.put("tag", b"one")
        work.office.drafts.put("tag", b"two")
        assert work.office.drafts.get("tag") == b"two"
        work.office.drafts.remove("tag")
        assert work.office.drafts.get("tag") is None


def test_releases_come_newest_first_and_are_found_by_period(desk: Desk) -> None:
    made = [
        StoredRelease(number=n, period=f"2026-{n:02}", prepared_on=NOON.date(), envelope=b"e")
        for n in (1, 2)
    ]
    with desk.change() as work:
        for each in made:
            work.office.releases.add(each)
        assert list(work.office.releases.all()) == made[::-1]
        assert work.office.releases.find("2026-01") == made[0]
        assert work.office.releases.find("2026-03") is None


def test_a_published_procedure_never_changes(desk: Desk) -> None:
    second = StoredProcedure(id="small", version="2", sha256="1" * 64, text="later")
    with desk.change() as work:
        work.office.procedures.publish(second)
        work.commit()
    with desk.change() as work:
        assert work.office.procedures.newest() == second
        assert work.office.procedures.get("small", "1").text == "small"
        with pytest.raises(NoSuchProcedure):
            work.office.procedures.get("small", "3")
        with pytest.raises(Trouble):
            work.office.procedures.publish(replace(second, text="changed"))


def test_each_file_has_a_log_of_its_own(desk: Desk) -> None:
    with desk.change() as work:
        assert work.trail.head(Compartment.OFFICE).digest == GENESIS
        work.trail.append(AuditLine(action="open"), Compartment.OFFICE)
        work.trail.append(AuditLine(action="read"), Compartment.OFFICE)
        work.commit()
    with desk.look() as work:
        assert work.trail.head(Compartment.OFFICE).sequence == 2
        assert work.trail.head(Compartment.CASES).sequence == 0
