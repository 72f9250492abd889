"""HiGHS, set up so that the same question always gets the same answer."""

from __future__ import annotations

from typing import Any

from komma_desk.domain.errors import Trouble
from komma_desk.words import N_


class ProtectionUnfinished(Trouble):
    """The solver gave no answer: then nothing is published (fails closed)."""

    sentence = N_("The protection of the figures could not be computed, so none were released.")
    advice = N_("Please try again; if it happens again, prepare the figures on a faster computer.")


def quiet_solver(*, seconds: float) -> Any:
    """A HiGHS instance: one thread, fixed seed, no output. Loaded late: it costs start-up time."""
    import highspy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no stubs
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("parallel", "off"),
        ("random_seed", 0),
        ("time_limit", seconds),
        # Sharp enough that a whole number is never mistaken for its neighbour.
        ("mip_feasibility_tolerance", 1e-7),
    ):
        solver.setOptionValue(option, value)
    return solver
