"""Suggests the mapping of a list from its headings, as the file a person would have written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.import_mapping import PLAIN, YES_OR_NO
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.exchange.usual_headings import (
    FORM_STEMS,
    KEY,
    PLACE_STEMS,
    RECEIVED,
    field_of,
    folded,
)
from komma_desk.words import N_, _

# What a list seldom says: whoever kept it noted what came from outside, and noted it only.
_OTHERWISE: Final = {
    "reporter_role": '"CLEARING"',
    "direction": '"EXT_TO_STAFF"',
    "place": '"OTHER"',
    "forms": '"OTHER"',
    "acute_danger": "false",
    "wishes": '"record_only"',
}
# Never the name of the file: the same rows under another name would count as new ones.
_SOURCE: Final = "Mitgebrachte Liste"
_SETS: Final = ("forms", "motives", "consequences", "wishes")
_STEMS: Final = {"forms": FORM_STEMS, "place": PLACE_STEMS}
_WANTED: Final = ("occurred", "narrative")


class HeadingsUnknown(Refusal):
    """Does not say what stands there: without headings that would be a case."""

    sentence = N_("In {file} no column was recognised that says when it happened, or what.")
    advice = N_("Please call these columns “Date” and “What happened”, or write a mapping file.")


def columns_of(heading: Sequence[str]) -> dict[str, str]:
    """Field by field the column it comes from; of several columns for one field the first."""
    found: dict[str, str] = {}
    for column in heading:
        field = field_of(column)
        if field is not None and heading.count(column) == 1:
            found.setdefault(field, column)
    return found


def questions_of(
    heading: Sequence[str], questions: Iterable[OwnQuestion]
) -> dict[str, OwnQuestion]:
    """The columns that are called like a question of the office's own."""
    known = {
        folded(words): each
        for each in questions
        for words in (each.code, each.words.en, each.words.de)
    }
    return {
        column: known[folded(column)]
        for column in heading
        if folded(column) in known and heading.count(column) == 1
    }


def suggested_text(
    name: str,
    heading: Sequence[str],
    questions: Iterable[OwnQuestion],
    lists: CodeLists,
    sheet: str = "",
) -> str:
    """Raises HeadingsUnknown where nothing says when it happened, or what."""
    columns, asked = columns_of(heading), questions_of(heading, questions)
    for column in asked:
        columns = {field: each for field, each in columns.items() if each != column}
    if any(field not in columns for field in _WANTED):
        raise HeadingsUnknown(file=name)
    lines = ['schema = "komma-import/1"', f"source = {_quoted(_SOURCE)}", "", "[file]"]
    lines += [f"key = {_quoted(columns[KEY])}"] if KEY in columns else []
    lines += [f"sheet = {_quoted(sheet)}"] if sheet else []
    read = {*columns.values(), *asked}
    left = [each for each in heading if each and each not in read]
    kept = [each for each in left if heading.count(each) == 1]
    lines += [f"notes = {_texts(kept)}"] if kept else []
    lines += ["", "[dates]", 'empty = "unknown"', "", "[received]"]
    lines += [f"column = {_quoted(columns[RECEIVED])}"] if RECEIVED in columns else []
    lines += ['as = "occurred"']
    fields = [each for each in columns if each not in {KEY, RECEIVED}]
    for field in (*fields, *(each for each in _OTHERWISE if each not in columns)):
        lines += ["", f"[fields.{field}]", *_field(field, columns.get(field), lists)]
    lines += _beside(columns)
    for column, question in asked.items():
        lines += ["", f"[questions.{question.code}]", f"column = {_quoted(column)}"]
    if unread := [each for each in left if each not in kept]:
        said = _("Not read: {columns}").format(columns=_plain(", ".join(unread)))
        lines += ["", f"# {said}"]
    return "\n".join(lines) + "\n"


def _field(field: str, column: str | None, lists: CodeLists) -> list[str]:
    if column is None:
        return [f"constant = {_OTHERWISE[field]}"]
    said = [f"column = {_quoted(column)}"]
    if field in PLAIN:
        return said
    said.append("labels = true")
    if field not in YES_OR_NO or field in _OTHERWISE:
        said.append(f"default = {_OTHERWISE.get(field, '[]')}")
    if field in _SETS:
        said += ["every = true", 'separator = ";"']
    if field in _STEMS:
        known = lists[{"forms": "form"}.get(field, field)]
        said += [
            "rules = [",
            *(
                f"  {{ contains = {_texts(stems)}, gives = {_quoted(code)} }},"
                for code, stems in _STEMS[field]
                if code in known
            ),
            "]",
        ]
    return said


def _beside(columns: dict[str, str]) -> list[str]:
    """What a code leaves out of a cell is kept in its words too."""
    said: list[str] = []
    if "place" in columns:
        said += ["", "[fields.place_detail]", f"column = {_quoted(columns['place'])}"]
    if "unit_name" in columns:
        said += ["", "[fields.unit]", f"column = {_quoted(columns['unit_name'])}"]
        said += ["labels = true", "default = []"]
    return said


def _texts(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    """As TOML writes it: like JSON, but for one sign nobody types."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _plain(text: str) -> str:
    return "".join(each if each.isprintable() else " " for each in text)
