"""Files that leave with a hand-over: ticked ones only, and the case remembers which."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.attachment import Attachment, NewAttachment
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.enclosure import OriginalNotAgreed, key_of, left_files
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import ChangedMeanwhile, NoSuchAttachment
from komma_desk.store.sealed_files import AttachmentDamaged
from komma_desk.usecases.commands.accept_partners import AcceptPartners
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.make_stripped_copy import CopyMade, MakeStrippedCopy
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.letter_scope import NotCovered
from komma_desk.usecases.effects.writing_letters import ConsentMissing
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.fakes.given_evidence import attached
from tests.usecases.deeds import Prepared, a_draft
from tests.usecases.workbench import FakePapers

OUT = Path("/draußen/brief.pdf")
FIRST, SECOND = b"Kamera eins", b"Kamera zwei"


@pytest.fixture
def case(bench: Prepared) -> CaseId:
    """A case with two files and the consent to hand it over."""
    reporter, clearing = bench.at(Role.REPORTER), bench.at(Role.CLEARING)
    files = attached(
        reporter,
        NewAttachment(name="Frau Yilmaz.jpg", content=FIRST),
        NewAttachment(name="b.jpg", content=SECOND),
    )
    reporter.perform(ReportIncident(a_draft("mit Dateien"), files))
    taken: Any = clearing.perform(TakeIn()).receipt
    (case,) = (
        CaseId(each)
        for each, kept in bench.desk.content.cases.cases.items()
        if kept.number in taken.numbers
    )
    say(bench, case, ConsentState.GIVEN)
    return case


def say(
    bench: Prepared,
    case: CaseId,
    state: ConsentState,
    scope: ConsentScope = ConsentScope.ALL,
) -> None:
    bench.at(Role.CLEARING).perform(
        RecordConsent(
            case=case,
            item=Code("refer_counselling"),
            state=state,
            manner=ConsentManner.WRITTEN,
            scope=scope,
        )
    )


def files_of(bench: Prepared, case: CaseId) -> tuple[Attachment, ...]:
    found: tuple[Attachment, ...] = bench.at(Role.CLEARING).ask(CaseDesk(case)).file.attachments
    return found


def copy_of(bench: Prepared, case: CaseId, original: Attachment) -> AttachmentId:
    made = bench.at(Role.CLEARING).perform(MakeStrippedCopy(case=case, attachment=original.id))
    assert isinstance(made.receipt, CopyMade)
    return made.receipt.attachment


def refer(bench: Prepared, case: CaseId, *files: AttachmentId, **more: Any) -> ReferCase:
    return ReferCase(
        case=case,
        partner=bench.partner.id,
        parts=("narrative", *map(key_of, files)),
        purpose="Bitte helfen Sie.",
        target=OUT,
        **more,
    )


def letter_of(bench: Prepared, command: ReferCase) -> bytes:
    handed = bench.at(Role.CLEARING).perform(command).receipt
    assert isinstance(handed, HandedOver)
    return bench.outside.files[OUT].removeprefix(handed.passphrase.encode())[::-1]


def test_the_chosen_copy_is_inside_and_no_other_file(bench: Prepared, case: CaseId) -> None:
    first = files_of(bench, case)[0]
    letter = letter_of(bench, refer(bench, case, copy_of(bench, case, first)))
    assert b"Anlage-1.jpg:  eins" in letter
    assert b"Kamera" not in letter
    assert b"zwei" not in letter


def test_the_name_of_a_file_stays_in_the_office(bench: Prepared, case: CaseId) -> None:
    first = files_of(bench, case)[0]
    assert b"Yilmaz" not in letter_of(bench, refer(bench, case, copy_of(bench, case, first)))


def test_a_letter_without_a_ticked_file_carries_none(bench: Prepared, case: CaseId) -> None:
    assert b"Anlage" not in letter_of(bench, refer(bench, case))


def test_the_original_leaves_only_when_it_was_agreed_to(bench: Prepared, case: CaseId) -> None:
    first = files_of(bench, case)[0]
    with pytest.raises(OriginalNotAgreed):
        bench.at(Role.CLEARING).perform(refer(bench, case, first.id))
    assert bench.outside.files == {}
    agreed = refer(bench, case, first.id, originals=frozenset({first.id}))
    assert FIRST in letter_of(bench, agreed)


def test_the_case_remembers_which_files_left_and_how(bench: Prepared, case: CaseId) -> None:
    first, second = files_of(bench, case)
    copy = copy_of(bench, case, first)
    handed = (
        bench.at(Role.CLEARING)
        .perform(refer(bench, case, copy, second.id, originals=frozenset({second.id})))
        .receipt
    )
    assert isinstance(handed, HandedOver)
    assert handed.files == 2
    file = bench.at(Role.CLEARING).ask(CaseDesk(case)).file
    told = left_files(file.history[-1].facts["files"])
    sums = {each.id: each.sha256 for each in file.attachments}
    assert {(each.attachment, each.sha256, each.stripped) for each in told} == {
        (copy, sums[copy], True),
        (second.id, sums[second.id], False),
    }
    assert set(file.referrals[-1].parts) == {"narrative", key_of(copy), key_of(second.id)}


def test_a_file_of_another_case_does_not_leave_with_this_one(bench: Prepared, case: CaseId) -> None:
    (strange,) = files_of(bench, bench.case)
    with pytest.raises(NoSuchAttachment):
        bench.at(Role.CLEARING).perform(
            refer(bench, case, strange.id, originals=frozenset({strange.id}))
        )
    assert bench.outside.files == {}


def test_a_damaged_file_lets_nothing_leave(bench: Prepared, case: CaseId) -> None:
    first = files_of(bench, case)[0]
    stored = next(
        sealed.stored_as
        for _owner, sealed in bench.desk.content.cases.attachments
        if sealed.attachment.id == first.id
    )
    key, _content = bench.sealed_files.files[stored]
    bench.sealed_files.files[stored] = (key, b"anderes")
    with pytest.raises(AttachmentDamaged):
        bench.at(Role.CLEARING).perform(
            refer(bench, case, first.id, originals=frozenset({first.id}))
        )
    assert bench.outside.files == {}
    assert bench.at(Role.CLEARING).ask(CaseDesk(case)).file.referrals == ()


@pytest.mark.parametrize("scope", [ConsentScope.NO_NAME, ConsentScope.ONLY_FACTS])
def test_a_consent_that_covers_no_files_lets_none_leave(
    bench: Prepared, case: CaseId, scope: ConsentScope
) -> None:
    first = files_of(bench, case)[0]
    copy = copy_of(bench, case, first)
    say(bench, case, ConsentState.GIVEN, scope)
    command = replace(refer(bench, case, copy), parts=("place", key_of(copy)))
    with pytest.raises(NotCovered):
        bench.at(Role.CLEARING).perform(command)
    assert bench.outside.files == {}
    letter_of(bench, replace(command, parts=("place",)))


def overtaken_by(monkeypatch: pytest.MonkeyPatch, deed: Any) -> None:
    """While the letter is being encrypted somebody else does this."""
    encrypted = FakePapers.encrypted

    def slowly(papers: FakePapers, document: bytes, passphrase: str, files: Any = ()) -> bytes:
        deed()
        return encrypted(papers, document, passphrase, files)

    monkeypatch.setattr(FakePapers, "encrypted", slowly)


def test_a_consent_withdrawn_while_the_letter_is_written_lets_nothing_leave(
    bench: Prepared, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    overtaken_by(monkeypatch, lambda: say(bench, case, ConsentState.WITHDRAWN))
    with pytest.raises(ConsentMissing):
        bench.at(Role.CLEARING).perform(refer(bench, case))
    assert bench.outside.files == {}
    assert bench.at(Role.CLEARING).ask(CaseDesk(case)).file.referrals == ()


def test_a_partner_changed_while_the_letter_is_written_gets_no_old_letter(
    bench: Prepared, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = replace(bench.partner, contact="Neue Leitung")
    accepted = AcceptPartners({moved.id: moved.revision + 1})

    def move() -> None:
        for deed in (SavePartner(moved), accepted):
            bench.at(Role.CLEARING).perform(deed)

    overtaken_by(monkeypatch, move)
    with pytest.raises(ChangedMeanwhile):
        bench.at(Role.CLEARING).perform(refer(bench, case))
    assert bench.outside.files == {}


def test_what_is_written_beside_a_letter_being_encrypted_is_kept(
    bench: Prepared, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = AddNote(case=case, text="Meanwhile")
    overtaken_by(monkeypatch, lambda: bench.at(Role.CLEARING).perform(note))
    bench.at(Role.CLEARING).perform(refer(bench, case))
    file = bench.at(Role.CLEARING).ask(CaseDesk(case)).file
    assert [each.text for each in file.notes] == ["Meanwhile"]
    assert len(file.referrals) == 1
