"""Somebody with the office's key writes into the lists people choose from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.session import Session
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.own_question import AnswerKind, OwnQuestion
from komma_desk.domain.store_health import Health
from komma_desk.store.troubles import StoreDamaged
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.retire_code_entry import RetireCodeEntry
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.office_lists import ByHand
from komma_desk.usecases.queries.own_questions import EntriesByHand, OwnQuestions
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import Bilingual, Language, current_language, use_language
from tests.journeys.raw_store import OFFICE, change, office_key, rows
from tests.journeys.town import ADMIN, CLEARING, MORNING, Town, passphrase_of, person_id

POOL = Bilingual(de="Hallenbad", en="Indoor pool")
CODE = Code("OWN_HALLENBAD")
LABEL = '{"label": {"de": "Nur dokumentieren", "en": "Only record"}}'


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    before = current_language()
    use_language(Language.ENGLISH)
    yield
    use_language(before)


@pytest.fixture
def ready(town: Town) -> tuple[Town, bytes]:
    """A town with an own place, an own question, and the key everybody has."""
    with town.unlock(ADMIN) as mira:
        mira.perform(SaveCodeEntry(list_id="place", label=POOL))
        mira.perform(SaveOwnQuestion(words=POOL, kind=AnswerKind.TEXT))
        return town, office_key(mira)


def lists(desk: Session) -> CodeLists:
    found: CodeLists = desk.ask(Vocabulary())
    return found


def doubtful(desk: Session) -> tuple[ByHand, ...]:
    found: tuple[ByHand, ...] = desk.ask(EntriesByHand())
    return found


def questions(desk: Session) -> tuple[OwnQuestion, ...]:
    found: tuple[OwnQuestion, ...] = desk.ask(OwnQuestions())
    return found


def test_what_the_administrator_entered_a_reporter_chooses_from(ready: tuple[Town, bytes]) -> None:
    town, _key = ready
    with town.unlock("rita") as rita:
        assert lists(rita)["place"].label_of(CODE) == POOL
        assert [each.words for each in questions(rita)] == [POOL]
        assert doubtful(rita) == ()


@pytest.mark.parametrize(
    "deed",
    [
        (
            "UPDATE own_entries SET content = replace(content, 'Hallenbad', 'Nur ablegen') "
            "WHERE kind = 'entry'"
        ),
        "UPDATE own_entries SET list_id = 'channel' WHERE kind = 'entry'",
        "UPDATE own_entries SET list_id = 'consent' WHERE kind = 'entry'",
        "UPDATE own_entries SET code = 'COUNTER' WHERE kind = 'entry'",
        "UPDATE own_entries SET revision = revision + 1 WHERE kind = 'entry'",
        "UPDATE own_entries SET signature = x'00' WHERE kind = 'entry'",
        "UPDATE own_entries SET saved_at = '2020-01-01T00:00:00+00:00' WHERE kind = 'entry'",
        "UPDATE own_entries SET kind = 'question' WHERE kind = 'entry'",
    ],
)
def test_an_entry_changed_by_hand_is_not_offered_and_the_check_names_it(
    ready: tuple[Town, bytes], deed: str
) -> None:
    town, key = ready
    assert change(town.folder, key, deed) == 1
    with town.unlock("rita") as rita:
        assert not any(each.own for one in lists(rita).values() for each in one.entries)
        assert all(
            lists(rita)[name].entries == one.entries
            for name, one in town.house.rules.code_lists.items()
        )
        assert len(doubtful(rita)) == 1
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    (line,) = [each for each in health.lines if each.what.en.startswith("own entries")]
    assert line.health is Health.BAD
    assert "OWN_" in line.said[0] or "COUNTER" in line.said[0]


def test_a_question_changed_by_hand_is_not_asked(ready: tuple[Town, bytes]) -> None:
    town, key = ready
    asked = "UPDATE own_entries SET content = replace(content, 'Hallenbad', 'Ihr Passwort?')"
    assert change(town.folder, key, f"{asked} WHERE kind = 'question'") == 1
    with town.unlock("rita") as rita:
        assert questions(rita) == ()


def test_what_a_reporter_signs_herself_counts_for_nobody(ready: tuple[Town, bytes]) -> None:
    """She has keys of her own, and the key of the file; not the role."""
    from komma_desk.usecases.effects.office_lists import keep_own
    from komma_desk.usecases.ports.own_entries import OwnKind

    town, _key = ready
    with town.unlock("rita") as rita:
        context = _context_of(rita)
        with rita._desk.change() as work:
            keep_own(OwnKind.ENTRY, "place", Code("OWN_MINE"), LABEL, context(work))
            work.commit()
        assert Code("OWN_MINE") not in lists(rita)["place"]
        assert [each.code for each in doubtful(rita)] == ["OWN_MINE"]


def _context_of(desk: Session) -> Any:
    from komma_desk.domain.scope import Scope
    from komma_desk.usecases.context import Context

    tools = desk._tools
    return lambda work: Context(work=work, actor=desk.actor, scope=Scope, tools=tools)  # type: ignore[arg-type]  # no case is asked for


def test_what_the_administrator_saved_stays_after_she_has_left(ready: tuple[Town, bytes]) -> None:
    town, _key = ready
    with town.unlock(CLEARING) as karl:
        karl.perform(DismissPerson(person_id(karl, ADMIN)))
    with town.unlock("rita") as rita:
        assert lists(rita)["place"].label_of(CODE) == POOL


def test_an_entry_somebody_spoilt_is_mended_by_saving_it_anew(ready: tuple[Town, bytes]) -> None:
    town, key = ready
    assert change(town.folder, key, "UPDATE own_entries SET content = ?", LABEL) == 2
    with town.unlock(ADMIN) as mira:
        mira.perform(SaveCodeEntry(list_id="place", label=POOL, code=CODE))
        assert lists(mira)["place"].label_of(CODE) == POOL
        mira.perform(RetireCodeEntry("place", CODE, MORNING.date()))


@pytest.mark.parametrize("way", ["earlier", "gone"])
def test_an_earlier_state_put_back_is_named_to_clearing(
    ready: tuple[Town, bytes], way: str
) -> None:
    town, key = ready
    (before,) = rows(town.folder, key, OFFICE, "SELECT * FROM own_entries WHERE kind = 'entry'")
    with town.unlock(ADMIN) as mira:
        better = Bilingual(de="Freibad", en="Outdoor pool")
        mira.perform(SaveCodeEntry(list_id="place", label=better, code=CODE))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        assert doubtful(karl) == ()
    change(town.folder, key, "DELETE FROM own_entries WHERE kind = 'entry'")
    if way == "earlier":
        change(town.folder, key, "INSERT INTO own_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *before)
    with town.unlock(CLEARING) as karl:
        assert [(each.code, each.went_back) for each in doubtful(karl)] == [(CODE, True)]
    health = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING))
    (line,) = [each for each in health.lines if each.what.en.startswith("own entries")]
    assert line.health is Health.BAD
    assert "earlier state" in line.said[0]


def test_a_revision_without_end_is_a_damaged_store_and_no_crash(ready: tuple[Town, bytes]) -> None:
    town, key = ready
    change(town.folder, key, "UPDATE own_entries SET revision = ?", 2**63 - 1)
    with town.unlock("rita") as rita, pytest.raises(StoreDamaged):
        lists(rita)
