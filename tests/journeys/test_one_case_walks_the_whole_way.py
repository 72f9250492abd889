"""From the invitation to the frozen figure: one case, five people, everything real."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.figures.periods import parse_period
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.partner import Partner
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.movement import StepNotPossible
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.answer_reporter import AnswerReporter, ReporterNotReachable
from komma_desk.usecases.commands.export_figures import ExportFigures
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.writing_letters import ConsentMissing
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.usecases.queries.referral_preview import ReferralPreview
from tests.fakes.given_evidence import attached
from tests.journeys.town import CLEARING, Town, a_draft, enter_partner, line_of, only_case

PHOTO = b"\x89PNG no real picture, but every byte counts \x00\xff"
TOLD = "Er warf den Antrag auf den Tisch und rief: „Ich finde euch alle.“"


def look(desk: Session, case: CaseId) -> Any:
    return desk.ask(CaseDesk(case))


def step(desk: Session, case: CaseId, name: str, **facts: str) -> None:
    desk.perform(TakeStep(case=case, step=StepId(name), facts=facts))


def consent(desk: Session, case: CaseId, state: ConsentState) -> None:
    item = Code("refer_counselling")
    desk.perform(RecordConsent(case=case, item=item, state=state, manner=ConsentManner.WRITTEN))


def test_a_person_comes_in_by_code_and_is_confirmed_by_her_fingerprint(founded_town: Town) -> None:
    code = founded_town.invite("rita")
    founded_town.accept("rita", code)
    with founded_town.unlock("rita") as rita:
        fingerprint_she_sees = rita.ring.person.public.fingerprint
    with founded_town.unlock(CLEARING) as karl:
        waiting = line_of(karl, "rita")
        assert waiting.person.standing == "arrived"
        assert waiting.fingerprint == fingerprint_she_sees
    founded_town.confirm("rita")
    with founded_town.unlock(CLEARING) as karl:
        assert line_of(karl, "rita").person.standing == "confirmed"


def test_the_report_arrives_with_its_attachment_and_everything_it_said(town: Town) -> None:
    case = reported_and_taken_in(town)
    with town.unlock(CLEARING) as karl:
        file = look(karl, case).file
        assert file.case.report.narrative == TOLD
        assert file.case.trust == "confirmed"
        assert [each.name for each in file.involved] == ["Rita Reiter"]
        (attachment,) = file.attachments
        assert attachment.name == "Schalter 3.png"
        assert attachment.sha256 == hashlib.sha256(PHOTO).hexdigest()
        target = town.folder.parent / "kopie.png"
        karl.perform(SaveAttachment(attachment=attachment.id, target=target))
    assert target.read_bytes() == PHOTO


def test_the_post_is_empty_once_it_was_taken_in(town: Town) -> None:
    reported_and_taken_in(town)
    with town.unlock(CLEARING) as karl:
        again: Any = karl.perform(TakeIn()).receipt
    assert (again.numbers, again.unreadable) == ((), ())


def test_the_letter_opens_with_its_passphrase_only_and_is_the_one_in_the_log(town: Town) -> None:
    case = reported_and_taken_in(town)
    with town.unlock(CLEARING) as karl:
        partner = enter_partner(karl)
        consent(karl, case, ConsentState.GIVEN)
        handed = hand_over(karl, case, partner, town.folder.parent / "brief.pdf")
        (referral,) = look(karl, case).file.referrals
    letter = handed.target.read_bytes()
    assert hashlib.sha256(letter).hexdigest() == handed.sha256 == referral.sha256
    assert b"Ich finde euch" not in letter
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(letter), password="")
    with pikepdf.open(io.BytesIO(letter), password=handed.passphrase) as opened:
        assert opened.encryption.bits == 256
        assert len(opened.pages) >= 1


def test_without_a_consent_or_after_its_withdrawal_nothing_leaves(town: Town) -> None:
    case = reported_and_taken_in(town)
    target = town.folder.parent / "brief.pdf"
    with town.unlock(CLEARING) as karl:
        partner = enter_partner(karl)
        with pytest.raises(ConsentMissing):
            hand_over(karl, case, partner, target)
        consent(karl, case, ConsentState.GIVEN)
        preview = ReferralPreview(
            case=case, partner=partner.id, parts=("narrative",), purpose="Bitte helfen Sie."
        )
        assert karl.ask(preview)
        consent(karl, case, ConsentState.WITHDRAWN)
        for refused in (lambda: hand_over(karl, case, partner, target), lambda: karl.ask(preview)):
            with pytest.raises(ConsentMissing):
                refused()
        assert look(karl, case).file.referrals == ()
    assert not target.exists()
    assert [path.name for path in target.parent.iterdir()] == [town.folder.name]


def test_a_consent_for_one_service_is_none_for_another(town: Town) -> None:
    case = reported_and_taken_in(town)
    target = town.folder.parent / "brief.pdf"
    with town.unlock(CLEARING) as karl:
        named, other = enter_partner(karl, "Beratung Nord"), enter_partner(karl, "Beratung Süd")
        karl.perform(
            RecordConsent(
                case=case,
                item=Code("refer_counselling"),
                state=ConsentState.GIVEN,
                manner=ConsentManner.ORAL,
                recipient="Beratung Nord",
            )
        )
        with pytest.raises(ConsentMissing):
            hand_over(karl, case, other, target)
        assert hand_over(karl, case, named, target).sha256


def test_the_answer_reaches_the_reporter_and_nobody_else(town: Town) -> None:
    case = reported_and_taken_in(town)
    with town.unlock(CLEARING) as karl:
        karl.perform(AddNote(case=case, text="Nur für uns: der Mann ist bekannt."))
        karl.perform(AnswerReporter(case=case, text="Wir melden uns morgen bei Ihnen."))
    with town.unlock("rita") as rita:
        reports: Any = rita.ask(MyReports())
    (mine,) = reports
    assert [(each.said_by, each.text) for each in mine.answers] == [
        ("Karl Klär", "Wir melden uns morgen bei Ihnen.")
    ]
    assert mine.report.narrative == TOLD
    # Her answer moved the case nowhere; the second letter tells that the first feedback was given.
    assert [each.title.en for each in mine.news] == ["Received", "Received"]
    assert "bekannt" not in repr(reports)
    for login in ("rolf", "ines", "mira", "henrik", "dora", "carla"):
        with town.unlock(login) as other:
            assert other.ask(MyReports()) == ()


def test_somebody_not_yet_confirmed_may_report_but_hears_nothing_sealed(
    founded_town: Town,
) -> None:
    founded_town.accept("rita", founded_town.invite("rita"))
    case = reported_and_taken_in(founded_town)
    with founded_town.unlock(CLEARING) as karl:
        assert look(karl, case).file.case.trust == "unconfirmed"
        with pytest.raises(ReporterNotReachable):
            karl.perform(AnswerReporter(case=case, text="Hallo"))
        assert look(karl, case).file.messages == ()


def test_the_one_who_acted_last_cannot_release_a_second_officer_can(town: Town) -> None:
    case = reported_and_taken_in(town)
    with town.unlock(CLEARING) as karl:
        step(karl, case, "accept")
        step(karl, case, "settle", category="THREAT", urgency="normal")
        with pytest.raises(StepNotPossible) as refused:
            step(karl, case, "release")
        assert "vier" in refused.value.spoken().lower() or "zweite" in refused.value.spoken()
        assert look(karl, case).file.case.state == "closing_check"
    with town.unlock("carla") as carla:
        step(carla, case, "release")
        assert look(carla, case).file.case.state == "closed"
    with town.unlock("rita") as rita:
        reports: Any = rita.ask(MyReports())
    assert reports[0].news[-1].ended


def test_the_months_figures_are_frozen_and_leave_as_csv_pdf_and_json(town: Town) -> None:
    for number in range(7):
        with town.unlock("rita") as rita:
            told = a_draft(f"Vorfall {number}", reporter_role=Code("WITNESS"))
            rita.perform(ReportIncident(told))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        town.clock.move_to(date(2026, 11, 2))
        karl.perform(PrepareFigures(parse_period("2026-10")))
    out = town.folder.parent / "zahlen"
    out.mkdir()
    with town.unlock("ines") as ines:
        exported: Any = ines.perform(ExportFigures("2026-10", out)).receipt
    assert {path.name for path in out.iterdir()} == {path.name for path in exported.files}
    check_release(json.loads((out / "release.json").read_text(encoding="utf-8")))
    assert (out / "komma-2026-10.pdf").read_bytes().startswith(b"%PDF-")
    for sheet in out.glob("*.csv"):
        rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig")), delimiter=";"))
        assert len(rows) > 1


def check_release(release: dict[str, Any]) -> None:
    """The format as the README describes it, and nothing besides."""
    assert release.keys() == {
        "format",
        "number",
        "municipality",
        "period",
        "prepared_on",
        "rules",
        "dimensions",
        "tables",
    }
    assert (release["format"], release["municipality"]) == ("komma-release/1", "Musterstadt")
    assert (release["period"], release["prepared_on"]) == ("2026-10", "2026-11-02")
    assert release["dimensions"].keys() >= {"month", "form"}
    assert release["tables"]
    for table in release["tables"]:
        assert table.keys() <= {"id", "title", "where", "by", "method", "cells"}
        assert table["method"]["name"] in {"exact", "small-count-rounding", "suppression"}
        for *at, value in table["cells"]:
            assert len(at) == len(table["by"])
            assert value is None or (isinstance(value, int) and value >= 0)
    months = next(table for table in release["tables"] if table["by"] == ["month"])
    assert ["2026-10", 7] in months["cells"]


def file_report(town: Town, login: str, narrative: str, *files: NewAttachment) -> None:
    with town.unlock(login) as desk:
        desk.perform(ReportIncident(a_draft(narrative), attached(desk, *files)))


def reported_and_taken_in(town: Town) -> CaseId:
    file_report(town, "rita", TOLD, NewAttachment(name="Schalter 3.png", content=PHOTO))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        return only_case(karl)


def hand_over(desk: Session, case: CaseId, partner: Partner, target: Path) -> HandedOver:
    receipt = desk.perform(
        ReferCase(
            case=case,
            partner=partner.id,
            parts=("occurred", "forms", "narrative"),
            purpose="Bitte nehmen Sie Kontakt auf.",
            target=target,
        )
    ).receipt
    assert isinstance(receipt, HandedOver)
    return receipt
