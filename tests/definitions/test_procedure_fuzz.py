"""Whatever file somebody offers as a procedure: it is read, or refused in a sentence, at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from komma_desk.definitions.broken import BrokenDefinition
from komma_desk.definitions.procedure import procedure_of_text, read_procedure
from komma_desk.definitions.reading import LARGEST
from tests.fakes.work_done import counted

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "procedures"
TEXT = (FOLDER / "komma-standard.toml").read_text(encoding="utf-8")
SMALL = (FOLDER / "komma-small-town.toml").read_text(encoding="utf-8")
CALLS_A_SIGN = 40  # of work, whatever the machine; the shipped files take less than ten
CALLS_AT_ALL = 20_000
LONGEST_SENTENCE = 1000
HEAD = TEXT[: TEXT.index("[states.received]")]

HOSTILE = {
    "nothing": "",
    "a NUL": "\0",
    "a NUL in a text": TEXT.replace("Eingegangen", "Einge\0gangen"),
    "no line end": TEXT.replace("\n", "\r"),
    "deep lists": "a = " + "[" * 100_000,
    "deep closed lists": "a = " + "[" * 50_000 + "]" * 50_000,
    "deep tables": "a = " + "{a = " * 50_000 + "1" + "}" * 50_000,
    "a long dotted key": ".".join("a" * 200_000) + " = 1",
    "a long dotted header": "[" + ".".join("a" * 200_000) + "]",
    "many headers": "\n".join(f"[a.b{number}]" for number in range(70_000)),
    "many steps": HEAD + "[[steps]]\n" * 90_000,
    "many quotes": '"""' * 300_000,
    "many states": HEAD + "".join(f"[states.s{number}]\n" for number in range(40_000)),
    "many keys": "".join(f"k{number} = 1\n" for number in range(70_000)),
    "a huge number": "a = " + "9" * 900_000,
    "a huge number where a text belongs": TEXT.replace('"1.0.0"', "9" * 900_000),
    "a huge exponent": TEXT.replace('"1.0.0"', "1e99999999"),
    "no number": TEXT.replace('"1.0.0"', "nan"),
    "a day where a text belongs": TEXT.replace('"1.0.0"', "2026-01-31"),
    "no day": TEXT.replace('"1.0.0"', "2026-13-77"),
    "an interval of years": TEXT.replace('"3 WD"', '"99999 WD"'),
    "a key twice": TEXT.replace('start     = "received"', 'start = "received"\nstart = "a"'),
    "a state twice": TEXT + '\n[states.received]\ntitle = { de = "a", en = "b" }\n',
    "a table and a text": TEXT + "\n[steps.accept]\n",
    "a very long word": HEAD + "x" * 900_000 + " = 1\n",
    "a very long value": TEXT.replace('["clearing"]', f'["{"x" * 900_000}"]', 1),
    "an escape that is no sign": TEXT.replace("Eingegangen", "\\ud800"),
    "marks of direction": TEXT.replace("[states.triage]", "[states.\u202etriage]"),
    "another schema": TEXT.replace("komma-procedure/1", "komma-procedure/2"),
}


def refused(text: str) -> str:
    with counted() as work, pytest.raises(BrokenDefinition) as caught:
        procedure_of_text(text, "offered.toml")
    sentence = caught.value.spoken()
    assert work.calls < CALLS_AT_ALL + CALLS_A_SIGN * len(text)
    assert "offered.toml" in sentence
    assert len(sentence) < LONGEST_SENTENCE
    return sentence


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_at_once_in_a_sentence(text: str) -> None:
    refused(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rests    = true", "rests    = maybe"),
        ("rests    = true", "rests    = true\nrests    = true"),
        ("rests    = true", 'rests    = "\x01"'),
        ("rests    = true", "rests    = 1"),
        ("rests    = true", "rests    = true\nsleeps   = true"),
    ],
)
def test_the_sentence_names_the_line(old: str, new: str) -> None:
    line = TEXT[: TEXT.index(old)].count("\n") + 1
    named = re.search(r"Zeile (\d+)", refused(TEXT.replace(old, new)))
    assert named is not None
    assert int(named[1]) in {line, line + 1}


def test_signs_that_only_look_like_line_ends_do_not_shift_the_line() -> None:
    odd = TEXT.replace("# --- states of", "# \x85 \u2028 \u2029 --- states of")
    line = TEXT[: TEXT.index("rests    = true")].count("\n") + 1
    assert f"Zeile {line} " in refused(odd.replace("rests    = true", "rests    = 1"))


@pytest.mark.parametrize("size", [LARGEST + 1, 10_000_000])
def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path, size: int) -> None:
    path = tmp_path / "large.toml"
    path.write_text(TEXT + "#" * (size - len(TEXT.encode())), encoding="utf-8")
    with counted() as work, pytest.raises(BrokenDefinition) as caught:
        read_procedure(path)
    assert work.calls < CALLS_AT_ALL
    assert "large.toml" in caught.value.spoken()
    assert "1 MB" in caught.value.spoken()


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT.encode("latin-1"), b"\x80" * 1000, b"PK\x03\x04"],
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bytes.toml"
    path.write_bytes(content)
    with pytest.raises(BrokenDefinition) as caught:
        read_procedure(path)
    assert "bytes.toml" in caught.value.spoken()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenDefinition):
        read_procedure(tmp_path)


def test_the_line_ends_and_the_mark_of_another_system_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert read_procedure(path) == procedure_of_text(TEXT)


LINES = [line for line in SMALL.splitlines() if re.match(r"[a-z_]+ *= ", line)]
ODD = ["1", "-0.5", "nan", "true", "2026-01-31", '""', "[]", "[[]]", "[1]", '["", "x"]', "{}"]
ODD += ["[{}]", "{ de = 1 }", '{ de = "a", en = [] }', '"\\u0000"', "'''a'''", '"@last"']


@given(line=st.sampled_from(LINES), value=st.sampled_from(ODD))
@settings(max_examples=200)
def test_a_value_of_another_kind_is_refused_with_its_line_or_fits(line: str, value: str) -> None:
    key, _, _ = line.partition("=")
    try:
        procedure_of_text(SMALL.replace(line, f"{key}= {value}", 1), "offered.toml")
    except BrokenDefinition as broken:
        said = broken.spoken()
    else:
        said = "offered.toml, Zeile 1"
    assert re.search(r"offered\.toml.* Zeile \d+", said), said


@given(data=st.data())
@settings(max_examples=150)
def test_a_mutated_file_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    text = SMALL
    for _ in range(data.draw(st.integers(1, 3))):
        first = data.draw(st.integers(0, len(text)))
        last = min(len(text), first + data.draw(st.integers(0, 40)))
        put = data.draw(
            st.one_of(
                st.text(max_size=6),
                st.sampled_from(["[", "]", "{", "}", '"', '"""', "'", "=", "\n", "#", "[[steps]]"]),
                st.sampled_from(re.findall(r"[^\n]+\n", SMALL)),
            )
        )
        text = text[:first] + put + text[last:]
    with counted() as work:
        try:
            procedure_of_text(text, "offered.toml")
        except BrokenDefinition as broken:
            said = broken.spoken()
        else:
            said = "offered.toml"
    assert "offered.toml" in said
    assert work.calls < CALLS_AT_ALL + CALLS_A_SIGN * len(text)


@given(text=st.text(max_size=200))
@settings(max_examples=100)
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(BrokenDefinition):
        procedure_of_text(text, "offered.toml")
