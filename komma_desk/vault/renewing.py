"""What clearing makes anew when somebody leaves: epochs, signatures, the directory's seal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from komma_desk.vault.groups import (
    CLEARING,
    GroupEpoch,
    GroupGrant,
    GroupKeys,
    SealedDirectoryKey,
    grant,
    new_group,
    seal_directory_key,
)
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import PublicKeys, SignedPublicKeys, sign_public_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class NextEpochs:
    """To be stored in the office compartment; `directory` only where clearing itself is renewed."""

    epochs: tuple[GroupEpoch, ...]
    grants: tuple[GroupGrant, ...]
    directory: SealedDirectoryKey | None


def next_epochs(ring: KeyRing, members: Mapping[str, Sequence[PublicKeys]]) -> NextEpochs:
    """A new key pair for each named group, granted to its members, whose keys are checked.

    The epoch before lies sealed under the new one: what was written stays readable to them.
    Raises KeyNotYours for a group she is not in.
    """
    made: dict[str, tuple[GroupKeys, GroupEpoch]] = {
        name: new_group(name, ring.directory_key, after=ring.group_keys(name)) for name in members
    }
    return NextEpochs(
        epochs=tuple(epoch for _, epoch in made.values()),
        grants=tuple(
            grant(made[name][0], public) for name, several in members.items() for public in several
        ),
        directory=seal_directory_key(ring.directory_key, made[CLEARING][0])
        if CLEARING in made
        else None,
    )


def signed_anew(
    ring: KeyRing,
    people: Iterable[SignedPublicKeys],
    generation: int,
    becoming: SignedPublicKeys | None = None,
) -> tuple[SignedPublicKeys, ...]:
    """The same people for another generation; raises SwappedKey for one nobody signed before.

    `becoming` names the one of them whose roles and terms are others from now on.
    """
    return tuple(
        sign_public_keys(
            ring.directory_key,
            each.checked(ring.directory_public),
            said.roles,
            login=each.login,
            name=each.name,
            generation=generation,
            terms=said.terms,
        )
        for each in people
        for said in (becoming if becoming and becoming.public == each.public else each,)
    )
