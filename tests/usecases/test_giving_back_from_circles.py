"""A reporter confirmed later, or with new keys: her restricted reports come back from a member."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from komma_desk.domain.case import CaseListing
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.reseal_circles import ResealCircles, Resealed
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.effects.giving_back import give_back
from komma_desk.usecases.former_keys import remember_keys
from komma_desk.usecases.ports.office import Audience
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_reports import MyReports
from tests.usecases.deeds import a_draft
from tests.usecases.workbench import Workbench


class Office(Workbench):
    """Ada takes in what Karl must not see; Karl confirms people."""

    def __init__(self) -> None:
        super().__init__()
        self.ada = self.join("Ada Amt", Role.CLEARING, login="ada", signing=b"ada")
        self.karl = self.people[Role.CLEARING]

    def reported_by(self, person: Person) -> None:
        draft = replace(a_draft(), excluded=frozenset({self.karl.id}))
        self.seat(person).perform(ReportIncident(draft))
        self.seat(self.ada).perform(TakeIn())

    def confirm(self, person: Person, signing: bytes, *, had_keys: bool) -> Person:
        """As Karl does it: her keys stand there, and what he can reach is given back."""
        karl = self.seat(self.karl)
        with self.desk.change() as work:
            now = work.office.people.get(person.id)
            if had_keys:
                remember_keys(replace(now, signature=b"before"), work.office.settings)
            confirmed = replace(now, standing=Standing.CONFIRMED, signing=signing)
            work.office.people.save(confirmed)
            confirmed = work.office.people.get(person.id)
            give_back(confirmed, karl._context(work))
            work.commit()
        return confirmed

    def resealed(self, person: Person) -> Resealed:
        receipt = self.seat(person).perform(ResealCircles()).receipt
        assert isinstance(receipt, Resealed)
        return receipt


@pytest.fixture
def office() -> Office:
    return Office()


def mine(office: Office, person: Person) -> Any:
    return office.seat(person).ask(MyReports())


def test_somebody_confirmed_later_hears_from_a_member_where_it_stands(office: Office) -> None:
    new = office.join("Neu Da", Role.REPORTER, standing=Standing.ARRIVED, signing=b"neu")
    office.reported_by(new)
    confirmed = office.confirm(new, b"neu", had_keys=False)
    assert mine(office, confirmed)[0].news == ()
    assert office.resealed(office.karl).told == 0
    assert office.resealed(office.ada).told == 1
    assert len(mine(office, confirmed)[0].news) == 1
    assert office.resealed(office.ada) == Resealed()


def test_with_new_keys_her_report_and_all_messages_come_back(office: Office) -> None:
    reporter = office.people[Role.REPORTER]
    office.reported_by(reporter)
    (line,) = office.seat(office.ada).ask(CasePage(CaseListing()))
    office.seat(office.ada).perform(AnswerReporter(case=line.id, text="Wir melden uns."))
    (before,) = mine(office, reporter)
    office.seat(reporter).perform(WriteToOffice(report=before.report.id, text="Er war wieder da."))
    office.seat(office.ada).perform(TakeIn())
    with office.desk.change() as work:
        for each in [one for _, one in work.office.post.after(Audience.PERSON, 0)]:
            work.office.post.remove(each.id)  # sealed to keys she has no more
        work.commit()
    renewed = office.confirm(reporter, b"neu", had_keys=True)
    assert mine(office, renewed) == ()
    assert office.resealed(office.ada).told == 1
    (back,) = mine(office, renewed)
    assert [each.text for each in back.answers] == ["Wir melden uns."]
    assert [each.text for each in back.written] == ["Er war wieder da."]
    # At the time they were said, not when they came back.
    assert before.answers[0].said_at >= back.answers[0].said_at
    assert back.answers[0].said_at < back.written[0].said_at < back.news[0].told_at


def test_nothing_is_told_twice_of_what_came_in_afterwards(office: Office) -> None:
    reporter = office.people[Role.REPORTER]
    confirmed = office.confirm(reporter, reporter.signing, had_keys=False)
    office.reported_by(confirmed)
    assert office.resealed(office.ada) == Resealed()
    assert len(mine(office, confirmed)[0].news) == 1


def test_keys_planted_after_the_confirmation_are_given_nothing(office: Office) -> None:
    new = office.join("Neu Da", Role.REPORTER, standing=Standing.ARRIVED, signing=b"neu")
    office.reported_by(new)
    confirmed = office.confirm(new, b"neu", had_keys=False)
    with office.desk.change() as work:
        work.office.people.save(replace(confirmed, signing=b"andere"))
        work.commit()
    assert office.resealed(office.ada).told == 0
