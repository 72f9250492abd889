"""Where a rehearsed case is, in words."""

from __future__ import annotations

from komma_desk.domain.procedure.rehearsal import Rehearsal


def place_said(run: Rehearsal) -> str:
    """The state, and of its strands those that were opened."""
    procedure = run.procedure
    told = [run.position.main]
    for leaf in run.position.open_leaves(procedure):
        strand = procedure.strand_of_leaf[leaf]
        if leaf != strand.start or leaf not in strand.end:
            told.append(leaf)
    return " · ".join(procedure.title_of(state).spoken() for state in told)
