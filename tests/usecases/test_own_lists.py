"""An office extends its lists: what it may, what every place makes of it, what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from komma_desk.domain.case import Case, CaseListing
from komma_desk.domain.code_list import Code, CodeEntry, CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.domain.own_entry import (
    CountsAsMissing,
    LabelTaken,
    LastOfItsList,
    ListIsClosed,
    OursStays,
    TooManyEntries,
)
from komma_desk.domain.person import Standing
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.step_facts import FactNotAccepted
from komma_desk.domain.roles import Role
from komma_desk.domain.text import TextMissing
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.retire_code_entry import BringBackCodeEntry, RetireCodeEntry
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.own_places import NoSuchEntry, NoSuchList
from komma_desk.usecases.former_keys import remember_keys
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.own_questions import EntriesByHand
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import Bilingual
from tests.usecases.deeds import a_draft
from tests.usecases.workbench import Workbench, rules

LIKE_OURS = Bilingual(de="büro, AMTSgebäude", en="")
POOL = Bilingual(de="Hallenbad Süd", en="South pool")


@pytest.fixture
def bench() -> Workbench:
    return Workbench()


def lists(bench: Workbench, role: Role = Role.REPORTER) -> CodeLists:
    found: CodeLists = bench.at(role).ask(Vocabulary())
    return found


def save(bench: Workbench, list_id: str = "channel", label: Bilingual = POOL, **more: Any) -> Code:
    command = SaveCodeEntry(list_id=list_id, label=label, **more)
    code: Any = bench.at(Role.ADMINISTRATOR).perform(command).receipt
    return Code(code)


def retire(bench: Workbench, list_id: str, code: Code, last: date) -> None:
    bench.at(Role.ADMINISTRATOR).perform(RetireCodeEntry(list_id, code, last))


def entry(bench: Workbench, list_id: str, code: Code) -> CodeEntry:
    found = lists(bench)[list_id].entry(code)
    assert found is not None
    return found


def test_everybody_sees_an_own_entry_under_a_code_made_from_its_words(bench: Workbench) -> None:
    code = save(bench)
    assert code == "OWN_HALLENBAD_SUED"
    assert entry(bench, "channel", code).label == POOL
    assert entry(bench, "channel", code).own


def test_the_german_words_stand_in_for_missing_english_ones(bench: Workbench) -> None:
    code = save(bench, label=Bilingual(de="  Am\tTor ", en=""))
    assert entry(bench, "channel", code).label == Bilingual(de="Am Tor", en="Am Tor")


def test_own_entries_stand_before_other(bench: Workbench) -> None:
    save(bench, "place")
    assert lists(bench)["place"].codes()[-1] == "OTHER"


def test_an_entry_in_other_words_keeps_its_code_and_its_days(bench: Workbench) -> None:
    code = save(bench)
    retire(bench, "channel", code, date(2027, 1, 1))
    assert save(bench, label=Bilingual(de="Bad", en="Pool"), code=code) == code
    assert entry(bench, "channel", code).label.de == "Bad"
    assert entry(bench, "channel", code).valid_until == date(2027, 1, 1)


def test_a_code_is_never_given_a_second_time(bench: Workbench) -> None:
    first = save(bench)
    save(bench, label=Bilingual(de="Ganz anders", en="Other"), code=first)
    assert save(bench) == "OWN_HALLENBAD_SUED_2"


def test_words_without_a_letter_give_a_code_too(bench: Workbench) -> None:
    assert save(bench, label=Bilingual(de="—", en="—")) == "OWN_X"


@pytest.mark.parametrize("list_id", ["wish", "consent", "severity", "offence", "direction"])
def test_a_list_that_rules_rest_on_stays_as_it_is(bench: Workbench, list_id: str) -> None:
    with pytest.raises(ListIsClosed) as refused:
        save(bench, list_id)
    assert "{" not in refused.value.spoken()
    first = rules().code_lists[list_id].codes()[0]
    with pytest.raises(OursStays):
        retire(bench, list_id, first, bench.clock.today())


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (SaveCodeEntry(list_id="nowhere", label=POOL), NoSuchList),
        (SaveCodeEntry(list_id="place", label=POOL, code=Code("OWN_GONE")), NoSuchEntry),
        (SaveCodeEntry(list_id="place", label=POOL, code=Code("COUNTER")), NoSuchEntry),
        (SaveCodeEntry(list_id="place", label=Bilingual(de=" ", en="x")), TextMissing),
        (
            SaveCodeEntry(list_id="place", label=Bilingual(de="büro, amtsgebäude", en="")),
            LabelTaken,
        ),
        (SaveCodeEntry(list_id="form", label=POOL), CountsAsMissing),
        (SaveCodeEntry(list_id="form", label=POOL, counts_as=Code("OWN_X")), CountsAsMissing),
        (RetireCodeEntry("place", Code("GONE"), date(2026, 12, 31)), NoSuchEntry),
        (RetireCodeEntry("form", Code("THREAT"), date(2026, 12, 31)), OursStays),
        (BringBackCodeEntry("nowhere", Code("GONE")), NoSuchList),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    bench: Workbench, command: object, kind: type[Refusal]
) -> None:
    before = bench.desk.content.copied()
    with pytest.raises(kind) as refused:
        bench.at(Role.ADMINISTRATOR).perform(command)
    assert "{" not in refused.value.spoken()
    assert bench.desk.content == before


def test_something_always_stays_to_choose(bench: Workbench) -> None:
    *most, last = lists(bench)["channel"].codes()
    for code in most:
        retire(bench, "channel", code, bench.clock.today())
    with pytest.raises(LastOfItsList):
        retire(bench, "channel", last, bench.clock.today())


def test_the_organisation_units_are_the_offices_own_and_may_all_go(bench: Workbench) -> None:
    code = save(bench, "unit")
    retire(bench, "unit", code, bench.clock.today())
    assert lists(bench)["unit"].choosable(bench.clock.today() + timedelta(days=1)) == ()


def test_a_list_takes_only_so_many_own_entries(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("komma_desk.usecases.commands.save_code_entry.MOST_ENTRIES", 1)
    save(bench)
    with pytest.raises(TooManyEntries):
        save(bench, label=Bilingual(de="Noch eins", en="One more"))


def test_ours_can_be_offered_no_more_and_again(bench: Workbench) -> None:
    today, worship = bench.clock.today(), Code("WORSHIP")
    retire(bench, "place", worship, today - timedelta(days=1))
    assert worship not in [each.code for each in lists(bench)["place"].choosable(today)]
    assert lists(bench)["place"].label_of(worship) == rules().code_lists["place"].label_of(worship)
    bench.at(Role.ADMINISTRATOR).perform(BringBackCodeEntry("place", worship))
    assert worship in [each.code for each in lists(bench)["place"].choosable(today)]


def test_a_report_can_name_an_own_place_only_while_it_is_offered(bench: Workbench) -> None:
    today, code = bench.clock.today(), save(bench, "place")
    reporter = bench.at(Role.REPORTER)
    reporter.perform(ReportIncident(a_draft(place=code)))
    retire(bench, "place", code, today - timedelta(days=1))
    with pytest.raises(IncompleteReport) as refused:
        reporter.perform(ReportIncident(a_draft(place=code)))
    assert set(refused.value.problems) == {"place"}


def _only_case(bench: Workbench) -> Case:
    clearing = bench.at(Role.CLEARING)
    clearing.perform(TakeIn())
    (line,) = clearing.ask(CasePage(CaseListing()))
    case: Case = clearing.ask(CaseDesk(CaseId(line.id))).file.case
    return case


def test_an_own_form_is_counted_and_led_as_the_one_it_names(bench: Workbench) -> None:
    code = save(bench, "form", counts_as=Code("WEAPON"))
    bench.at(Role.REPORTER).perform(
        ReportIncident(a_draft(forms=frozenset({code, Code("THREAT")})))
    )
    case = _only_case(bench)
    assert case.main_form == "WEAPON"
    assert case.facts["category"] == "WEAPON"
    assert code in case.report.forms


def test_a_code_written_in_by_hand_is_said_to_be_so_and_not_offered(bench: Workbench) -> None:
    code = save(bench)
    content = bench.desk.content.office.own_entries
    place = next(each for each in content if each[2] == code)
    content[place] = replace(content[place], content='{"label": {"de": "Bombe", "en": "Bomb"}}')
    assert code not in lists(bench)["channel"]
    assert [each.code for each in bench.at(Role.REPORTER).ask(EntriesByHand())] == [code]
    save(bench, code=code)
    assert entry(bench, "channel", code).label == POOL


def test_what_somebody_saved_counts_on_after_she_has_left(bench: Workbench) -> None:
    code = save(bench)
    with bench.desk.change() as work:
        mira = work.office.people.get(bench.people[Role.ADMINISTRATOR].id)
        remember_keys(replace(mira, signature=b"by clearing"), work.office.settings)
        work.office.people.save(replace(mira, standing=Standing.LEFT))
        work.commit()
    assert code in lists(bench)["channel"]


def test_a_report_with_a_code_this_office_does_not_know_is_taken_in_all_the_same(
    bench: Workbench,
) -> None:
    code = save(bench, "place")
    bench.at(Role.REPORTER).perform(ReportIncident(a_draft(place=code)))
    bench.desk.content.office.own_entries.clear()
    case = _only_case(bench)
    assert case.report.place == code
    view = bench.at(Role.CLEARING).ask(CaseDesk(case.id))
    (place,) = [part for part in view.parts if part.key == "place"]
    assert place.text.startswith(code)


def test_an_own_form_nobody_signed_becomes_the_form_other(bench: Workbench) -> None:
    code = save(bench, "form", counts_as=Code("WEAPON"))
    bench.at(Role.REPORTER).perform(ReportIncident(a_draft(forms=frozenset({code}))))
    bench.desk.content.office.own_entries.clear()
    assert _only_case(bench).main_form == "OTHER"


def test_no_step_files_a_case_under_an_own_form(bench: Workbench) -> None:
    code = save(bench, "form", counts_as=Code("WEAPON"))
    bench.at(Role.REPORTER).perform(ReportIncident(a_draft()))
    case = _only_case(bench)
    clearing = bench.at(Role.CLEARING)
    with pytest.raises(FactNotAccepted):
        clearing.perform(
            TakeStep(case=case.id, step=StepId("accept"), facts={"category": str(code)})
        )


def test_bringing_back_what_is_there_changes_nothing(bench: Workbench) -> None:
    back = BringBackCodeEntry("place", Code("WORSHIP"))
    assert not bench.at(Role.ADMINISTRATOR).perform(back).subjects


def test_what_an_entry_means_stands_beside_it(bench: Workbench) -> None:
    meaning = Bilingual(de="Auch das Freibad", en="")
    code = save(bench, meaning=meaning, valid_from=date(2026, 1, 1))
    both = Bilingual(de=meaning.de, en=meaning.de)
    assert (entry(bench, "channel", code).meaning) == both


def test_clearing_is_told_what_went_back_and_of_each_entry_once(bench: Workbench) -> None:
    code = save(bench)
    kept = bench.desk.content.office.own_entries
    (place,) = kept
    earlier = kept[place]
    save(bench, label=Bilingual(de="Freibad", en=""), code=code)
    clearing, reporter = bench.at(Role.CLEARING), bench.at(Role.REPORTER)
    clearing.perform(TakeIn())
    clearing.perform(TakeIn())
    assert clearing.ask(EntriesByHand()) == ()
    bench.desk.content.office.own_entries[place] = earlier
    assert [each.went_back for each in clearing.ask(EntriesByHand())] == [True]
    assert reporter.ask(EntriesByHand()) == ()
    bench.desk.content.office.own_entries[place] = replace(earlier, content="{}")
    assert [each.went_back for each in clearing.ask(EntriesByHand())] == [False]
