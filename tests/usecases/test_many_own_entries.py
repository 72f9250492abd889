"""An office with hundreds of own entries: its lists are asked for whenever a case is opened."""

from __future__ import annotations

import pytest

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import Bilingual
from tests.fakes.office import FakePeople
from tests.usecases.workbench import Workbench


def test_whoever_saved_many_entries_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Workbench()
    for number in range(5):
        label = Bilingual(de=f"Bad {number}", en=f"Pool {number}")
        bench.at(Role.ADMINISTRATOR).perform(SaveCodeEntry(list_id="channel", label=label))
    asked: list[PersonId] = []
    real = FakePeople.get

    def noted(people: FakePeople, person: PersonId) -> Person:
        asked.append(person)
        return real(people, person)

    monkeypatch.setattr(FakePeople, "get", noted)
    lists = bench.at(Role.REPORTER).ask(Vocabulary())
    assert sum(each.own for each in lists["channel"].entries) == 5
    assert asked == [bench.people[Role.ADMINISTRATOR].id]
