"""The procedures and deadline rules KommA Desk comes with, read once."""

from __future__ import annotations

from pathlib import Path

from komma_desk.definitions.deadlines import read_deadline_rules
from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.procedure.shipped import ShippedProcedure

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
RULES = read_deadline_rules(RESOURCES / "deadlines.toml")
SHIPPED = {each: read_procedure(RESOURCES / f"procedures/{each}.toml") for each in ShippedProcedure}
STANDARD = SHIPPED[ShippedProcedure.STANDARD]
SMALL = SHIPPED[ShippedProcedure.SMALL_TOWN]
AGG = SHIPPED[ShippedProcedure.AGG_COMPLAINT]
