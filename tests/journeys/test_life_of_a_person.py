"""A person's life in the store: another passphrase, new keys, leaving, coming back."""

from __future__ import annotations

from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.opening import accept_invitation, unlock_store
from komma_desk.domain.audit import Compartment
from komma_desk.domain.person import Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.reset_person import ResetPerson
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.effects.leaving import HasLeft, NotYourself
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.leaving_preview import LeavingPreview
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.vault.refusals import WrongLoginOrPassphrase
from tests.journeys import raw_store
from tests.journeys.town import (
    ADMIN,
    CLEARING,
    Town,
    a_draft,
    line_of,
    only_case,
    passphrase_of,
    person_id,
)

NEW = "Ein ganz anderer Satz am Fluss"


def dismiss(town: Town, login: str) -> None:
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, login)))


def a_case_of(town: Town, login: str, narrative: str = "vorher") -> None:
    with town.unlock(login) as reporter:
        reporter.perform(ReportIncident(a_draft(narrative)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())


def sound(town: Town) -> bool:
    return check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING)).is_good


# -- both are lost -------------------------------------------------------------------------------


def reset(town: Town, login: str) -> str:
    with town.unlock(CLEARING) as karl:
        issued = karl.perform(ResetPerson(person_id(karl, login))).receipt
    assert isinstance(issued, InvitationIssued)
    return issued.code


def test_whoever_lost_everything_gets_her_reports_back_from_clearing(town: Town) -> None:
    a_case_of(town, "rita")
    with town.unlock(CLEARING) as karl:
        karl.perform(AnswerReporter(case=only_case(karl), text="Wir kümmern uns."))
    code = reset(town, "rita")
    with pytest.raises(WrongLoginOrPassphrase):
        town.unlock("rita")
    town.accept("rita", code)
    with town.unlock("rita") as rita:
        assert rita.ask(MyReports()) == ()
    town.confirm("rita")
    with town.unlock("rita") as rita:
        (report,) = rita.ask(MyReports())
    assert report.report.narrative == "vorher"
    assert [each.text for each in report.answers] == ["Wir kümmern uns."]
    assert report.news


def test_an_officer_with_new_keys_reads_the_cases_again_and_her_log_still_holds(
    town: Town,
) -> None:
    a_case_of(town, "rita")
    with town.unlock("carla") as carla:
        carla.ask(CaseDesk(only_case(carla)))
        carla.perform(AnswerReporter(case=only_case(carla), text="von Carla"))
    town.accept("carla", reset(town, "carla"))
    town.confirm("carla")
    with town.unlock("carla") as carla:
        case: Any = carla.ask(CaseDesk(only_case(carla)))
    assert case.file.case.report.narrative == "vorher"
    with town.unlock("rita") as rita:
        (report,) = rita.ask(MyReports())
    assert [each.text for each in report.answers] == ["von Carla"]
    assert sound(town)


def test_nobody_resets_or_dismisses_herself(town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        for deed in (ResetPerson(karl.actor.id), DismissPerson(karl.actor.id)):
            with pytest.raises(NotYourself):
                karl.perform(deed)


# -- leaving -------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", ["carla", "rolf", "ines"])
def test_whoever_left_does_not_come_in_and_everybody_else_does(town: Town, login: str) -> None:
    a_case_of(town, "rita")
    dismiss(town, login)
    with pytest.raises(WrongLoginOrPassphrase):
        town.unlock(login)
    for other in {ADMIN, CLEARING, "rita", "carla", "dora"} - {login}:
        town.unlock(other).close()
    with town.unlock(CLEARING) as karl:
        assert line_of(karl, login).person.standing is Standing.LEFT
        view: Any = karl.ask(CaseDesk(only_case(karl)))
    assert view.file.case.report.narrative == "vorher"
    assert sound(town)


def test_an_officer_leaving_changes_both_keys_and_a_reporter_only_the_one_she_had(
    town: Town,
) -> None:
    dismiss(town, "rolf")
    with town.unlock(CLEARING) as karl:
        assert karl.ring.file_key(Compartment.OFFICE).generation == 2
        assert karl.ring.file_key(Compartment.CASES).generation == 1
    dismiss(town, "carla")
    with town.unlock(CLEARING) as karl:
        assert karl.ring.file_key(Compartment.OFFICE).generation == 3
        assert karl.ring.file_key(Compartment.CASES).generation == 2


def test_work_goes_on_at_the_same_desk_after_somebody_left(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("vorher")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(DismissPerson(person_id(karl, "carla")))
        karl.perform(AnswerReporter(case=only_case(karl), text="danach"))
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("nachher")))
        reports: Any = rita.ask(MyReports())
    assert {each.text for report in reports for each in report.answers} == {"danach"}
    with town.unlock(CLEARING) as karl:
        taken: Any = karl.perform(TakeIn()).receipt
    assert len(taken.numbers) == 1


def test_what_an_officer_answered_before_she_left_is_still_believed(town: Town) -> None:
    a_case_of(town, "rita")
    with town.unlock("carla") as carla:
        carla.perform(AnswerReporter(case=only_case(carla), text="von Carla"))
    dismiss(town, "carla")
    with town.unlock("rita") as rita:
        (report,) = rita.ask(MyReports())
    assert [each.text for each in report.answers] == ["von Carla"]


def test_whoever_was_not_confirmed_yet_is_named_and_needs_a_new_code(founded_town: Town) -> None:
    town = founded_town
    town.bring_in("rolf")
    town.accept("rita", town.invite("rita"))
    with town.unlock(CLEARING) as karl:
        told: Any = karl.ask(LeavingPreview(person_id(karl, "rolf")))
        karl.perform(DismissPerson(person_id(karl, "rolf")))
        assert [each.login for each in told.unconfirmed] == ["rita"]
        assert line_of(karl, "rita").person.standing is Standing.INVITED
    with pytest.raises(WrongLoginOrPassphrase):
        town.unlock("rita")
    town.bring_in("rita")
    town.unlock("rita").close()


def test_a_standing_set_back_by_hand_gives_nobody_anything(town: Town) -> None:
    """The administrator writes an officer who left back as confirmed, with her old signature."""
    with town.unlock(CLEARING) as karl:
        signature = line_of(karl, "carla").person.signature
    dismiss(town, "carla")
    with town.unlock(ADMIN) as mira:
        key = raw_store.office_key(mira)
    raw_store.change(
        town.folder,
        key,
        "UPDATE people SET standing = 'confirmed', signature = ? WHERE login = 'carla'",
        signature,
    )
    with town.unlock(CLEARING) as karl:
        told: Any = karl.ask(LeavingPreview(person_id(karl, "rolf")))
        carla = line_of(karl, "carla").person
    assert "carla" in [each.login for each in told.unconfirmed]
    assert carla.id not in {each.id for each in told.staying}


# -- coming back ---------------------------------------------------------------------------------


def test_whoever_comes_back_is_the_same_person_with_new_keys(town: Town) -> None:
    a_case_of(town, "rita")
    with town.unlock(CLEARING) as karl:
        before = line_of(karl, "rita").person
    dismiss(town, "rita")
    with town.unlock(CLEARING) as karl, pytest.raises(HasLeft):
        karl.perform(DismissPerson(before.id))
    with town.unlock(ADMIN) as mira:
        issued = mira.perform(
            InvitePerson(login="rita", name="Rita Reiter", roles=frozenset({Role.REPORTER}))
        ).receipt
    assert isinstance(issued, InvitationIssued)
    came = accept_invitation(town.house, town.folder, "rita", issued.code, NEW)
    with came.session as rita:
        assert rita.ask(MyReports()) == ()
    with town.unlock(CLEARING) as karl:
        karl.perform(ConfirmPerson(before.id))
        after = line_of(karl, "rita").person
    assert after.id == before.id
    assert after.sealing != before.sealing
    with unlock_store(town.house, town.folder, "rita", NEW) as rita:
        (report,) = rita.ask(MyReports())
    assert report.report.narrative == "vorher"


def test_an_officer_who_comes_back_reads_nothing_before_she_is_confirmed(town: Town) -> None:
    a_case_of(town, "rita")
    dismiss(town, "carla")
    town.accept("carla", town.invite("carla"))
    with town.unlock("carla") as carla:
        assert not carla.ring.holds(Compartment.CASES)
    town.confirm("carla")
    with town.unlock("carla") as carla:
        view: Any = carla.ask(CaseDesk(only_case(carla)))
    assert view.file.case.report.narrative == "vorher"
    assert sound(town)
