"""Sealed files of drafts and in the post come through a backup and through somebody leaving."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from komma_desk.bootstrap.opening import unlock_store
from komma_desk.bootstrap.restoring import restore_backup
from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.store_health import Health
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.queries.my_draft import MyDraft
from tests.fakes.given_evidence import attached
from tests.journeys.evidence_town import LETTER, PHOTO, case_files, content_of
from tests.journeys.town import CLEARING, Town, a_draft, passphrase_of, person_id


def under_way(town: Town) -> tuple[SealedAttachment, ...]:
    """A report with a letter in the post, a draft with a photo behind it; gives the photo."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("in der Post"), attached(rita, LETTER)))
        files = attached(rita, PHOTO)
        rita.perform(SaveDraft(a_draft("Entwurf"), files))
    return files


def all_arrives(karl: Session, target: Path) -> None:
    karl.perform(TakeIn())
    (file,) = case_files(karl)
    assert content_of(karl, file, target) == [LETTER.content]


def test_a_backup_brings_back_what_was_on_its_way(town: Town, tmp_path: Path) -> None:
    files = under_way(town)
    with town.unlock(CLEARING) as karl:
        made: Any = karl.perform(BackUpStore()).receipt
    new = tmp_path / "neu"
    found = restore_backup(town.house, made.folder, new, CLEARING, passphrase_of(CLEARING))
    assert {line.health for line in found.health.lines} == {Health.GOOD}
    with unlock_store(town.house, new, "rita", passphrase_of("rita")) as rita:
        assert rita.ask(MyDraft()) == KeptDraft(a_draft("Entwurf"), files)
        assert rita._tools.sealed_files.read(files[0]) == PHOTO.content
    with unlock_store(town.house, new, CLEARING, passphrase_of(CLEARING)) as karl:
        all_arrives(karl, tmp_path / "x")


def test_somebody_leaving_takes_nothing_of_it_away(town: Town, tmp_path: Path) -> None:
    files = under_way(town)
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, "rolf")))
        all_arrives(karl, tmp_path / "x")
    with town.unlock("rita") as rita:
        assert rita.ask(MyDraft()) == KeptDraft(a_draft("Entwurf"), files)
        rita.perform(ReportIncident(a_draft("Entwurf"), files))
