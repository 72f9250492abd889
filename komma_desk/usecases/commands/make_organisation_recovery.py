"""Two sheets that together bring the office back; earlier ones end with this."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.audit import Compartment
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.recovery_half import HalfSheet
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.resealing import let_recovery_in_everywhere
from komma_desk.usecases.office_recovery import (
    OfficeRecovery,
    announce_recovery,
    keep_recovery,
    keys_of_recovery,
)
from komma_desk.words import N_, current_language


class OneFileForTwoHalves(Refusal):
    sentence = N_("Both halves would go into the same file.")
    advice = N_("Please choose two files: whoever has both halves can open everything.")


@dataclass(frozen=True, slots=True)
class MakeOrganisationRecovery:
    """The halves are on the two sheets and nowhere else."""

    target_a: Path
    target_b: Path


def make_organisation_recovery(command: MakeOrganisationRecovery, context: Context) -> Changes:
    if command.target_a == command.target_b:
        raise OneFileForTwoHalves
    settings, trail = context.work.office.settings, context.work.trail
    made = context.keys.make_recovery({each: trail.head(each) for each in Compartment})
    keys = keys_of_recovery(sealing=made.sealing, signing=made.signing, signature=made.signature)
    announce_recovery(keys, settings, context.work.cases.memory)
    keep_recovery(
        settings,
        OfficeRecovery(
            keys=keys,
            grants=made.grants,
            made_at=context.clock.now().replace(microsecond=0),
            made_by=context.actor.name,
        ),
    )
    let_recovery_in_everywhere(context)
    for half, code, target in (
        ("A", made.half_a, command.target_a),
        ("B", made.half_b, command.target_b),
    ):
        sheet = HalfSheet(
            organisation=settings.get("municipality"),
            half=half,
            code=code,
            store=made.store,
            made_on=context.clock.today(),
            made_by=context.actor.name,
            language=current_language(),
        )
        context.leave(target, context.tools.papers.half_sheet(sheet))
    return Changes.of(Subject.SETTINGS)
