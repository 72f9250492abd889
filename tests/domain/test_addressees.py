"""To whom a report was sealed: said in its words, read back from anybody's words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.addressees import Addressees, without_addressees
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_record import NotAReport, draft_of, draft_record

KARL = PersonId(UUID(int=7))

_people = st.dictionaries(st.uuids().map(PersonId), st.text(max_size=20), max_size=5)
_anything = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(_people, _people)
def test_what_was_said_is_read_back_beside_the_answers(
    members: dict[PersonId, str], excluded: dict[PersonId, str]
) -> None:
    told = Addressees(members=members, excluded=excluded)
    words = {"narrative": "x"} | told.as_words()
    assert Addressees.read(words) == told
    assert without_addressees(words) == {"narrative": "x"}


@given(_anything)
def test_words_of_a_stranger_name_nobody_or_somebody_and_never_fail(said: Any) -> None:
    read = Addressees.read({"circle": {"members": said, "excluded": said}})
    assert all(isinstance(each, UUID) for each in read.members)
    assert Addressees.read({"circle": said}).excluded == {}


def test_a_draft_remembers_who_must_not_see_it() -> None:
    draft = IncidentDraft(excluded=frozenset({KARL}))
    assert draft_of(draft_record(draft)) == draft


def test_a_draft_from_before_names_nobody() -> None:
    record = draft_record(IncidentDraft())
    del record["excluded"]
    assert draft_of(record) == IncidentDraft()


@pytest.mark.parametrize("said", ["karl", [1], ["karl"], {"a": 1}, None])
def test_people_that_cannot_be_read_are_refused(said: object) -> None:
    with pytest.raises(NotAReport):
        draft_of({"excluded": said})
