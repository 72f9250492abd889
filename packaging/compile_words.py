"""Merge the German translations of all rooms into one catalogue, and check them against the code.

python packaging/compile_words.py [--check | --missing] [--root DIR]
"""

from __future__ import annotations

import argparse
import ast
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

# A message is known by its singular; the second part is the plural, or empty where there is none.
Key = tuple[str, str]

TRANSLATIONS = Path("resources") / "translations"
PLACEHOLDER = re.compile(r"\{(\w*)[^{}]*\}")
MNEMONIC = re.compile(r"&(?=[^\s&])")
# Fixed headers instead of Babel's own, which carry the hour and the tool's version.
HEADERS = [
    ("Project-Id-Version", "KommA Desk"),
    ("Language", "de"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
]


class SteadyCatalog(Catalog):
    """A catalogue that compiles to the same bytes today and tomorrow."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return HEADERS

    @mime_headers.setter
    def mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        """Nothing from outside gets in: the headers are fixed."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands, to be clicked on in a log."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Translation:
    """The German of one message: one form, or two where things are counted."""

    forms: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Words:
    """All translations by message, and what is wrong with them."""

    translations: dict[Key, Translation]
    problems: list[str]


def messages_in_code(root: Path) -> dict[Key, list[Place]]:
    """Every text marked by `_`, `N_` or `n_` below komma_desk, with the places it stands at."""
    found: dict[Key, list[Place]] = {}
    for path in sorted((root / "komma_desk").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
        for key, line in _marked(tree):
            place = Place(path.relative_to(root).as_posix(), line)
            found.setdefault(key, []).append(place)
    return found


def _marked(tree: ast.AST) -> Iterator[tuple[Key, int]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                pass
            case _:
                continue
        texts = [
            argument.value
            for argument in node.args
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if name in {"_", "N_"} and texts:
            yield (texts[0], ""), node.lineno
        elif name == "n_" and len(texts) >= 2:  # noqa: PLR2004 -- singular and plural
            yield (texts[0], texts[1]), node.lineno


def merge(root: Path) -> Words:
    """All `de/*.po` as one; doubled entries are fine as long as they say the same."""
    words = Words({}, [])
    for path in sorted((root / TRANSLATIONS / "de").glob("*.po")):
        shown = path.relative_to(root).as_posix()
        try:
            with path.open("rb") as source:
                catalog = read_po(source, locale="de", abort_invalid=True)
        except (PoFileError, UnicodeDecodeError, ValueError) as error:
            words.problems.append(f"{shown}: cannot be read: {error}")
            continue
        for message in catalog:
            if not message.id:
                continue
            key = (message.id, "") if isinstance(message.id, str) else tuple(message.id)
            forms = (message.string,) if isinstance(message.string, str) else message.string or ()
            place = Place(shown, message.lineno or 0)
            if message.fuzzy or not forms or not all(forms):
                words.problems.append(f"{place}: no finished translation of {key[0]!r}")
                continue
            _add(words, (key[0], key[1]), Translation(tuple(forms), place))
    _fold_singulars(words)
    return words


def _add(words: Words, key: Key, new: Translation) -> None:
    known = words.translations.setdefault(key, new)
    if known.forms != new.forms:
        words.problems.append(
            f"{new.place}: {key[0]!r} is {new.forms[0]!r} here, "
            f"but {known.forms[0]!r} in {known.place}"
        )


def _fold_singulars(words: Words) -> None:
    """A catalogue holds one entry a singular, so `x` and `x, xs` must agree and become one."""
    for singular, plural in [key for key in words.translations if key[1]]:
        alone = words.translations.pop((singular, ""), None)
        if alone and alone.forms[0] != words.translations[singular, plural].forms[0]:
            words.problems.append(f"{alone.place}: {singular!r} differs from its counted form")


def compiled(words: Words) -> bytes:
    """The bytes of `de.mo`; the same translations always give the same bytes."""
    catalog = SteadyCatalog(locale="de", fuzzy=False)
    for (singular, plural), translation in sorted(words.translations.items()):
        if plural:
            catalog.add((singular, plural), translation.forms)
        else:
            catalog.add(singular, translation.forms[0])
    target = io.BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


def missing(words: Words, used: dict[Key, list[Place]]) -> dict[Key, list[Place]]:
    """The messages in code that no file translates."""
    singulars = {singular for singular, _plural in words.translations}
    return {
        key: places
        for key, places in used.items()
        if key not in words.translations and (key[1] or key[0] not in singulars)
    }


def unused(words: Words, used: dict[Key, list[Place]]) -> Iterator[str]:
    for key, translation in words.translations.items():
        if key not in used:
            yield f"{translation.place}: no code says {key[0]!r}"


def mismatches(words: Words) -> Iterator[str]:
    """Translations that lose or invent a placeholder or a keyboard mnemonic."""
    for (singular, plural), translation in words.translations.items():
        said = _placeholders(singular) | _placeholders(plural)
        for form in translation.forms:
            there = _placeholders(form)
            # "one case" may leave the number out; nothing else may be lost.
            lost = said - there - ({"n"} if plural else set())
            if lost or there - said:
                yield (
                    f"{translation.place}: {singular!r} holds {sorted(said)}, "
                    f"its translation {sorted(there)}"
                )
            if _mnemonics(singular) != _mnemonics(form):
                yield f"{translation.place}: {singular!r} and {form!r} differ in their & mnemonic"


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("{{", "").replace("}}", "")))


def _mnemonics(text: str) -> int:
    return len(MNEMONIC.findall(text.replace("&&", "")))


def check(root: Path) -> list[str]:
    """Everything that is wrong with the words of the programme, a line each."""
    words = merge(root)
    used = messages_in_code(root)
    problems = list(words.problems)
    problems += [
        f"{places[0]}: {key[0]!r} has no German translation"
        for key, places in missing(words, used).items()
    ]
    problems += unused(words, used)
    problems += mismatches(words)
    target = root / TRANSLATIONS / "de.mo"
    if not target.exists() or target.read_bytes() != compiled(words):
        problems.append("resources/translations/de.mo is stale: run packaging/compile_words.py")
    return problems


def write(root: Path) -> list[str]:
    """Compile; returns the problems that kept it from doing so."""
    words = merge(root)
    if not words.problems:
        target = root / TRANSLATIONS / "de.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f"de.mo.{os.getpid()}")
        fresh.write_bytes(compiled(words))
        fresh.replace(target)
    return words.problems


def show_missing(root: Path) -> Iterator[str]:
    """The untranslated messages, file by file, ready to be pasted into a `.po` file."""
    lacking = missing(merge(root), messages_in_code(root))
    for (singular, plural), places in sorted(lacking.items(), key=lambda item: item[1][0]):
        yield f"#: {' '.join(map(str, places))}"
        yield f"msgid {_quoted(singular)}"
        if plural:
            yield f'msgid_plural {_quoted(plural)}\nmsgstr[0] ""\nmsgstr[1] ""\n'
        else:
            yield 'msgstr ""\n'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="write nothing; exit 1 on a problem")
    what.add_argument("--missing", action="store_true", help="print what is not translated yet")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    options = parser.parse_args(arguments)
    if options.missing:
        print("\n".join(show_missing(options.root)))
        return 0
    problems = check(options.root) if options.check else write(options.root)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
