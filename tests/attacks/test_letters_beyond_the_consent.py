"""Whoever hands over more than the consent allows, by whatever door, brings out nothing of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope, narrowed_by
from komma_desk.domain.enclosure import key_of
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.incident_details import OnlineEvidence, Witness
from komma_desk.domain.person import Part
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.say_anew import SayConsent
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.letter_scope import NotCovered
from komma_desk.usecases.effects.word_waiting import WordWaiting
from komma_desk.usecases.effects.writing_letters import ConsentMissing
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from tests.fakes.details import FILABLE
from tests.fakes.given_evidence import attached
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, Town, a_draft, enter_partner, only_case

COUNSELLING: Final = Code("refer_counselling")
MARK: Final = "Kanarienvogel"
HIS: Final = "Wiedehopf"  # of the accused, who bears no name that leads to her
DETAILS: Final = replace(
    FILABLE,
    name=f"{MARK}1",
    on_behalf_of=f"{MARK}2",
    contact_times=f"{MARK}3",
    unit_name=f"{MARK}4",
    earlier_note=f"{MARK}5",
    witnesses=(Witness(name=f"{MARK}6", contact=f"{MARK}7"),),
    online=(OnlineEvidence(url=f"https://{MARK}8.example", found_by=f"{MARK}9"),),
    suggestion=f"{MARK}10",
    police_number=f"{MARK}11",
)


def filed(town: Town, scope: ConsentScope) -> CaseId:
    draft = a_draft(
        f"{MARK}-Geschichte",
        place_detail=f"{MARK}-Ort",
        contact=f"{MARK}-Kontakt",
        details=DETAILS,
        consents=frozenset({COUNSELLING}),
        consent_scopes=narrowed_by({COUNSELLING: scope}),
    )
    with town.unlock("rita") as rita:
        file = NewAttachment(name=f"{MARK}.txt", content=f"{MARK}-Datei".encode())
        rita.perform(ReportIncident(draft, attached(rita, file)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        case = only_case(karl)
        for part in Part:
            mark = HIS if part is Part.ACCUSED else MARK
            karl.perform(Involve(case=case, part=part, name=f"{mark}-{part}", contact=mark))
        return case


def every_key(view: CaseView) -> tuple[str, ...]:
    files = (key_of(each.id) for each in view.file.attachments)
    return (*(part.key for part in view.parts), *files)


def tried(town: Town, case: CaseId, out: Path, *keys: str) -> str:
    """Who clears asks for these; what the partner then holds, decrypted: words and bytes."""
    with town.unlock(CLEARING) as karl:
        partner = enter_partner(karl, f"Beratung {out.stem}")
        view: Any = karl.ask(CaseDesk(case))
        handed = karl.perform(
            ReferCase(
                case=case,
                partner=partner.id,
                parts=keys,
                purpose="Bitte beraten Sie.",
                target=out,
                originals=frozenset(each.id for each in view.file.attachments),
            )
        ).receipt
    assert isinstance(handed, HandedOver)
    return said_in(out, handed.passphrase)


def said_in(letter: Path, passphrase: str) -> str:
    with PdfDocument(letter, password=passphrase) as document:
        said = "\n".join(page.get_textpage().get_text_range() for page in document)
    with pikepdf.open(letter, password=passphrase) as pdf:
        streams = [
            bytes(each.read_bytes())
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") != "/Image"
        ]
        held = "\n".join(map(repr, pdf.objects)) + repr(pdf.docinfo) + repr(dict(pdf.attachments))
    return said + held + b"\n".join(streams).decode("latin-1")


def test_no_single_part_beyond_only_what_happened_comes_out(town: Town, tmp_path: Path) -> None:
    case = filed(town, ConsentScope.ONLY_FACTS)
    with town.unlock(CLEARING) as karl:
        view: Any = karl.ask(CaseDesk(case))
    marked = [part.key for part in view.parts if MARK in part.text or HIS in part.text]
    marked += [key for key in every_key(view) if key.startswith("file:")]
    assert len(marked) >= len(Part) + 12
    for number, key in enumerate(marked):
        out = tmp_path / f"{number}.pdf"
        with pytest.raises(NotCovered):
            tried(town, case, out, "occurred", key)
        assert not out.exists()


def test_all_that_only_what_happened_lets_out_tells_of_nobody(town: Town, tmp_path: Path) -> None:
    case = filed(town, ConsentScope.ONLY_FACTS)
    with town.unlock(CLEARING) as karl:
        keys = every_key(karl.ask(CaseDesk(case)))
    facts = [key for key in keys if ConsentScope.ONLY_FACTS.covers(key)]
    said = tried(town, case, tmp_path / "brief.pdf", *facts)
    assert "Bedrohung" in said
    assert MARK.casefold() not in said.casefold()
    assert HIS.casefold() not in said.casefold()


def test_without_her_name_the_letter_tells_of_the_accused_only(town: Town, tmp_path: Path) -> None:
    case = filed(town, ConsentScope.NO_NAME)
    with town.unlock(CLEARING) as karl:
        view: Any = karl.ask(CaseDesk(case))
    accused = next(each for each in view.file.involved if each.part is Part.ACCUSED)
    keys = ("occurred", "forms", f"involved:{accused.id}")
    said = tried(town, case, tmp_path / "brief.pdf", *keys)
    assert f"{HIS}-accused" in said
    assert MARK not in said


@pytest.mark.parametrize("restricted", [False, True])
def test_what_she_withdrew_while_nobody_looked_into_the_post_lets_nothing_out(
    town: Town, tmp_path: Path, *, restricted: bool
) -> None:
    case = filed(town, ConsentScope.ALL)
    with town.unlock(CLEARING) as karl:
        report = karl.ask(CaseDesk(case)).file.case.report.id
        if restricted:
            only_he = frozenset({karl.actor.id})
            karl.perform(RestrictCase(case=case, members=only_he, reason="befangen"))
    with town.unlock("rita") as rita:
        withdrawn = ConsentState.WITHDRAWN
        rita.perform(SayConsent(report=report, item=COUNSELLING, state=withdrawn))
    out = tmp_path / "brief.pdf"
    with pytest.raises(WordWaiting):
        tried(town, case, out, "narrative")
    assert not out.exists()
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    with pytest.raises(ConsentMissing):
        tried(town, case, out.with_name("danach.pdf"), "narrative")


def test_the_command_line_has_no_other_door(town: Town, tmp_path: Path) -> None:
    filed(town, ConsentScope.ONLY_FACTS)
    line, out = Line(town), tmp_path / "brief.pdf"
    with town.unlock(CLEARING) as karl:
        partner = enter_partner(karl)
    refer = ("case", "refer", town.folder, "2026-0001", "--partner", partner.id, "--out", out)
    refused = line.by(CLEARING, *refer, "--part", "occurred", "--part", "narrative")
    assert refused.status == 1
    assert "nur was passiert ist" in refused.err
    assert MARK not in refused.err
    assert line.by(CLEARING, *refer, "--original", "1").status == 1
    assert not out.exists()
    handed = line.by(CLEARING, *refer, "--json")
    assert handed.status == 0, handed.err
    assert MARK not in said_in(out, handed.json["passphrase"])


def test_no_refusal_tells_what_it_keeps_back(town: Town, tmp_path: Path) -> None:
    case = filed(town, ConsentScope.NO_NAME)
    with town.unlock(CLEARING) as karl:
        keys = every_key(karl.ask(CaseDesk(case)))
    for some in (keys, ("narrative", "details.suggestion", "details.unit_name")):
        with pytest.raises(Refusal) as refused:
            tried(town, case, tmp_path / "brief.pdf", *some)
        assert MARK not in refused.value.spoken() + repr(refused.value)
