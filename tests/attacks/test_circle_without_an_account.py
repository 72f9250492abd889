"""A case restricted later: the circle alone opens what its reporter writes later."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.bootstrap.form_doorway import FormDoorway
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from komma_desk.usecases.effects.letters_from_files import LetterWaits
from komma_desk.usecases.effects.writing_to_office import NobodyToWriteTo
from komma_desk.usecases.form_deeds import (
    LetterSealed,
    OpenAnswer,
    OpenedAnswer,
    ReplySecret,
    SealMessage,
)
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.vault.refusals import NotForYou
from tests.journeys.by_card import Writer, taken_in
from tests.journeys.town import CLEARING, Town, only_case


class Restricted:
    """Karl took her report in and keeps Carla out of it from now on."""

    def __init__(self, town: Town, folder: Path) -> None:
        self.writer = Writer(town, folder)
        self.writer.fetch_card()
        receipt = self.writer.seal()
        self.secret = ReplySecret(code=receipt.code)
        with town.unlock(CLEARING) as karl:
            taken_in(karl, receipt.target)
            self.case: CaseId = only_case(karl)
            self.before = self._answer("before.komma-answer")
            karl.perform(SaveAnswerFile(case=self.case, target=self.before))
            only_he = frozenset({karl.actor.id})
            karl.perform(RestrictCase(case=self.case, members=only_he, reason="befangen"))
            self.after = self._answer("after.komma-answer")
            karl.perform(SaveAnswerFile(case=self.case, target=self.after))

    def _answer(self, name: str) -> Path:
        return self.writer.folder / name

    def opens(self, form: FormDoorway, file: Path) -> OpenedAnswer:
        opened = form.ask(OpenAnswer(file=file, secret=self.secret))
        assert isinstance(opened, OpenedAnswer)
        return opened

    def writes(
        self, form: FormDoorway, kept_from: frozenset[PersonId] = frozenset()
    ) -> LetterSealed:
        message = SealMessage(
            target=self.writer.folder / "later.komma",
            secret=self.secret,
            text="Noch etwas.",
            kept_from=kept_from,
        )
        sealed = form.perform(message).receipt
        assert isinstance(sealed, LetterSealed)
        return sealed


@pytest.fixture
def restricted(town: Town, tmp_path: Path) -> Restricted:
    return Restricted(town, tmp_path / "elsewhere")


def test_after_she_opened_an_answer_nobody_outside_the_circle_opens_her_next_letter(
    restricted: Restricted,
) -> None:
    form = restricted.writer.form()
    assert restricted.opens(form, restricted.after).goes_to == ("Karl Klär",)
    sealed = restricted.writes(form)
    assert sealed.sent_to == ("Karl Klär",)
    with restricted.writer.town.unlock("carla") as carla, pytest.raises(NotForYou):
        taken_in(carla, sealed.target)
    with restricted.writer.town.unlock(CLEARING) as karl:
        taken_in(karl, sealed.target)
        (message,) = karl.ask(CaseDesk(restricted.case)).file.messages
    assert message.text == "Noch etwas."


def test_an_older_answer_opened_afterwards_gives_the_group_nothing_back(
    restricted: Restricted,
) -> None:
    form = restricted.writer.form()
    restricted.opens(form, restricted.after)
    assert restricted.opens(form, restricted.before).goes_to == ("Karl Klär",)
    sealed = restricted.writes(form)
    with restricted.writer.town.unlock("carla") as carla, pytest.raises(NotForYou):
        taken_in(carla, sealed.target)


def test_before_she_opened_one_only_the_circle_takes_her_letter_in(restricted: Restricted) -> None:
    sealed = restricted.writes(restricted.writer.form())
    assert sealed.sent_to == ()
    with restricted.writer.town.unlock("carla") as carla, pytest.raises(LetterWaits):
        taken_in(carla, sealed.target)
    with restricted.writer.town.unlock(CLEARING) as karl:
        taken_in(karl, sealed.target)


def test_whom_she_shuts_out_herself_gets_nothing_though_the_circle_has_her(
    restricted: Restricted,
) -> None:
    form = restricted.writer.form()
    restricted.opens(form, restricted.after)
    karl = {each.person for each in form.card.readers if each.name == "Karl Klär"}
    with pytest.raises(NobodyToWriteTo):
        restricted.writes(form, kept_from=frozenset(karl))
