"""What copies gigabytes does so before the change: meanwhile everybody else can write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from komma_desk.domain.roles import Role
from komma_desk.store.sealed_files import AttachmentDamaged
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.commands.seal_report_file import SealReportFile
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.fakes.given_evidence import attached
from tests.usecases.deeds import OUT, Prepared, a_draft
from tests.usecases.evidence_examples import a_file

Writing = Callable[..., object]


def note_written_while(bench: Prepared, slow: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody writes a note as soon as the slow part of the files outside begins."""
    real: Writing = getattr(bench.outside, slow)

    def slowly(*args: object) -> object:
        bench.at(Role.CLEARING).perform(AddNote(case=bench.case, text="Inzwischen"))
        return real(*args)

    monkeypatch.setattr(bench.outside, slow, slowly)


def notes_of(bench: Prepared) -> list[str]:
    file = bench.at(Role.CLEARING).ask(CaseDesk(bench.case)).file
    return [each.text for each in file.notes]


def saved(bench: Prepared, target: Path) -> None:
    clearing = bench.at(Role.CLEARING)
    (file,) = clearing.ask(CaseDesk(bench.case)).file.attachments
    clearing.perform(SaveAttachment(attachment=file.id, target=target))


def test_a_note_is_kept_while_an_attachment_is_copied_out(
    bench: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_written_while(bench, "stage_filled", monkeypatch)
    saved(bench, OUT / "kopie")
    assert OUT / "kopie" in bench.outside.files
    assert "Inzwischen" in notes_of(bench)


def test_a_note_is_kept_while_a_sealed_report_is_written(
    bench: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporter = bench.at(Role.REPORTER)
    files = attached(reporter, a_file())
    note_written_while(bench, "stage_pieces", monkeypatch)
    reporter.perform(SealReportFile(a_draft(), OUT / "m.komma", files))
    assert OUT / "m.komma" in bench.outside.files
    assert "Inzwischen" in notes_of(bench)


def test_of_a_damaged_attachment_no_copy_and_no_line_in_the_log_is_left(bench: Prepared) -> None:
    for name, (key, _content) in list(bench.sealed_files.files.items()):
        bench.sealed_files.files[name] = (key, b"anders")
    lines = sum(line.action == "save attachment" for _log, line in bench.desk.log)
    with pytest.raises(AttachmentDamaged):
        saved(bench, OUT / "kopie")
    assert OUT / "kopie" not in bench.outside.files
    assert not bench.outside.staged
    assert sum(line.action == "save attachment" for _log, line in bench.desk.log) == lines
