"""A restricted case opens for nobody alone: with one half, a forged answer, or an old approval."""

from __future__ import annotations

from typing import Any, Final

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.break_glass import GlassAnswer, NoSuchGlassRequest, NotApproved
from komma_desk.domain.circle import HalvesDoNotFit, InACircle
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId, GlassRequestId
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.case_halves import read_half
from komma_desk.usecases.commands.answer_break_glass import AnswerBreakGlass
from komma_desk.usecases.commands.ask_break_glass import AskBreakGlass
from komma_desk.usecases.commands.break_glass import BreakGlass
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.ports.office import Audience
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.glass_requests import GlassRequests
from komma_desk.vault.person_keys import PersonKeys
from tests.attacks.forging import in_the_name_of, person_named, post, sealed, to_person
from tests.journeys.raw_store import change, office_key, opened_with
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, only_case

REASON: Final = "Karl ist im Krankenhaus."
MADE_UP: Final = bytes(32)


class Asked:
    """Karl alone may read the case; Carla asked for it."""

    def __init__(self, town: Town) -> None:
        self.town = town
        with town.unlock("rita") as rita:
            rita.perform(ReportIncident(a_draft()))
        with town.unlock(CLEARING) as karl:
            karl.perform(TakeIn())
            self.case: CaseId = only_case(karl)
        self.restrict()
        with town.unlock("carla") as carla:
            told: Any = carla.perform(AskBreakGlass(case=self.case, reason=REASON)).receipt
        self.request: GlassRequestId = told.request

    def restrict(self) -> None:
        with self.town.unlock(CLEARING) as karl:
            only_he = frozenset({karl.actor.id})
            karl.perform(RestrictCase(case=self.case, members=only_he, reason=REASON))

    def answered(self, login: str = "henrik") -> None:
        with self.town.unlock(login) as desk:
            desk.perform(AnswerBreakGlass(request=self.request, approve=True, reason=REASON))

    def letter(self, half: bytes, generation: int = 1) -> bytes:
        answer = GlassAnswer(
            request=self.request,
            case=self.case,
            generation=generation,
            approved=True,
            reason=REASON,
            half=half,
        )
        return Parcel(words=answer.as_words()).packed()

    def put_answer(self, desk: Session, author: PersonKeys, half: bytes = MADE_UP) -> None:
        """An answer to Carla, by the pen of whoever sits at this desk."""
        to, at = to_person(person_named(desk, "carla")), self.town.clock.now()
        body, kind = self.letter(half), envelope_kinds.BREAK_GLASS_ANSWER
        post(desk, Audience.PERSON, sealed(kind, body, to, author, at), at)

    def carla_fails(self, refusal: type[Refusal]) -> None:
        with self.town.unlock("carla") as carla:
            with pytest.raises(refusal):
                carla.perform(BreakGlass(self.request))
            with pytest.raises(InACircle):
                carla.ask(CaseDesk(self.case))


@pytest.fixture
def asked(town: Town) -> Asked:
    return Asked(town)


def shares_of(desk: Session, case: CaseId) -> Any:
    with desk._desk.look() as work:
        return work.cases.cases.shares(case)


def test_the_half_of_clearing_alone_opens_nothing(asked: Asked) -> None:
    with asked.town.unlock("carla") as carla:
        shares = shares_of(carla, asked.case)
        body = opened_with(carla.ring, shares.a)
        assert body is not None
        ours, me = read_half(body).half, person_named(carla, "carla")
        assert [opened_with(carla.ring, each) for each in shares.b.values()] == [None, None]
        for other in (MADE_UP, ours, bytes(255 - each for each in ours)):
            with carla._desk.change() as work, pytest.raises(HalvesDoNotFit):
                work.cases.cases.open_with_halves(asked.case, ours, other, me)


def test_the_half_of_a_keeper_alone_opens_nothing(asked: Asked) -> None:
    """She holds no key to the cases, and of the half of clearing she cannot open the seal."""
    with asked.town.unlock("carla") as carla:
        shares = shares_of(carla, asked.case)
    with asked.town.unlock("henrik") as henrik:
        assert opened_with(henrik.ring, shares.a) is None
        mine = opened_with(henrik.ring, shares.b[henrik.actor.id])
        assert mine is not None
        with henrik._desk.look() as work:
            assert not work.has_cases


def test_the_asking_officer_cannot_answer_herself(asked: Asked) -> None:
    with asked.town.unlock("carla") as carla:
        asked.put_answer(carla, carla.ring.person)
        asked.put_answer(carla, in_the_name_of(person_named(carla, "henrik")))
    asked.carla_fails(NotApproved)


@pytest.mark.parametrize("login", ["ines", "rolf", ADMIN])
def test_an_answer_of_somebody_who_keeps_nothing_counts_for_nothing(
    asked: Asked, login: str
) -> None:
    with asked.town.unlock(login) as desk:
        asked.put_answer(desk, desk.ring.person)
    asked.carla_fails(NotApproved)


def test_a_role_written_by_hand_makes_no_keeper(asked: Asked) -> None:
    with asked.town.unlock("ines") as ines:
        key = office_key(ines)
        asked.put_answer(ines, ines.ring.person)
    deed = "UPDATE people SET roles = '[\"head\"]' WHERE login = 'ines'"
    assert change(asked.town.folder, key, deed) == 1
    asked.carla_fails(NotApproved)


def test_a_keeper_who_gives_a_made_up_half_opens_nothing(asked: Asked) -> None:
    with asked.town.unlock("henrik") as henrik:
        asked.put_answer(henrik, henrik.ring.person)
    asked.carla_fails(HalvesDoNotFit)


def test_an_approval_does_not_open_the_next_circle(asked: Asked) -> None:
    asked.answered()
    asked.restrict()
    asked.carla_fails(HalvesDoNotFit)


def test_an_old_half_relabelled_for_the_next_circle_opens_nothing(asked: Asked) -> None:
    """Carla keeps what Henrik once gave, and claims it is of the newest generation."""
    with asked.town.unlock("carla") as carla:
        old = shares_of(carla, asked.case).b
    asked.restrict()
    with asked.town.unlock("carla") as carla:
        again: Any = carla.perform(AskBreakGlass(case=asked.case, reason=REASON)).receipt
        asked.request = again.request
    with asked.town.unlock("henrik") as henrik:
        body = opened_with(henrik.ring, old[henrik.actor.id])
        assert body is not None
        to, at = to_person(person_named(henrik, "carla")), asked.town.clock.now()
        letter = asked.letter(read_half(body).half, generation=2)
        kind = envelope_kinds.BREAK_GLASS_ANSWER
        data = sealed(kind, letter, to, henrik.ring.person, at)
        post(henrik, Audience.PERSON, data, at)
    asked.carla_fails(HalvesDoNotFit)


def test_whoever_forges_a_request_gets_no_answer(asked: Asked) -> None:
    """Ines is not of clearing: her request is not even shown, and none can be given."""
    with asked.town.unlock("henrik") as henrik:
        (seen,) = henrik.ask(GlassRequests())
        letters = [each.data for _at, each in _post_of(henrik)]
        request = next(
            body for each in letters if (body := opened_with(henrik.ring, each)) is not None
        )
    with asked.town.unlock("ines") as ines:
        to, at = to_person(person_named(ines, "henrik")), asked.town.clock.now()
        other = request.replace(str(asked.request).encode(), str(ines.actor.id).encode())
        kind = envelope_kinds.BREAK_GLASS_REQUEST
        post(ines, Audience.PERSON, sealed(kind, other, to, ines.ring.person, at), at)
        forged = GlassRequestId(ines.actor.id)
    with asked.town.unlock("henrik") as henrik:
        assert henrik.ask(GlassRequests()) == (seen,)
        with pytest.raises(NoSuchGlassRequest):
            henrik.perform(AnswerBreakGlass(request=forged, approve=True, reason=REASON))


def test_a_keeper_whose_keys_were_swapped_keeps_nothing_from_then_on(asked: Asked) -> None:
    with asked.town.unlock(ADMIN) as mira:
        key = office_key(mira)
        new = in_the_name_of(person_named(mira, "henrik")).public
    deed = "UPDATE people SET sealing = ?, signing = ? WHERE login = 'henrik'"
    assert change(asked.town.folder, key, deed, new.sealing, new.signing) == 1
    asked.restrict()
    with asked.town.unlock("carla") as carla:
        assert len(shares_of(carla, asked.case).b) == 1


def _post_of(desk: Session) -> Any:
    with desk._desk.look() as work:
        return list(work.office.post.after(Audience.PERSON, 0))


def test_no_letter_about_it_opens_for_anybody_else(asked: Asked) -> None:
    asked.answered()
    for login in (ADMIN, "ines", "rolf", CLEARING):
        with asked.town.unlock(login) as desk:
            opened = [opened_with(desk.ring, each.data) for _at, each in _post_of(desk)]
        assert opened
        assert not any(REASON.encode() in each for each in opened if each)
