"""Two people type their halves: together they open what they must, and nothing is shown or used."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.usecases.context import Context
from komma_desk.usecases.office_recovery import keep_recovery, recovery_in
from komma_desk.words import N_


class NoHalvesYet(Refusal):
    sentence = N_("No halves have been made for this store yet.")
    advice = N_("A clearing officer can print them.")


@dataclass(frozen=True, slots=True)
class RehearseOrganisationRecovery:
    half_a: str = field(repr=False)
    half_b: str = field(repr=False)


def rehearse_organisation_recovery(
    command: RehearseOrganisationRecovery, context: Context
) -> Changes:
    office = context.work.office
    kept = recovery_in(office.settings)
    if kept is None:
        raise NoHalvesYet
    epochs = [each for grant in kept.grants for each in office.keys.epochs(grant.group)]
    context.keys.rehearse_recovery(
        command.half_a, command.half_b, kept.keys, epochs=epochs, grants=kept.grants
    )
    keep_recovery(
        office.settings,
        replace(
            kept,
            rehearsals=kept.rehearsals + 1,
            rehearsed_at=context.clock.now().replace(microsecond=0),
        ),
    )
    return Changes.of(Subject.SETTINGS)
