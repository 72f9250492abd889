"""What can be wrong with a mapping file, each with file, line and a way out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_


class MappingUnreadable(Refusal):
    sentence = N_("{file} cannot be read as a mapping file; the trouble begins in line {line}.")
    advice = N_("Please check quotation marks, brackets and equals signs there.")


class MappingMissing(Refusal):
    sentence = N_("There is no mapping file {file}, or it may not be read.")
    advice = N_("Please check the name of the file.")


class UnknownWord(Refusal):
    sentence = N_("{file}, line {line}: the word “{word}” is unknown here.")
    advice = N_("Known here are: {known}.")


class NearlyKnownWord(UnknownWord):
    advice = N_("Did you mean “{guess}”?")


class WantsText(Refusal):
    sentence = N_("{file}, line {line}: “{word}” needs a text in quotation marks.")


class WantsTexts(Refusal):
    sentence = N_("{file}, line {line}: “{word}” needs a text, or a list of texts in brackets.")


class WantsTable(Refusal):
    sentence = N_("{file}, line {line}: “{word}” needs a section of its own.")


class WantsYesOrNo(Refusal):
    sentence = N_("{file}, line {line}: “{word}” is either true or false.")


class WantsDay(Refusal):
    sentence = N_("{file}, line {line}: “{word}” needs a day like 2026-10-31.")


class WordMissing(Refusal):
    sentence = N_("{file}, line {line}: the word “{word}” is missing.")
    advice = N_("Please add it to this section.")


class FieldLeftOpen(Refusal):
    sentence = N_("{file} does not say where “{word}” comes from; every report needs it.")
    advice = N_("Please add the section [fields.{word}] with a column or a constant.")


class ColumnOrConstant(Refusal):
    sentence = N_("{file}, line {line}: “{word}” needs either a column or a constant.")


class RulesMissing(Refusal):
    sentence = N_("{file}, line {line}: nothing says what the cells for “{word}” mean.")
    advice = N_("Please add values, rules or a default.")


class NotForThisField(Refusal):
    sentence = N_("{file}, line {line}: “{word}” cannot be used for this field.")
    advice = N_("Please take it out.")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a mapping file, to find the line a refusal points at."""

    file: str
    text: str

    def line_of(self, table: str, word: str) -> int:
        """The line where a word of this section stands; else the line where the section begins.

        A section may be written as `[fields.forms]`, or as `forms = {...}` under `[fields]`.
        """
        parts = table.split(".") if table else []
        for depth in range(len(parts), -1, -1):
            if lines := self._lines_under(".".join(parts[:depth])):
                return _first_with((*parts[depth:], word), lines)
        return 1

    def _lines_under(self, table: str) -> list[tuple[int, str]]:
        """Heading and lines of a section, comments left out; of the empty name all there are."""
        found: list[tuple[int, str]] = []
        inside = not table
        for number, line in enumerate(self.text.splitlines(), start=1):
            bare = line.strip()
            if table and bare.startswith("["):
                name = bare.strip("[").split("]")[0].strip()
                inside = name == table or name.startswith(f"{table}.")
            if inside and not bare.startswith("#"):
                found.append((number, line))
        return found

    def refuse(self, refusal: type[Refusal], table: str, word: str) -> Refusal:
        line = self.line_of(table, word)
        return refusal(file=self.file, line=line, word=word[:60])

    def unknown(self, table: str, word: str, known: Iterable[str]) -> Refusal:
        words = sorted(known)
        line = self.line_of(table, word)
        near = {each.casefold(): each for each in words}
        if guess := get_close_matches(word.casefold(), near, n=1):
            return NearlyKnownWord(file=self.file, line=line, word=word[:60], guess=near[guess[0]])
        return UnknownWord(file=self.file, line=line, word=word[:60], known=", ".join(words))


def _first_with(words: tuple[str, ...], lines: list[tuple[int, str]]) -> int:
    """The line reached by looking for one word after the other; the last one found counts."""
    at = 0
    for word in words:
        at = next((place for place in range(at, len(lines)) if word in lines[place][1]), at)
    return lines[at][0]
