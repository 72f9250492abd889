"""The handbook cannot rot: what it quotes stands on the screens, and what it links to is there."""

from __future__ import annotations

import re
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from komma_desk.cli.arguments import parser
from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.exchange.import_mapping import read_mapping
from komma_desk.ui.parts.shortcuts import TABLE
from komma_desk.ui.shell.handbook_chapters import FITTING, chapters
from komma_desk.words import BOTH, Language
from tests.house_rules.repository import ROOT

HANDBOOK = ROOT / "resources" / "handbook"
QUOTES = {Language.GERMAN: r"„([^“]+)“", Language.ENGLISH: r"“([^”]+)”"}
CODE = re.compile(r"```.*?```", re.DOTALL)
COMMAND = re.compile(r"^\| `([a-z-]+(?: [a-z-]+){0,2})", re.MULTILINE)
KEY = re.compile(r"\*\*((?:Strg\+|Ctrl\+|Alt\+)[^*]+|F[0-9]+|Esc)\*\*")


def _texts(language: Language) -> dict[str, str]:
    return {chapter.name: chapter.text for chapter in chapters(language, HANDBOOK)}


def _plain(text: str) -> str:
    return re.sub(r"\s*\(?\{\w+\}\)?", "", text.replace("&", "")).strip()


def _words(language: Language) -> Iterator[str]:
    """Everything a screen can say in this language: of the programme, and of its data."""
    german = language is Language.GERMAN
    for path in (ROOT / "resources" / "translations" / "de").glob("*.po"):
        with path.open("rb") as source:
            for message in read_po(source, locale="de"):
                said = (message.string if german else message.id) or ""
                yield from map(_plain, [said] if isinstance(said, str) else said)
    for path in (ROOT / "resources").rglob("*.toml"):
        yield from _labels(tomllib.loads(path.read_text(encoding="utf-8")), str(language))


def _labels(data: object, language: str) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(said := data.get(language), str):
            yield said
        for each in data.values():
            yield from _labels(each, language)
    elif isinstance(data, list):
        for each in data:
            yield from _labels(each, language)


def _commands(root: ArgumentParser) -> Iterator[str]:
    for action in root._actions:
        if isinstance(action, _SubParsersAction):
            for name, below in action.choices.items():
                inner = [f"{name} {verb}" for verb in _commands(below)]
                yield from inner or [name]


def test_every_chapter_stands_in_both_languages_with_the_same_headings() -> None:
    shapes = {
        language: {
            name: re.findall(r"^#+(?= )", CODE.sub("", text), re.MULTILINE)
            for name, text in _texts(language).items()
        }
        for language in BOTH
    }
    assert len(shapes[Language.GERMAN]) == 13
    assert shapes[Language.GERMAN] == shapes[Language.ENGLISH]


@pytest.mark.parametrize("language", BOTH)
def test_everything_quoted_stands_on_the_screens(language: Language) -> None:
    said = set(_words(language))
    quoted = [
        f"{name}: {quote}"
        for name, text in _texts(language).items()
        for quote in re.findall(QUOTES[language], text)
        if quote not in said
    ]
    assert quoted == []


@pytest.mark.parametrize("language", BOTH)
def test_every_key_in_the_handbook_is_a_key_of_the_programme(language: Language) -> None:
    known = {keys for key in TABLE for keys in key.keys}
    sentences = " ".join(_words(language))
    unknown = [
        f"{name}: {keys}"
        for name, text in _texts(language).items()
        for keys in KEY.findall(text)
        if keys.replace("Strg", "Ctrl") not in known and keys not in sentences
    ]
    assert unknown == []


@pytest.mark.parametrize("language", BOTH)
def test_every_link_leads_to_a_chapter(language: Language) -> None:
    texts = _texts(language)
    targets = [link for text in texts.values() for link in re.findall(r"\]\(([^)]+)\)", text)]
    assert targets
    assert [link for link in targets if link.removesuffix(".md") not in texts] == []


def test_every_page_leads_to_a_chapter() -> None:
    assert set(FITTING.values()) <= set(_texts(Language.GERMAN))


@pytest.mark.parametrize("language", BOTH)
def test_the_command_line_chapter_tells_every_command_and_no_other(language: Language) -> None:
    told = COMMAND.findall(_texts(language)["09-command-line"])
    assert sorted(told) == sorted(_commands(parser()))


@pytest.mark.parametrize("language", BOTH)
def test_every_option_in_the_handbook_is_one_of_the_command_line(language: Language) -> None:
    rooms = (ROOT / "komma_desk" / "cli").glob("*arguments.py")
    known = "".join(each.read_text(encoding="utf-8") for each in rooms)
    options = {
        option
        for text in _texts(language).values()
        for option in re.findall(r"--[a-z][a-z-]*", text)
    }
    assert {each for each in options if f'"{each}"' not in known} == {"--help"}


@pytest.mark.parametrize("language", BOTH)
def test_the_example_of_a_mapping_is_one_the_programme_reads(
    language: Language, tmp_path: Path
) -> None:
    examples = re.findall(r"```\n(schema.*?)```", _texts(language)["08-list"], re.DOTALL)
    file = tmp_path / "mapping.toml"
    file.write_text(examples[0], encoding="utf-8")
    lists = read_code_lists(ROOT / "resources" / "code_lists")
    assert read_mapping(file, lists).answers["forms"].column
