"""After an emergency opening: by card her letters reach whoever broke the glass too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from komma_desk.domain.reporter_way import ReporterWay
from komma_desk.usecases.commands.answer_break_glass import AnswerBreakGlass
from komma_desk.usecases.commands.ask_break_glass import AskBreakGlass
from komma_desk.usecases.commands.break_glass import BreakGlass
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from komma_desk.usecases.form_deeds import OpenAnswer, ReplySecret, SealMessage
from komma_desk.usecases.queries.case_circle import CaseCircle
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.journeys.by_card import Writer, taken_in
from tests.journeys.town import CLEARING, Town, only_case


def test_an_answer_by_whoever_broke_the_glass_brings_her_the_next_letter(
    town: Town, tmp_path: Path
) -> None:
    writer = Writer(town, tmp_path / "elsewhere")
    writer.fetch_card()
    receipt = writer.seal()
    secret, answer = ReplySecret(code=receipt.code), writer.folder / "hers.komma-answer"
    with town.unlock(CLEARING) as karl:
        taken_in(karl, receipt.target)
        case = only_case(karl)
        assert karl.ask(CaseCircle(case)).reporter is ReporterWay.BY_FILE
        karl.perform(RestrictCase(case=case, members=frozenset({karl.actor.id}), reason="befangen"))
    with town.unlock("carla") as carla:
        asked: Any = carla.perform(AskBreakGlass(case=case, reason="Karl ist krank.")).receipt
    with town.unlock("henrik") as henrik:
        henrik.perform(AnswerBreakGlass(request=asked.request, approve=True, reason="Gefahr"))
    with town.unlock("carla") as carla:
        carla.perform(BreakGlass(asked.request))
        assert carla.ask(CaseCircle(case)).broke_in
        carla.perform(SaveAnswerFile(case=case, target=answer))
    form, letter = writer.form(), writer.folder / "later.komma"
    assert form.ask(OpenAnswer(file=answer, secret=secret)).goes_to == (
        "Carla Clemens",
        "Karl Klär",
    )
    form.perform(SealMessage(target=letter, secret=secret, text="Es geht weiter."))
    with town.unlock("carla") as carla:
        taken_in(carla, letter)
        messages = carla.ask(CaseDesk(case)).file.messages
    assert [each.text for each in messages] == ["Es geht weiter."]
