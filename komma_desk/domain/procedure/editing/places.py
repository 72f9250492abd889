"""Where something stands in a definition, written as the checker writes it: "steps.accept.to"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from komma_desk.domain.procedure.definition import Procedure, State, Step, Strand
from komma_desk.words import N_, Bilingual


class Kind(StrEnum):
    PROCEDURE = "procedure"
    STATE = "states"
    STRAND = "strands"
    STEP = "steps"


KIND_NAMES = {
    Kind.PROCEDURE: N_("Procedure"),
    Kind.STATE: N_("Case state"),
    Kind.STRAND: N_("Strand"),
    Kind.STEP: N_("Step"),
}
WHOLE = "procedure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A thing and, if the place says so, which of its properties is meant."""

    kind: Kind
    id: str = ""
    name: str = ""

    def thing(self) -> str:
        return WHOLE if self.kind is Kind.PROCEDURE else f"{self.kind}.{self.id}"


def place_of(text: str) -> Place:
    """What a place means; words of the file that are called otherwise here are translated."""
    parts = text.split(".")
    if parts[0] in {Kind.STATE, Kind.STRAND, Kind.STEP} and len(parts) > 1:
        kind = Kind(parts[0])
        name = parts[2] if len(parts) > 2 else ""  # noqa: PLR2004 -- kind, id, property
        name = "sources" if (kind, name) == (Kind.STEP, "from") else name
        return Place(kind=kind, id=parts[1], name=name)
    return Place(kind=Kind.PROCEDURE, name=parts[-1] if parts[-1] != WHOLE else "")


def thing_at(procedure: Procedure, place: str) -> Procedure | State | Strand | Step | None:
    """The thing a place names; None if it is not there (any more)."""
    where = place_of(place)
    match where.kind:
        case Kind.STATE:
            return next((one for one in procedure.states if one.id == where.id), None)
        case Kind.STRAND:
            return next((one for one in procedure.strands if one.id == where.id), None)
        case Kind.STEP:
            return next((one for one in procedure.steps if one.id == where.id), None)
        case _:
            return procedure


def title_at(procedure: Procedure, place: str) -> Bilingual:
    thing = thing_at(procedure, place)
    return thing.title if thing is not None else Bilingual(de="", en="")
