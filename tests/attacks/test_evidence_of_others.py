"""Whoever names the files of others in an envelope gains and harms nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from komma_desk.store.sealed_files import AttachmentMissing
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.take_in import TakeIn
from tests.fakes.given_evidence import attached
from tests.journeys.evidence_town import (
    LETTER,
    case_files,
    content_of,
    post_by_hand,
    take_in,
)
from tests.journeys.town import CLEARING, Town, a_draft


@pytest.mark.parametrize("key", ["another key", "the same key"])
def test_an_envelope_naming_another_cases_file_gains_and_harms_nothing(
    town: Town, tmp_path: Path, key: str
) -> None:
    with town.unlock("rita") as rita:
        (letter,) = attached(rita, LETTER)
        rita.perform(ReportIncident(a_draft("echt"), (letter,)))
    take_in(town)
    with town.unlock("rolf") as rolf:
        stolen = letter if key == "the same key" else replace(letter, key=b"k" * 32)
        post_by_hand(rolf, stolen)
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        files = {each.case.report.narrative: each for each in case_files(karl)}
        real, forged = files["echt"], files["von Hand"]
        assert content_of(karl, real, tmp_path / "x") == [LETTER.content]
        with pytest.raises(AttachmentMissing):
            content_of(karl, forged, tmp_path / "y")
        names = [each.stored_as for each in karl.attachments()]
        assert len(set(names)) == len(names)


def test_an_envelope_naming_a_file_still_in_the_post_takes_it_from_nobody(
    town: Town, tmp_path: Path
) -> None:
    with town.unlock("rita") as rita:
        (letter,) = attached(rita, LETTER)
        rita.perform(SaveDraft(a_draft("echt"), (letter,)))
    with town.unlock("rolf") as rolf:
        post_by_hand(rolf, replace(letter, key=b"k" * 32))
    take_in(town)
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("echt"), (letter,)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        (real,) = (one for one in case_files(karl) if one.case.report.narrative == "echt")
        assert content_of(karl, real, tmp_path / "x") == [LETTER.content]
