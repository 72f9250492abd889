"""What everybody asks about her own things."""

from __future__ import annotations

from typing import Final

from komma_desk.usecases.queries.begun_receptions import BegunReceptions, FreshReception
from komma_desk.usecases.queries.my_begun_texts import MyBegunTexts
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.usecases.queries.my_standing import MyStanding
from komma_desk.usecases.queries.own_questions import EntriesByHand, OwnQuestions
from komma_desk.usecases.queries.vocabulary import Vocabulary

OWN_QUERIES: Final[tuple[object, ...]] = (
    MyReports(),
    MyDraft(),
    MyBegunTexts(),
    MyStanding(),
    Vocabulary(),
    OwnQuestions(),
    EntriesByHand(),
    BegunReceptions(),
    FreshReception(),
)
