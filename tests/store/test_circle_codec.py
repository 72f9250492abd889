"""What a sealed document is written in: the same bytes each time, and nothing but what we write."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.case import CaseFile
from komma_desk.domain.circle import Circle
from komma_desk.domain.identifiers import PersonId
from komma_desk.store import circle_codec
from komma_desk.store.circle_document import CaseDocument
from tests.fakes.samples import a_case, a_report

NOTHING: dict[str, Any] = {each.name: () for each in fields(CaseDocument) if each.name != "case"}


def a_document(**changed: Any) -> CaseDocument:
    return CaseDocument(case=a_case(**changed), **NOTHING)


def test_a_document_holds_every_part_a_case_file_has() -> None:
    assert [each.name for each in fields(CaseDocument)] == [each.name for each in fields(CaseFile)]


@given(text=st.text(max_size=200), people=st.frozensets(st.uuids(), min_size=1, max_size=4))
def test_whatever_is_written_comes_back(text: str, people: frozenset[PersonId]) -> None:
    document = a_document(
        report=a_report(narrative=text),
        facts=MappingProxyType({"x": text}),
        circle=Circle(members=people, reason=text, generation=1),
    )
    data = circle_codec.written(document)
    found = circle_codec.read(CaseDocument, data)
    assert found == document
    assert circle_codec.written(found) == data


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    told = json.loads(circle_codec.written(a_document()))
    change(told)
    return json.dumps(told).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(form=2),
        lambda told: told.update(more=1),
        lambda told: told["told"].update(unknown=[]),
        lambda told: told["told"].pop("case"),
        lambda told: told["told"]["case"].update(revision="1"),
        lambda told: told["told"]["case"].update(revision=True),
        lambda told: told["told"]["case"].update(ended=0),
        lambda told: told["told"]["case"].update(received_at="2026-10-05T12:00:00"),
        lambda told: told["told"]["case"].update(id="nobody"),
        lambda told: told["told"]["case"].update(trust="blind"),
        lambda told: told["told"]["case"].update(facts={"x": 1}),
        lambda told: told["told"]["case"]["report"].update(forms="THREAT"),
        lambda told: told["told"].update(notes=[{"text": "halb"}]),
        lambda told: told["told"].update(notes={}),
        lambda told: told["told"]["case"].update(
            circle={"members": [], "excluded": [], "generation": 1, "reason": ""}
        ),
    ],
)
def test_what_we_never_write_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        circle_codec.read(CaseDocument, changed(change))


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"{", b"\xff", b'{"form":1}'])
def test_what_is_no_document_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        circle_codec.read(CaseDocument, data)


def test_a_part_that_came_later_is_empty_in_an_older_document() -> None:
    later = ("extracts", "approvals", "clocks")
    data = changed(lambda told: [told["told"].pop(name) for name in later])
    found = circle_codec.read(CaseDocument, data)
    assert (found.extracts, found.approvals, found.clocks) == ((), (), ())
