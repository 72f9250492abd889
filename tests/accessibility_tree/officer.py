"""The clearing officer takes the report in, accepts it and answers; run as a script: the store."""

from __future__ import annotations

import sys
from pathlib import Path

from komma_desk.demo.store_building import demo_house
from komma_desk.domain.procedure.definition import StepId
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from tests.accessibility_tree.told import ANSWER
from tests.journeys.town import CLEARING, Town, only_case


def town_at(folder: Path) -> Town:
    town = Town(folder)
    town.house = demo_house()
    return town


def main() -> None:
    with town_at(Path(sys.argv[1])).unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        case = only_case(karl)
        karl.perform(TakeStep(case=case, step=StepId("accept")))
        karl.perform(AnswerReporter(case=case, text=ANSWER))


if __name__ == "__main__":
    main()
