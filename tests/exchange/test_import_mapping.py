"""A mapping file says where each field comes from; what it does not mean is refused with a line."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from komma_desk.domain.code_list import Code, CodeEntry, CodeList, CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.import_mapping import (
    Comparison,
    DateShape,
    Delimiter,
    Encoding,
    Sameness,
    day_in,
)
from komma_desk.exchange.import_mapping import read_mapping
from komma_desk.exchange.mapping_refusals import (
    ColumnOrConstant,
    FieldLeftOpen,
    MappingMissing,
    MappingUnreadable,
    NearlyKnownWord,
    NotForThisField,
    RulesMissing,
    UnknownWord,
    WantsDay,
    WantsTable,
    WantsText,
    WantsTexts,
    WantsYesOrNo,
    WordMissing,
)
from komma_desk.words import Bilingual

GOOD = """\
schema = "komma-import/1"
source = "Vorfallliste"

[file]
delimiter = "tab"
encoding = "windows-1252"
key = "Nr"
same_by = "key"

[dates]
written = ["DD.MM.YYYY", "YYYY-MM-DD"]
empty = "unknown"

[received]
constant = 2026-10-31

[fields]
reporter_role = { constant = "WITNESS" }
direction = { constant = "EXT_TO_STAFF" }
place = { column = "Ort", default = "OTHER" }
occurred = { column = "Tag" }
narrative = { column = "Text", default = "Ohne Text" }
acute_danger = { column = "Gefahr", values = { ja = true, nein = "no" } }
wishes = { constant = ["talk", "advice"] }

[fields.forms]
column = "Art"
separator = ","
values = { "Beleidigung" = "INSULT" }
rules = [{ contains = ["droh", "Angst"], gives = "THREAT" }]
"""


def one_list(name: str, *codes: str) -> CodeList:
    label = Bilingual(de=name, en=name)
    entries = tuple(CodeEntry(code=Code(code), label=label) for code in codes)
    return CodeList(id=name, title=label, entries=entries)


LISTS = CodeLists([
    one_list("reporter_role", "WITNESS"), one_list("direction", "EXT_TO_STAFF"),
    one_list("place", "OTHER"), one_list("wish", "talk", "advice"),
    one_list("form", "INSULT", "THREAT"),
])  # fmt: skip


@pytest.fixture
def mapping_file(tmp_path: Path) -> Path:
    path = tmp_path / "list.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_mapping_is_read_with_everything_it_says(mapping_file: Path) -> None:
    mapping = read_mapping(mapping_file, LISTS)
    assert mapping.source == "Vorfallliste"
    assert mapping.delimiter is Delimiter.TAB
    assert mapping.encoding is Encoding.WINDOWS_1252
    assert (mapping.key_column, mapping.sameness) == ("Nr", Sameness.KEY)
    assert mapping.dates == (DateShape.GERMAN, DateShape.ISO)
    assert mapping.unknown_day_allowed
    assert mapping.received.constant == date(2026, 10, 31)
    assert mapping.columns == ("Ort", "Tag", "Text", "Gefahr", "Art", "Nr")
    assert mapping.answers["wishes"].constant == ("talk", "advice")
    assert [rule.gives for rule in mapping.answers["acute_danger"].rules] == ["yes", "no"]
    equals, contains = mapping.answers["forms"].rules
    assert (equals.comparison, equals.texts) == (Comparison.EQUALS, ("Beleidigung",))
    assert (contains.comparison, contains.gives) == (Comparison.CONTAINS, "THREAT")


@pytest.mark.parametrize(
    ("before", "after", "refusal", "line"),
    [
        ("[received]", "[recieved]", NearlyKnownWord, 14),
        ("source =", "sauce =", NearlyKnownWord, 2),
        ("contains", "matches", UnknownWord, 30),
        ("komma-import/1", "komma-import/9", NearlyKnownWord, 1),
        ('"tab"', '"pipe"', UnknownWord, 5),
        ('"DD.MM.YYYY"', '"DD.MM.YYYYY"', NearlyKnownWord, 11),
        ("narrative = {", "naratif = {", NearlyKnownWord, 22),
        ('gives = "THREAT"', 'gives = "TREAT"', NearlyKnownWord, 30),
        ('separator = ","', "separator = 4", WantsText, 28),
        ('separator = ","', 'every = "yes"', WantsYesOrNo, 28),
        ("2026-10-31", '"gestern"', WantsDay, 15),
        ("2026-10-31", "2026-10-31T08:00:00", WantsDay, 15),
        ('["talk", "advice"]', "[1, 2]", WantsTexts, 24),
        ('{ constant = "WITNESS" }', '"WITNESS"', WantsTable, 18),
        ('{ column = "Tag" }', '{ column = "Tag", constant = "x" }', ColumnOrConstant, 21),
        ('"Text", default', '"Text", every', NotForThisField, 22),
        (', default = "OTHER" }', " }", RulesMissing, 20),
        (', gives = "THREAT"', "", WordMissing, 30),
        ('contains = ["droh", "Angst"], ', "", WordMissing, 30),
        ('source = "Vorfallliste"', "", WordMissing, 1),
        ('contains = ["droh", "Angst"]', 'contains = [" "]', WantsTexts, 30),
        ('values = { "Beleidigung" = "INSULT" }', "values = 1", WantsTable, 29),
        ('[{ contains = ["droh", "Angst"], gives = "THREAT" }]', "[1]", WantsTable, 30),
        (
            'direction = { constant = "EXT_TO_STAFF" }',
            'direction = { constant = ["a", "b"] }',
            WantsText,
            19,
        ),
        ("constant = 2026-10-31", "", ColumnOrConstant, 14),
        ('column = "Art"', 'column = ""', ColumnOrConstant, 26),
        ("schema = ", "schema == ", MappingUnreadable, 1),
    ],
)
def test_what_is_not_meant_is_refused_with_its_line(
    mapping_file: Path, before: str, after: str, refusal: type[Refusal], line: int
) -> None:
    assert before in GOOD
    mapping_file.write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(refusal) as refused:
        read_mapping(mapping_file, LISTS)
    assert refused.value.facts["line"] == line
    assert "list.toml" in refused.value.spoken()


def test_a_near_miss_is_answered_with_the_word_that_was_meant(mapping_file: Path) -> None:
    mapping_file.write_text(GOOD.replace('"INSULT"', '"INSULTS"'), encoding="utf-8")
    with pytest.raises(NearlyKnownWord) as refused:
        read_mapping(mapping_file, LISTS)
    assert refused.value.facts["guess"] == "INSULT"


def test_the_received_day_may_be_a_column_and_days_have_usual_shapes(mapping_file: Path) -> None:
    text = GOOD.replace("constant = 2026-10-31", 'column = "Eingang"')
    mapping_file.write_text(text.replace('written = ["DD.MM.YYYY", "YYYY-MM-DD"]', ""), "utf-8")
    mapping = read_mapping(mapping_file)
    assert mapping.received.column == "Eingang"
    assert mapping.dates[:2] == (DateShape.ISO, DateShape.GERMAN)
    assert day_in("3.4.26", mapping.dates) == (date(2026, 4, 3), None)
    assert day_in("46115,6041667", mapping.dates) == (date(2026, 4, 3), time(14, 30))


def test_the_top_of_the_file_is_checked_like_the_rest(mapping_file: Path) -> None:
    mapping_file.write_text('schema = "komma-import/1"\nsource = "x"\nfile = 3\n', "utf-8")
    with pytest.raises(WantsTable):
        read_mapping(mapping_file)


@pytest.mark.parametrize("field", ["direction", "place"])
def test_a_field_every_report_needs_may_not_be_left_open(mapping_file: Path, field: str) -> None:
    lines = [line for line in GOOD.splitlines() if not line.startswith(field)]
    mapping_file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(FieldLeftOpen) as refused:
        read_mapping(mapping_file, LISTS)
    assert refused.value.facts["word"] == field


def test_a_file_that_is_missing_or_foreign_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MappingMissing):
        read_mapping(tmp_path / "none.toml")
    foreign = tmp_path / "foreign.toml"
    foreign.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MappingUnreadable):
        read_mapping(foreign)
