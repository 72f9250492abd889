"""Whatever Unicode can hold comes back unchanged or is refused; strangers' envelopes harm none."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import FileNameNotAccepted, NewAttachment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.domain.office import Office
from komma_desk.domain.person import Part
from komma_desk.domain.procedure.definition import StepId
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.usecases.queries.office_card import OfficeCard
from tests.fakes.given_evidence import attached
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, enter_partner, only_case

KEPT = {
    "right to left": "vorher \u202e nach \u202c \u0627\u0644\u0628\u0644\u062f\u064a\u0629",
    "zero width": "a\u200bb\u200dc\ufeffd\u2060e",
    "emoji": "👩🏽‍⚖️ 🏳️‍🌈 🧵",
    "combining": "Z" + "\u0301\u0302\u0323" * 40,
    "control": "Zeile\x01\x07\x1b[31mrot\x7f\x85\r\nnächste\tTab",
    "mark-up": "<b>fett</b> <script>alert(1)</script> &amp; <!-- ]]> %s {name} ${x}",
    "formula": '=HYPERLINK("http://example.org";"Klick") @SUM(1) +1 -1',
    "sql": "'); DROP TABLE cases; -- \" OR 1=1",
    "search words": 'NEAR("a" b) AND * ^ "',
    "noncharacter": "\ufffe \U0010ffff \ue000",
}
REFUSED = {"NUL": "a\0b", "half a pair": "a\ud83db", "too long": "x" * 1_000_001}


def reported(town: Town, text: str) -> CaseId:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(text, place_detail=text, contact=text)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        return only_case(karl)


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_every_field_gives_back_what_was_typed(town: Town, text: str) -> None:
    case = reported(town, text)
    with town.unlock(CLEARING) as karl:
        karl.perform(AddNote(case=case, text=text))
        karl.perform(AnswerReporter(case=case, text=text))
        part = Part.WITNESS
        karl.perform(Involve(case=case, part=part, name=text, contact=text, remark=text))
        karl.perform(TakeStep(case=case, step=StepId("accept")))
        facts = {"enquiry_text": text}
        karl.perform(TakeStep(case=case, step=StepId("enquire"), facts=facts))
        file = view(karl, case).file
        assert karl.ask(CasePage(CaseListing(search=text))) is not None
    report = file.case.report
    assert (report.narrative, report.place_detail, report.contact) == (text, text, text)
    (note,), (message,), (*_, witness) = file.notes, file.messages, file.involved
    assert (note.text, message.text) == (text, text)
    assert (witness.name, witness.contact, witness.remark) == (text, text, text)
    assert file.history[-1].facts["enquiry_text"] == text
    with town.unlock("rita") as rita:
        reports: Any = rita.ask(MyReports())
    assert reports[0].answers[0].text == text


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_could_not_be_given_back_is_refused_everywhere(town: Town, text: str) -> None:
    with town.unlock("rita") as rita:
        for field in ("narrative", "place_detail", "contact"):
            with pytest.raises(IncompleteReport) as refused:
                rita.perform(ReportIncident(a_draft(**{field: text})))
            assert refused.value.problems.keys() == {field}
    case = reported(town, "harmlos")
    with town.unlock(CLEARING) as karl:
        before = view(karl, case).file
        for command in (
            AddNote(case=case, text=text),
            AnswerReporter(case=case, text=text),
            Involve(case=case, part=Part.WITNESS, name=text),
            Involve(case=case, part=Part.WITNESS, name="gut", remark=text),
            consent(case, recipient=text),
        ):
            refuses(karl, command)
        karl.perform(TakeStep(case=case, step=StepId("accept")))
        step = TakeStep(case=case, step=StepId("enquire"), facts={"enquiry_text": text})
        refuses(karl, step)
        after = view(karl, case).file
    assert (after.notes, after.messages, after.involved) == (
        before.notes,
        before.messages,
        before.involved,
    )


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_the_office_refuses_the_same_in_its_own_name(town: Town, text: str) -> None:
    with town.unlock(ADMIN) as mira:
        for field in ("municipality", "name", "address", "phone", "email"):
            known: dict[str, Any] = {"municipality": "Musterstadt", field: text}
            refuses(mira, SaveOffice(Office(**known)))
        kept: Any = mira.ask(OfficeCard())
    assert kept.municipality == "Musterstadt"


def test_a_megabyte_is_kept_to_the_last_character(town: Town) -> None:
    text = "Ä" * 999_999 + "z"
    with town.unlock("rita") as rita:
        rita.perform(SaveDraft(a_draft(text)))
        assert rita.ask(MyDraft()) == KeptDraft(a_draft(text))
        rita.perform(ReportIncident(a_draft(text)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        assert view(karl, only_case(karl)).file.case.report.narrative == text


def test_a_draft_with_half_a_pair_is_kept_as_far_as_it_can_be(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(SaveDraft(a_draft("vor\ud83dnach")))
        kept: Any = rita.ask(MyDraft())
    assert kept.draft.narrative == "vor?nach"


@pytest.mark.parametrize("name", ["a\0b", "a\udc80b", "n" * 501])
def test_a_file_name_that_cannot_be_stored_is_refused(town: Town, name: str) -> None:
    with town.unlock("rita") as rita, pytest.raises(FileNameNotAccepted):
        rita.perform(
            ReportIncident(a_draft(), attached(rita, NewAttachment(name=name, content=b"x")))
        )


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\x\\y", "\u202egpj.exe", "=1+1", "<b>", " ", "."]
)
def test_any_other_file_name_is_kept_and_names_no_file_of_ours(town: Town, name: str) -> None:
    with town.unlock("rita") as rita:
        rita.perform(
            ReportIncident(a_draft(), attached(rita, NewAttachment(name=name, content=b"x")))
        )
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        (attachment,) = view(karl, only_case(karl)).file.attachments
    assert attachment.name == name
    (stored,) = (town.folder / "attachments").iterdir()
    assert stored.name.isalnum()


def test_the_letter_says_mark_up_as_it_was_typed(town: Town) -> None:
    text = KEPT["mark-up"]
    case = reported(town, text)
    with town.unlock(CLEARING) as karl:
        partner = enter_partner(karl)
        karl.perform(consent(case))
        target = town.folder.parent / "brief.pdf"
        handed = karl.perform(
            ReferCase(
                case=case, partner=partner.id, parts=("narrative",), purpose=text, target=target
            )
        ).receipt
    assert isinstance(handed, HandedOver)
    plain = io.BytesIO()
    with pikepdf.open(target, password=handed.passphrase) as letter:
        assert "/AA" not in letter.Root
        assert "/OpenAction" not in letter.Root
        letter.save(plain, encryption=False)
    with pypdfium2.PdfDocument(plain.getvalue()) as document:
        said = "".join(page.get_textpage().get_text_range() for page in document)
    flat = "".join(said.split())
    assert flat.count("".join(text.split())) >= 2


def view(desk: Session, case: CaseId) -> Any:
    return desk.ask(CaseDesk(case))


def refuses(desk: Session, command: object) -> None:
    with pytest.raises(Refusal) as refused:
        desk.perform(command)
    assert refused.value.spoken()


def consent(case: CaseId, recipient: str = "") -> RecordConsent:
    return RecordConsent(
        case=case,
        item=Code("refer_counselling"),
        state=ConsentState.GIVEN,
        manner=ConsentManner.WRITTEN,
        recipient=recipient,
    )
