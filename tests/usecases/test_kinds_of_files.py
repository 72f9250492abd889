"""What kind a file is can be said with the report and later, and the case tells who said it."""

from __future__ import annotations

from typing import Any

import pytest

from komma_desk.domain.attachment import Attachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import Code
from komma_desk.domain.file_kind import KIND_SAID, UnknownFileKind
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import NoSuchAttachment
from komma_desk.usecases.commands.make_stripped_copy import MakeStrippedCopy
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.say_file_kind import SayFileKind
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.my_draft import MyDraft
from tests.fakes.given_evidence import attached
from tests.usecases.deeds import Prepared, a_draft
from tests.usecases.evidence_examples import a_file

PHOTO, LETTER = Code("PHOTO"), Code("LETTER")


def file_of(bench: Prepared, case: CaseId) -> Attachment:
    found: Attachment = bench.at(Role.CLEARING).ask(CaseDesk(case)).file.attachments[0]
    return found


def say(bench: Prepared, kind: Code | None, case: CaseId | None = None) -> Changes:
    file = file_of(bench, bench.case)
    return bench.at(Role.CLEARING).perform(
        SayFileKind(case=case or bench.case, attachment=file.id, kind=kind)
    )


def test_what_the_reporter_says_of_a_file_stands_in_the_case(bench: Prepared) -> None:
    reporter, clearing = bench.at(Role.REPORTER), bench.at(Role.CLEARING)
    (file,) = attached(reporter, a_file())
    receipt = reporter.perform(ReportIncident(a_draft("neu"), (file.of_kind(PHOTO),))).receipt
    assert isinstance(receipt, FilingReceipt)
    assert [each.kind for each in receipt.files] == [PHOTO]
    taken: Any = clearing.perform(TakeIn()).receipt
    (case,) = (
        each
        for each, kept in bench.desk.content.cases.cases.items()
        if kept.number in taken.numbers
    )
    assert file_of(bench, CaseId(case)).kind == PHOTO


def test_a_draft_keeps_what_was_said_of_its_files(bench: Prepared) -> None:
    reporter = bench.at(Role.REPORTER)
    (file,) = attached(reporter, a_file())
    reporter.perform(SaveDraft(a_draft(), (file.of_kind(LETTER),)))
    assert [each.attachment.kind for each in reporter.ask(MyDraft()).files] == [LETTER]


def test_a_kind_no_list_offers_is_not_filed(bench: Prepared) -> None:
    reporter = bench.at(Role.REPORTER)
    (file,) = attached(reporter, a_file())
    with pytest.raises(UnknownFileKind):
        reporter.perform(ReportIncident(a_draft(), (file.of_kind(Code("INVENTED")),)))


def test_the_office_says_the_kind_later_and_the_history_tells_it(bench: Prepared) -> None:
    say(bench, PHOTO)
    say(bench, LETTER)
    file = bench.at(Role.CLEARING).ask(CaseDesk(bench.case)).file
    told = [each.facts for each in file.history if each.action == KIND_SAID]
    assert [(each["before"], each["kind"]) for each in told] == [("", "PHOTO"), ("PHOTO", "LETTER")]
    assert file.attachments[0].kind == LETTER


def test_a_kind_said_by_mistake_can_be_taken_back(bench: Prepared) -> None:
    say(bench, PHOTO)
    say(bench, None)
    assert file_of(bench, bench.case).kind is None


def test_the_same_kind_said_twice_is_written_once(bench: Prepared) -> None:
    say(bench, PHOTO)
    assert say(bench, PHOTO) == Changes()
    history = bench.at(Role.CLEARING).ask(CaseDesk(bench.case)).file.history
    assert [each.action for each in history].count(KIND_SAID) == 1


def test_a_copy_without_metadata_is_of_the_kind_of_its_original(bench: Prepared) -> None:
    original = file_of(bench, bench.case)
    command = MakeStrippedCopy(case=bench.case, attachment=original.id)
    bench.at(Role.CLEARING).perform(command)
    say(bench, PHOTO)
    files = bench.at(Role.CLEARING).ask(CaseDesk(bench.case)).file.attachments
    assert [each.kind for each in files] == [PHOTO, PHOTO]


def test_a_kind_that_is_in_no_list_is_refused(bench: Prepared) -> None:
    with pytest.raises(UnknownFileKind):
        say(bench, Code("INVENTED"))
    assert file_of(bench, bench.case).kind is None


def test_a_file_of_another_case_gets_no_kind_from_here(bench: Prepared) -> None:
    other = CaseId(bench.lines[5].id)
    with pytest.raises(NoSuchAttachment):
        say(bench, PHOTO, other)
