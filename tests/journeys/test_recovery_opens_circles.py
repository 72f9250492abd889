"""Nobody of a circle can come any more: both halves of the office open the case all the same."""

from __future__ import annotations

from pathlib import Path

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.recovering import recover_office
from komma_desk.domain.circle_deeds import CircleDeed
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.office_recovery import Comeback
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.journeys.test_office_recovery import print_halves
from tests.journeys.town import CLEARING, Town, a_draft, only_case, passphrase_of

NEW = "nele"


def test_who_comes_with_both_halves_reads_the_restricted_case_and_it_says_so(
    town: Town, tmp_path: Path
) -> None:
    halves = print_halves(town, tmp_path / "sheets")
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("Nur Karl darf das wissen.")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        case = only_case(karl)
        alone = frozenset({karl.actor.id})
        karl.perform(RestrictCase(case=case, members=alone, reason="Befangenheit"))
    wanted = Comeback(
        half_a=halves.a,
        half_b=halves.b,
        login=NEW,
        name="Nele Neu",
        new_passphrase=passphrase_of(NEW),
    )
    with recover_office(town.house, town.folder, wanted).session as nele:
        file = nele.ask(CaseDesk(case)).file
        assert file.case.report.narrative == "Nur Karl darf das wissen."
        circle = file.case.circle
        assert circle.members == alone | {nele.actor.id}
        (let_in,) = [each for each in file.history if each.action == CircleDeed.BROKEN_INTO]
        assert let_in.by == nele.actor.id
        nele.perform(AddNote(case=case, text="Übernommen."))
    with town.unlock(CLEARING) as karl:
        (note,) = karl.ask(CaseDesk(case)).file.notes
        assert note.text == "Übernommen."
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    assert [line.said for line in health.lines if line.health == "bad"] == []
