"""The file that says where cases go on in another version: read, and written to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from komma_desk.definitions.house_style import written, written_key, written_table
from komma_desk.definitions.reading import Table, open_definition, shown
from komma_desk.domain.procedure.definition import Procedure, State, StateId
from komma_desk.domain.procedure.moving import GIVEN_UP, PlaceMapping
from komma_desk.words import _

FORMAT: Final = "komma-move/1"


def read_move_mapping(
    path: Path, old: Procedure | None = None, new: Procedure | None = None
) -> PlaceMapping:
    """With both versions every place is looked at too; without them only what is moved where.

    Raises BrokenDefinition with file and line.
    """
    table = open_definition(path)
    table.exactly("schema", FORMAT)
    start, target = table.table("from"), table.table("to")
    places: dict[StateId, StateId] = {}
    if old is not None and new is not None:
        places = _places(table, old, new)
        table.done()
    mapping = PlaceMapping(
        procedure=start.text("procedure"),
        version=start.text("version"),
        to_procedure=target.text("procedure"),
        to_version=target.text("version"),
        places=places,
    )
    start.done()
    target.done()
    return mapping


def _places(table: Table, old: Procedure, new: Procedure) -> dict[StateId, StateId]:
    """A state leads to a state, a leaf to a leaf; leaves may be given up instead."""
    inner = table.maybe_table("places")
    found: dict[StateId, StateId] = {}
    if inner is not None:
        mains = [state.id for state in new.main_states()]
        leaves = list(new.strand_of_leaf)
        for state in old.states:
            if inner.has(state.id):
                allowed = leaves if state.id in old.strand_of_leaf else mains
                found[state.id] = StateId(inner.one_of(state.id, allowed))
        inner.done()
    for name in table.texts("given_up"):
        leaf = StateId(name)
        if leaf not in old.strand_of_leaf:
            raise table.refuse_value("given_up", name, list(old.strand_of_leaf))
        if leaf in found:
            raise table.twice("given_up", name)
        found[leaf] = GIVEN_UP
    return found


def move_mapping_text(mapping: PlaceMapping, old: Procedure, new: Procedure) -> str:
    """What is said stands there; what must still be said stands there as a remark."""
    places = mapping.places
    said = {place: target for place, target in places.items() if target != GIVEN_UP}
    ended = tuple(place for place, target in places.items() if target == GIVEN_UP)
    parts = (
        _remarks(
            _("Where the cases of one version go on in another: old place = new place."),
            _("What is a remark under [places] must still be said: name the new place."),
            _("Leaves of strands that are not gone on with belong into given_up."),
        ),
        written_table("", {"schema": FORMAT, "given_up": ended}),
        _version("[from]", mapping.procedure, mapping.version),
        _version("[to]", mapping.to_procedure, mapping.to_version),
        "[places]\n"
        + "".join(
            _line(state, said.get(state.id), new) for state in old.states if state.id not in ended
        ),
        _remarks(_("The places of the new version:"), *(_told(state, new) for state in new.states)),
    )
    return "\n".join(parts)


def _version(header: str, procedure: str, version: str) -> str:
    return written_table(header, {"procedure": procedure, "version": version})


def _line(state: State, target: StateId | None, new: Procedure) -> str:
    key, title = written_key(state.id), shown(state.title.spoken())
    if target is None:
        return f'# {key} = ""  # {title}\n'
    return f"{key} = {written(target)}  # {title} → {shown(new.title_of(target).spoken())}\n"


def _told(state: State, procedure: Procedure) -> str:
    strand, title = procedure.strand_of_leaf.get(state.id), shown(state.title.spoken())
    of_strand = "" if strand is None else f"{shown(strand.title.spoken())}: "
    return f"  {shown(state.id)}  {of_strand}{title}"


def _remarks(*lines: str) -> str:
    return "".join(f"# {line}\n" for line in lines)
