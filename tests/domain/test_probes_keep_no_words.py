"""A probe lies in the file of the office: what somebody typed in a rehearsal is not kept in it."""

from __future__ import annotations

from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.probes import DaysPass, StepTaken
from komma_desk.domain.procedure.rehearsed_facts import without_words


def test_of_a_typed_reason_a_probe_keeps_only_that_there_was_one() -> None:
    facts = (("reason", "Frau Müller aus dem Bürgerbüro"), ("category", "STAFF"))
    kept = without_words(StepTaken(step=StepId("close"), facts=facts))
    assert isinstance(kept, StepTaken)
    assert dict(kept.facts)["category"] == "STAFF"
    assert dict(kept.facts)["reason"].strip()
    assert "Müller" not in repr(kept)


def test_what_holds_no_words_is_kept_as_it_was() -> None:
    assert without_words(DaysPass(days=3)) == DaysPass(days=3)
    empty = StepTaken(step=StepId("close"), facts=(("reason", ""),))
    assert without_words(empty) == empty
