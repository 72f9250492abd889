"""A procedure file is read strictly: what is not known is refused with line and way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.definitions.broken import (
    BrokenDefinition,
    ListedTwice,
    MissingWord,
    NotReadable,
    UnknownValue,
    UnknownWord,
    WrongKind,
)
from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.procedure.vocabulary import CONSENTS
from komma_desk.words import Language, use_language

STANDARD = Path(__file__).resolve().parents[2] / "resources" / "procedures" / "komma-standard.toml"
TEXT = STANDARD.read_text(encoding="utf-8")


def changed(folder: Path, old: str, new: str) -> Path:
    assert old in TEXT
    path = folder / "changed.toml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_shipped_procedure_has_every_state_strand_and_step_of_the_design() -> None:
    procedure = read_procedure(STANDARD)
    ends = {state.id for state in procedure.states if state.end}
    assert ends == {"closed", "not_competent", "record_only", "withdrawn", "duplicate"}
    assert [strand.id for strand in procedure.strands] == [
        "counselling",
        "criminal",
        "service",
        "care",
    ]
    assert {step.consent for step in procedure.steps if step.consent} == set(CONSENTS)
    assert {"conclude", "release", "reopen", "withdraw"} <= set(procedure.step_by_id)


def test_the_fingerprint_does_not_depend_on_comments_and_spaces(tmp_path: Path) -> None:
    same = changed(tmp_path, "[[steps]]", "# a remark\n\n[[steps]]")
    assert read_procedure(same).sha256() == read_procedure(STANDARD).sha256()


def test_the_fingerprint_changes_with_every_condition(tmp_path: Path) -> None:
    other = changed(tmp_path, 'consent = "refer_agg"\n', "")
    assert read_procedure(other).sha256() != read_procedure(STANDARD).sha256()


@pytest.mark.parametrize(
    ("old", "new", "kind", "hint"),
    [
        ("four_eyes = true", "for_eyes = true", UnknownWord, "four_eyes"),
        ('"komma-procedure/1"', '"komma-procedure/9"', UnknownValue, "komma-procedure/1"),
        ('roles   = ["clearing"]', 'roles   = ["cleaning"]', UnknownValue, "clearing"),
        ('when = "danger_to_life"', 'when = "danger"', UnknownValue, "danger_to_life"),
        ('within = "3 WD"', 'within = "3 days"', UnknownValue, "3 WD"),
        ('remind = ["5 WD"]', 'remind = ["soon"]', UnknownValue, "3 M"),
        ('escalate_to = "head"', 'escalate_to = "haed"', UnknownValue, "head"),
        ('en = "Received" }', 'en = "Received", fr = "Reçu" }', UnknownWord, "fr"),
        ('de = "Eingegangen", ', "", MissingWord, "de"),
        ('de = "Eingegangen"', 'de = " "', WrongKind, "de"),
        ('from    = ["received"]', 'from    = "received"', WrongKind, "from"),
        ('from    = ["received"]', "from    = [1]", WrongKind, "from"),
        ("end            = true", "end            = 1", WrongKind, "end"),
        ('title    = { de = "Einordnung", en = "Triage" }', 'title = "T"', WrongKind, "title"),
        ('fields = ["category", "urgency"]', 'fields = ["a", "a"]', ListedTwice, "a"),
        ('id      = "pass_on"', 'id      = "settle"', ListedTwice, "settle"),
    ],
)
def test_what_is_not_known_is_refused_with_a_way_out(
    tmp_path: Path, old: str, new: str, kind: type[BrokenDefinition], hint: str
) -> None:
    with pytest.raises(kind) as caught:
        read_procedure(changed(tmp_path, old, new))
    assert hint in caught.value.spoken()
    assert "changed.toml" in caught.value.spoken()


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("rests    = true", "rest    = true", "rest    = true"),
        ('to    = "@last"', 'too   = "@last"', "[[steps]]"),
        ('start  = "care_none"', 'begin  = "care_none"', "[strands.care]"),
        ('["clearing", "head"]', '["clearing", "heat"]', '["clearing", "heat"]'),
        ('de = "Doppelt gemeldet", ', "", "title          = { en = "),
    ],
)
def test_the_refusal_names_the_line(tmp_path: Path, old: str, new: str, at: str) -> None:
    path = changed(tmp_path, old, new)
    lines = path.read_text(encoding="utf-8").splitlines()
    here = next(number for number, line in enumerate(lines) if (new or at) in line)
    expected = max(number for number in range(here + 1) if at in lines[number]) + 1
    use_language(Language.ENGLISH)
    with pytest.raises(BrokenDefinition) as caught:
        read_procedure(path)
    assert f"changed.toml, line {expected} " in caught.value.spoken()


def test_a_missing_word_of_the_whole_file_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(MissingWord) as caught:
        read_procedure(changed(tmp_path, "schema    =", "scheme    ="))
    assert caught.value.spoken().startswith("changed.toml: ")


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe", b'a = "x', b"a = [1\nb = 2\n"])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    with pytest.raises(NotReadable) as caught:
        read_procedure(path)
    assert "broken.toml" in caught.value.spoken()


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotReadable):
        read_procedure(tmp_path / "none.toml")


def test_a_list_where_tables_belong_is_refused(tmp_path: Path) -> None:
    head, tables = TEXT[: TEXT.index("[[steps]]")].split("[states.received]")
    path = tmp_path / "changed.toml"
    path.write_text(f"{head}steps = [1]\n[states.received]{tables}", encoding="utf-8")
    with pytest.raises(WrongKind):
        read_procedure(path)


def test_a_text_where_a_table_belongs_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "changed.toml"
    path.write_text(TEXT[: TEXT.index("[states.received]")] + 'states = "x"\n', encoding="utf-8")
    with pytest.raises(WrongKind):
        read_procedure(path)


def test_a_procedure_without_strands_and_steps_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(TEXT[: TEXT.index("[strands.counselling]")], encoding="utf-8")
    assert read_procedure(path).strands == ()
