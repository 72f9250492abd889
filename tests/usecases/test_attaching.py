"""A file is sealed before the change begins; if the change fails, nothing of it stays."""

from __future__ import annotations

from typing import Any

import pytest

from komma_desk.domain.attachment import FileNameNotAccepted, NewAttachment
from komma_desk.domain.given_file import AttachingStopped, FileIsEmpty, SealingProgress
from komma_desk.domain.roles import Role
from komma_desk.store.troubles import StoreBusy
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.effects.evidence import EvidenceGone
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.usecases.queries.my_reports import MyReports
from tests.fakes.given_evidence import attached
from tests.usecases.deeds import a_draft
from tests.usecases.workbench import Workbench

LETTER = NewAttachment(name="Brief.txt", content=b"Drohbrief")


@pytest.fixture
def bench() -> Workbench:
    return Workbench()


def test_what_was_attached_lies_sealed_and_is_known_by_name(bench: Workbench) -> None:
    (sealed,) = attached(bench.at(Role.REPORTER), LETTER)
    assert bench.sealed_files.read(sealed) == LETTER.content
    with bench.desk.look() as work:
        assert [each.stored_as for each in work.office.on_the_way.all()] == [sealed.stored_as]


def test_nothing_of_it_stands_in_the_log(bench: Workbench) -> None:
    attached(bench.at(Role.REPORTER), LETTER)
    assert bench.desk.log == []


def test_a_change_that_cannot_begin_leaves_no_file(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = bench.at(Role.REPORTER)

    def busy() -> None:
        raise StoreBusy

    monkeypatch.setattr(desk._desk, "change", busy)
    with pytest.raises(StoreBusy):
        desk.perform(AttachFile(LETTER))
    assert bench.sealed_files.files == {}


def test_whoever_stops_it_keeps_nothing_of_it(bench: Workbench) -> None:
    def stop(_progress: SealingProgress) -> bool:
        return False

    with pytest.raises(AttachingStopped):
        bench.at(Role.REPORTER).perform(AttachFile(LETTER, stop))
    assert bench.sealed_files.files == {}


def test_how_far_it_is_is_told_up_to_the_end_of_both_parts(bench: Workbench) -> None:
    told: list[SealingProgress] = []

    def watch(progress: SealingProgress) -> bool:
        told.append(progress)
        return True

    bench.at(Role.REPORTER).perform(AttachFile(LETTER, watch))
    size = len(LETTER.content)
    assert {(each.part.value, each.whole) for each in told} == {
        ("sealing", size),
        ("checking", size),
    }
    assert told[-1].done == size


@pytest.mark.parametrize("name", ["", "a\nb", "a\0b", "n" * 501])
def test_a_name_that_is_none_is_refused_before_anything_is_sealed(
    bench: Workbench, name: str
) -> None:
    with pytest.raises(FileNameNotAccepted):
        bench.at(Role.REPORTER).perform(AttachFile(NewAttachment(name=name, content=b"x")))
    assert bench.sealed_files.files == {}


def test_nothing_is_no_evidence(bench: Workbench) -> None:
    with pytest.raises(FileIsEmpty):
        bench.at(Role.REPORTER).perform(AttachFile(NewAttachment(name="leer.txt", content=b"")))


def test_a_draft_tells_which_of_its_files_are_gone(bench: Workbench) -> None:
    reporter = bench.at(Role.REPORTER)
    there, gone = attached(reporter, LETTER, LETTER)
    reporter.perform(SaveDraft(a_draft(), (there, gone)))
    bench.sealed_files.remove(gone.stored_as)
    kept: Any = reporter.ask(MyDraft())
    assert (kept.files, kept.missing) == ((there,), (gone.attachment,))


def test_a_report_is_not_filed_with_a_file_whose_sealed_content_is_gone(bench: Workbench) -> None:
    desk = bench.at(Role.REPORTER)
    (sealed,) = attached(desk, LETTER)
    del bench.sealed_files.files[sealed.stored_as]
    with pytest.raises(EvidenceGone) as refused:
        desk.perform(ReportIncident(a_draft(), (sealed,)))
    assert "Brief.txt" in refused.value.spoken()
    assert desk.ask(MyReports()) == ()
