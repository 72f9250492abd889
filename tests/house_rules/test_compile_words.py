"""The words compiler finds what it is there to find, and compiles the same bytes each time."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house_rules.repository import script

HEAD = (
    'msgid ""\nmsgstr ""\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
Place = Callable[..., Path]


@pytest.fixture
def house(tmp_path: Path) -> Place:
    """Lay a little house: its code, and one `.po` file for each text given."""

    def lay(code: str, *translations: str) -> Path:
        (tmp_path / "komma_desk").mkdir()
        (tmp_path / "komma_desk" / "page.py").write_text(code, encoding="utf-8")
        folder = tmp_path / "resources" / "translations" / "de"
        folder.mkdir(parents=True)
        for number, text in enumerate(translations):
            (folder / f"room{number}.po").write_text(HEAD + text, encoding="utf-8")
        return tmp_path

    return lay


def entry(english: str, german: str) -> str:
    return f'msgid "{english}"\nmsgstr "{german}"\n\n'


COUNTED = (
    'msgid "one case"\nmsgid_plural "{n} cases"\nmsgstr[0] "ein Fall"\nmsgstr[1] "{n} Fälle"\n'
)


def test_a_house_with_all_its_words_passes(house: Place) -> None:
    root = house('_("&Save")\nn_("one case", "{n} cases", 2)', entry("&Save", "&Sichern") + COUNTED)
    assert script("compile_words").write(root) == []
    assert script("compile_words").check(root) == []


def test_the_compiled_words_are_spoken_by_gettext(house: Place) -> None:
    root = house("", COUNTED)
    script("compile_words").write(root)
    with (root / "resources/translations/de.mo").open("rb") as compiled:
        spoken = gettext.GNUTranslations(compiled)
    assert spoken.ngettext("one case", "{n} cases", 2) == "{n} Fälle"


def test_the_same_words_compile_to_the_same_bytes_whatever_file_holds_them(tmp_path: Path) -> None:
    compile_words = script("compile_words")
    first, second = entry("Save", "Sichern"), entry("Close", "Schließen")
    folder = tmp_path / "resources" / "translations" / "de"
    folder.mkdir(parents=True)
    (folder / "a.po").write_text(HEAD + first + second, encoding="utf-8")
    together = compile_words.compiled(compile_words.merge(tmp_path))
    (folder / "a.po").write_text(HEAD + second, encoding="utf-8")
    (folder / "b.po").write_text(HEAD + first, encoding="utf-8")
    assert compile_words.compiled(compile_words.merge(tmp_path)) == together


def test_two_rooms_may_say_the_same_but_not_contradict_each_other(house: Place) -> None:
    save, keep = entry("Save", "Sichern"), entry("Save", "Speichern")
    root = house('_("Save")', save, save, keep)
    problems = script("compile_words").write(root)
    assert len(problems) == 1
    assert "room2.po" in problems[0]
    assert not (root / "resources/translations/de.mo").exists()


@pytest.mark.parametrize(
    ("code", "translation", "complaint"),
    [
        ('_("Lost")', "", "has no German translation"),
        ('n_("one case", "{n} cases", 1)', entry("one case", "ein Fall"), "has no German"),
        ("", entry("Gone", "Weg"), "no code says 'Gone'"),
        ('_("Dear {name}")', entry("Dear {name}", "Guten Tag {nam}"), "holds ['name']"),
        ('_("&Save")', entry("&Save", "Sichern"), "differ in their & mnemonic"),
        ('_("Save")', entry("Save", ""), "no finished translation"),
        ('_("Save")', "#, fuzzy\n" + entry("Save", "Sichern"), "no finished translation"),
        ('_("Save")', entry("Save", "Sichern"), "de.mo is stale"),
    ],
)
def test_each_way_to_go_wrong_is_named(
    house: Place, code: str, translation: str, complaint: str
) -> None:
    problems = script("compile_words").check(house(code, translation))
    assert any(complaint in problem for problem in problems)
