"""Whoever reported at length reads in “My reports” all of what she told."""

from __future__ import annotations

from komma_desk.ui.reporting.report_words import answers_given
from komma_desk.words import Language, speaking
from tests.fakes.details import EVERYTHING
from tests.fakes.samples import a_report
from tests.ui.clearing_desk import LISTS


def test_every_further_answer_is_told_back_to_whoever_gave_it() -> None:
    with speaking(Language.ENGLISH):
        short = answers_given(a_report(), LISTS)
        told = answers_given(a_report(details=EVERYTHING), LISTS)
    assert len(told) - len(short) == len(EVERYTHING.answered())


def test_own_questions_come_back_in_the_words_they_were_asked() -> None:
    with speaking(Language.ENGLISH):
        told = dict(answers_given(a_report(details=EVERYTHING), LISTS))
    assert told["Was there an alarm button?"] == "Yes\nJa, unter dem Tisch."
