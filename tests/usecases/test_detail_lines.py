"""A long report in words, and which of its answers a letter may carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.case import CaseFile
from komma_desk.domain.code_list import Code
from komma_desk.domain.incident_details import (
    NOTHING_MORE,
    IncidentDetails,
    OnlineEvidence,
    OwnAnswer,
    Witness,
)
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.domain.sensitivity import Sensitivity
from komma_desk.usecases.effects.detail_lines import detail_lines, money_said, own_answer_lines
from komma_desk.usecases.effects.filing import require_filable
from komma_desk.usecases.effects.letter_parts import case_parts
from komma_desk.words import Bilingual, Language, speaking
from tests.fakes.details import EVERYTHING, FILABLE
from tests.fakes.samples import a_case, a_report
from tests.usecases.deeds import a_draft

LISTS = read_code_lists(Path(__file__).resolve().parents[2] / "resources" / "code_lists")


def said(details: IncidentDetails) -> dict[str, str]:
    return {line.name: line.text for line in detail_lines(details, LISTS)}


def a_file(details: IncidentDetails) -> CaseFile:
    return CaseFile(
        case=a_case(report=a_report(details=details)),
        history=(),
        involved=(),
        consents=(),
        notes=(),
        messages=(),
        referrals=(),
        attachments=(),
    )


def test_codes_are_said_in_the_words_of_their_list() -> None:
    told = said(EVERYTHING)
    assert told["perpetrator_relation"] == "Antragsteller:in, Adressat:in eines Bescheids"
    assert told["motives"] == (
        "Antimuslimischer Rassismus; Unzufriedenheit mit kommunalen Entscheidungen"
    )


def test_a_code_no_list_knows_any_more_is_shown_as_it_is() -> None:
    assert said(IncidentDetails(unit=Code("OWN_AMT_50")))["unit"] == "OWN_AMT_50"


def test_money_is_written_as_people_write_it() -> None:
    assert money_said(12_005) == "120,05"
    with speaking(Language.ENGLISH):
        assert money_said(7) == "0.07"


def test_zero_and_no_are_answers() -> None:
    told = said(IncidentDetails(days_unfit=0, interpreter=False))
    assert told == {"days_unfit": "0", "interpreter": "nein"}


def test_evidence_on_the_net_says_where_when_and_by_whom() -> None:
    place = OnlineEvidence(
        url="https://netz.example/1",
        profile_url="https://netz.example/p",
        seen_at=datetime(2026, 10, 1, 22, 30, tzinfo=UTC),
        found_by="Ada",
    )
    assert said(IncidentDetails(online=(place,)))["online"] == (
        "https://netz.example/1; Profil: https://netz.example/p; "
        "gesehen am 02.10.2026, 00:30 Uhr; gefunden von Ada"
    )


def test_evidence_on_the_net_leaves_out_what_nobody_knows() -> None:
    url = OnlineEvidence(url="https://netz.example/1")
    found = OnlineEvidence(found_by="Ada")
    assert said(IncidentDetails(online=(url, found)))["online"] == (
        "https://netz.example/1\ngefunden von Ada"
    )


def test_each_detail_is_a_part_of_its_own_for_a_letter() -> None:
    parts = {part.key: part.sensitivity for part in case_parts(a_file(EVERYTHING), LISTS)}
    assert parts["details.motives"] is Sensitivity.STATISTICAL
    assert parts["details.suggestion"] is Sensitivity.REFERRABLE
    assert parts["details.witnesses"] is Sensitivity.IDENTIFYING


def test_nothing_of_somebodys_health_goes_out_unless_chosen_by_itself() -> None:
    parts = {part.key: part.sensitivity for part in case_parts(a_file(EVERYTHING), LISTS)}
    health = {parts["details.consequences"], parts["details.days_unfit"]}
    assert health == {Sensitivity.IDENTIFYING}


def test_an_answer_to_an_own_question_is_no_part_of_any_letter() -> None:
    parts = case_parts(a_file(EVERYTHING), LISTS)
    assert not [part for part in parts if "Alarmknopf" in part.label or "Tisch" in part.text]


def test_a_choice_no_list_offers_is_refused_at_filing_and_named() -> None:
    draft = a_draft(details=replace(FILABLE, target=Code("NOBODY_OF_US")))
    with pytest.raises(IncompleteReport) as refused:
        require_filable(draft, (), LISTS, date(2026, 10, 5))
    assert set(refused.value.problems) == {"target"}


def test_motives_come_from_each_of_their_lists() -> None:
    motives = frozenset(map(Code, ("F_QUEER", "G_AGE", "P_EGOISM")))
    draft = a_draft(details=IncidentDetails(motives=motives))
    require_filable(draft, (), LISTS, date(2026, 10, 5))


def test_a_short_report_has_no_further_parts() -> None:
    keys = [part.key for part in case_parts(a_file(NOTHING_MORE), LISTS)]
    assert not [key for key in keys if key.startswith("details.")]


def test_a_witness_without_a_word_is_no_part() -> None:
    keys = [part.key for part in case_parts(a_file(IncidentDetails(witnesses=(Witness(),))), LISTS)]
    assert "details.witnesses" not in keys


def test_clearing_reads_own_answers_in_the_words_they_were_asked() -> None:
    asked = Bilingual(de="Wo stand die Kamera?", en="Where was the camera?")
    details = IncidentDetails(
        own_answers=(OwnAnswer(question=Code("OWN_KAMERA"), asked=asked, text="Am Eingang."),)
    )
    assert own_answer_lines(details) == ((asked, "Am Eingang."),)
