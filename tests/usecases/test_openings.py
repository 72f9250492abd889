"""Each opening of a case is in the log, and an opening is in it once."""

from __future__ import annotations

from datetime import timedelta

from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.openings import ONE_OPENING
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.referral_preview import ReferralPreview
from tests.usecases.deeds import NOVEMBER, Prepared


def written(bench: Prepared) -> list[str]:
    return [line.action for _where, line in bench.desk.log]


def wait(bench: Prepared, span: timedelta) -> None:
    bench.clock.at += span


def test_asking_again_within_the_minute_is_the_same_opening(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    for _again in range(5):
        seat.ask(CaseDesk(bench.case))
    assert written(bench) == ["read case"]


def test_a_minute_later_it_is_an_opening_of_its_own(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    seat.ask(CaseDesk(bench.case))
    wait(bench, ONE_OPENING)
    seat.ask(CaseDesk(bench.case))
    assert written(bench) == ["read case", "read case"]


def test_asking_all_the_time_does_not_stretch_an_opening_for_ever(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    for _again in range(4):
        seat.ask(CaseDesk(bench.case))
        wait(bench, ONE_OPENING / 2)
    assert written(bench) == ["read case", "read case"]


def test_what_ones_own_deed_makes_the_page_ask_again_is_no_opening(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    seat.ask(CaseDesk(bench.case))
    wait(bench, 10 * ONE_OPENING)
    seat.perform(AddNote(case=bench.case, text="Rückruf"))
    seat.ask(CaseDesk(bench.case))
    assert written(bench) == ["read case", "add note"]


def test_long_after_ones_own_deed_it_is_an_opening_again(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    seat.ask(CaseDesk(bench.case))
    seat.perform(AddNote(case=bench.case, text="Rückruf"))
    wait(bench, ONE_OPENING)
    seat.ask(CaseDesk(bench.case))
    assert written(bench) == ["read case", "add note", "read case"]


def test_coming_back_from_another_case_is_an_opening_of_its_own(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    other = next(
        CaseId(line.id) for line in seat.ask(CasePage(CaseListing())) if line.id != bench.case
    )
    for case in (bench.case, other, bench.case):
        seat.ask(CaseDesk(case))
    assert written(bench) == ["read case"] * 3


def test_a_deed_on_another_case_and_a_deed_on_figures_are_no_excuse(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    other = next(
        CaseId(line.id) for line in seat.ask(CasePage(CaseListing())) if line.id != bench.case
    )
    seat.ask(CaseDesk(bench.case))
    wait(bench, 10 * ONE_OPENING)
    seat.perform(AddNote(case=other, text="Rückruf"))
    seat.perform(PrepareFigures(NOVEMBER))
    seat.ask(CaseDesk(bench.case))
    assert written(bench) == ["read case", "add note", "prepare figures", "read case"]


def test_a_preview_within_an_open_case_is_written_once_for_each_partner(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    preview = ReferralPreview(
        case=bench.case, partner=bench.partner.id, parts=("narrative",), purpose="Hilfe"
    )
    seat.ask(CaseDesk(bench.case))
    for _again in range(3):
        seat.ask(preview)
    seat.ask(CaseDesk(bench.case))
    assert written(bench) == ["read case", "preview referral"]


def test_another_person_opens_for_herself(bench: Prepared) -> None:
    bench.at(Role.CLEARING).ask(CaseDesk(bench.case))
    colleague = bench.join("Kollegin", Role.CLEARING, login="nebenan")
    bench.seat(colleague).ask(CaseDesk(bench.case))
    assert written(bench) == ["read case", "read case"]
