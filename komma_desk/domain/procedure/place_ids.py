"""What the places of a procedure are called; below everything that speaks of them."""

from __future__ import annotations

from typing import NewType

StateId = NewType("StateId", str)  # a main state, or a leaf of a strand
StrandId = NewType("StrandId", str)
StepId = NewType("StepId", str)
