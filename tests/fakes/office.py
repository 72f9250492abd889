"""`office.db` in memory: the same promises as the encrypted file, without disk and keys."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field, fields, replace
from typing import Self

from komma_desk.domain.identifiers import EnvelopeId, InvitationId, PartnerId, PersonId
from komma_desk.domain.partner import Partner
from komma_desk.domain.person import Person
from komma_desk.domain.stored import (
    ChangedMeanwhile,
    NoSuchPartner,
    NoSuchPerson,
    NoSuchProcedure,
)
from komma_desk.store.sorting import sort_key
from komma_desk.store.troubles import StoreTrouble
from komma_desk.usecases.ports.files_on_the_way import FileOnTheWay
from komma_desk.usecases.ports.office import (
    Audience,
    GroupEpoch,
    GroupGrant,
    Invitation,
    PostedEnvelope,
    Signed,
    StoredProcedure,
    StoredRelease,
)
from tests.fakes.office_own import FakeOwnEntries, OwnEntries
from tests.fakes.office_procedures import (
    Drafts,
    FakeProcedureDrafts,
    FakeProposals,
    FakePublications,
    Proposals,
    Publications,
)
from tests.fakes.on_the_way import FakeFilesOnTheWay


@dataclass
class OfficeContent:
    """Everything kept; only frozen things lie in the containers, so a shallow copy is a copy."""

    people: dict[PersonId, Person] = field(default_factory=dict)
    epochs: dict[tuple[str, int], GroupEpoch] = field(default_factory=dict)
    grants: dict[tuple[PersonId, str, int], GroupGrant] = field(default_factory=dict)
    invitations: dict[InvitationId, Invitation] = field(default_factory=dict)
    post: dict[int, PostedEnvelope] = field(default_factory=dict)
    last_position: int = 0
    drafts: dict[str, bytes] = field(default_factory=dict)
    partners: dict[PartnerId, Partner] = field(default_factory=dict)
    partner_signatures: dict[PartnerId, Signed] = field(default_factory=dict)
    releases: dict[int, StoredRelease] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    procedures: dict[tuple[str, str], StoredProcedure] = field(default_factory=dict)
    procedure_drafts: Drafts = field(default_factory=dict)
    proposals: Proposals = field(default_factory=dict)
    publications: Publications = field(default_factory=dict)
    own_entries: OwnEntries = field(default_factory=dict)
    on_the_way: dict[str, FileOnTheWay] = field(default_factory=dict)

    def copied(self) -> Self:
        return replace(self, **{each.name: copy(getattr(self, each.name)) for each in fields(self)})


class FakePeople:
    def __init__(self, content: OfficeContent) -> None:
        self._people = content.people

    def add(self, person: Person) -> None:
        if person.id in self._people or self.find(person.login) is not None:
            raise StoreTrouble
        self._people[person.id] = person

    def get(self, person: PersonId) -> Person:
        if person not in self._people:
            raise NoSuchPerson
        return self._people[person]

    def find(self, login: str) -> Person | None:
        return next((each for each in self._people.values() if each.login == login), None)

    def all(self) -> tuple[Person, ...]:
        return tuple(
            sorted(self._people.values(), key=lambda each: (sort_key(each.name), each.id.hex))
        )

    def save(self, person: Person) -> None:
        kept = self._people.get(person.id)
        if kept is None or kept.revision != person.revision:
            raise ChangedMeanwhile
        self._people[person.id] = replace(person, revision=person.revision + 1)


class FakeKeys:
    """The public keys and grants; not to be taken for the keys of a person (`ports/keys.py`)."""

    def __init__(self, content: OfficeContent) -> None:
        self._content = content

    def add_epoch(self, epoch: GroupEpoch) -> None:
        place = (epoch.group, epoch.epoch)
        if place in self._content.epochs:
            raise StoreTrouble
        self._content.epochs[place] = epoch

    def newest_epoch(self, group: str) -> GroupEpoch | None:
        return next(reversed(self.epochs(group)), None)

    def epochs(self, group: str) -> tuple[GroupEpoch, ...]:
        found = (each for each in self._content.epochs.values() if each.group == group)
        return tuple(sorted(found, key=lambda each: each.epoch))

    def add_grant(self, grant: GroupGrant) -> None:
        place = (grant.person, grant.group, grant.epoch)
        if place in self._content.grants:
            raise StoreTrouble
        self._content.grants[place] = grant

    def grants_of(self, person: PersonId) -> tuple[GroupGrant, ...]:
        found = (each for each in self._content.grants.values() if each.person == person)
        return tuple(sorted(found, key=lambda each: (each.group, each.epoch)))

    def all_grants(self) -> tuple[GroupGrant, ...]:
        places = sorted(self._content.grants, key=lambda each: (each[0].hex, *each[1:]))
        return tuple(self._content.grants[place] for place in places)

    def remove_grants_of(self, person: PersonId) -> None:
        for place in [place for place in self._content.grants if place[0] == person]:
            del self._content.grants[place]

    def add_invitation(self, invitation: Invitation) -> None:
        if invitation.id in self._content.invitations:
            raise StoreTrouble
        self._content.invitations[invitation.id] = invitation

    def invitation_of(self, person: PersonId) -> Invitation | None:
        found = [each for each in self._content.invitations.values() if each.person == person]
        return max(found, key=lambda each: each.expires_at, default=None)

    def save_invitation(self, invitation: Invitation) -> None:
        if invitation.id not in self._content.invitations:
            raise ChangedMeanwhile
        self._content.invitations[invitation.id] = invitation

    def remove_invitation(self, invitation: InvitationId) -> None:
        self._content.invitations.pop(invitation, None)


class FakePost:
    def __init__(self, content: OfficeContent) -> None:
        self._content = content

    def put(self, envelope: PostedEnvelope) -> None:
        if all(each.id != envelope.id for each in self._content.post.values()):
            self._content.last_position += 1
            self._content.post[self._content.last_position] = envelope

    def waiting(self, audience: Audience) -> Iterator[PostedEnvelope]:
        return (envelope for _position, envelope in self.after(audience, 0))

    def count(self, audience: Audience) -> int:
        return len(list(self.waiting(audience)))

    def after(self, audience: Audience, position: int) -> Iterator[tuple[int, PostedEnvelope]]:
        for each, envelope in tuple(self._content.post.items()):
            if each > position and envelope.audience == audience and each in self._content.post:
                yield each, envelope

    def remove(self, envelope: EnvelopeId) -> None:
        for position, each in tuple(self._content.post.items()):
            if each.id == envelope:
                del self._content.post[position]


class FakeDrafts:
    def __init__(self, content: OfficeContent) -> None:
        self._drafts = content.drafts

    def put(self, tag: str, sealed: bytes) -> None:
        self._drafts[tag] = sealed

    def get(self, tag: str) -> bytes | None:
        return self._drafts.get(tag)

    def remove(self, tag: str) -> None:
        self._drafts.pop(tag, None)


class FakePartners:
    def __init__(self, content: OfficeContent) -> None:
        self._partners = content.partners

    def add(self, partner: Partner) -> None:
        if partner.id in self._partners:
            raise StoreTrouble
        self._partners[partner.id] = partner

    def get(self, partner: PartnerId) -> Partner:
        if partner not in self._partners:
            raise NoSuchPartner
        return self._partners[partner]

    def save(self, partner: Partner) -> None:
        kept = self._partners.get(partner.id)
        if kept is None or kept.revision != partner.revision:
            raise ChangedMeanwhile
        self._partners[partner.id] = replace(partner, revision=partner.revision + 1)

    def all(self, *, with_retired: bool = False) -> tuple[Partner, ...]:
        shown = (each for each in self._partners.values() if each.active or with_retired)
        return tuple(sorted(shown, key=lambda each: (sort_key(each.name), each.id.hex)))


class FakePartnerSignatures:
    def __init__(self, content: OfficeContent) -> None:
        self._signatures = content.partner_signatures

    def put(self, partner: PartnerId, signed: Signed) -> None:
        self._signatures[partner] = signed

    def all(self) -> dict[PartnerId, Signed]:
        return dict(self._signatures)


class FakeReleases:
    def __init__(self, content: OfficeContent) -> None:
        self._releases = content.releases

    def add(self, release: StoredRelease) -> None:
        if release.number in self._releases or self.find(release.period) is not None:
            raise StoreTrouble
        self._releases[release.number] = release

    def find(self, period: str) -> StoredRelease | None:
        return next((each for each in self._releases.values() if each.period == period), None)

    def all(self) -> tuple[StoredRelease, ...]:
        return tuple(self._releases[number] for number in sorted(self._releases, reverse=True))


class FakeSettings:
    def __init__(self, content: OfficeContent) -> None:
        self._settings = content.settings

    def get(self, name: str, default: str = "") -> str:
        return self._settings.get(name, default)

    def put(self, name: str, value: str) -> None:
        self._settings[name] = value


class FakeProcedures:
    def __init__(self, content: OfficeContent) -> None:
        self._procedures = content.procedures

    def publish(self, procedure: StoredProcedure) -> None:
        place = (procedure.id, procedure.version)
        if place in self._procedures:
            raise StoreTrouble
        self._procedures[place] = procedure

    def get(self, procedure: str, version: str) -> StoredProcedure:
        if (procedure, version) not in self._procedures:
            raise NoSuchProcedure(procedure=procedure, version=version)
        return self._procedures[procedure, version]

    def newest(self) -> StoredProcedure | None:
        return next(reversed(self._procedures.values()), None)

    def all(self) -> tuple[StoredProcedure, ...]:
        return tuple(self._procedures.values())


class FakeOffice:
    def __init__(self, content: OfficeContent) -> None:
        self.people = FakePeople(content)
        self.keys = FakeKeys(content)
        self.post = FakePost(content)
        self.drafts = FakeDrafts(content)
        self.partners = FakePartners(content)
        self.partner_signatures = FakePartnerSignatures(content)
        self.releases = FakeReleases(content)
        self.settings = FakeSettings(content)
        self.procedures = FakeProcedures(content)
        self.procedure_drafts = FakeProcedureDrafts(content.procedure_drafts)
        self.procedure_proposals = FakeProposals(content.proposals)
        self.publications = FakePublications(content.publications)
        self.own_entries = FakeOwnEntries(content.own_entries)
        self.on_the_way = FakeFilesOnTheWay(content.on_the_way, content.drafts)
