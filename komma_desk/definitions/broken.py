"""What can be wrong with a definition file, each with a sentence and a way out."""

from __future__ import annotations

import re
from typing import Final

from komma_desk.domain.errors import Trouble
from komma_desk.words import N_, Bilingual

_LINE: Final = re.compile(r", line (\d+) \(|no valid TOML in line (\d+)")


class BrokenDefinition(Trouble):
    """A procedure or code list cannot be read as it is written."""

    sentence = N_("A definition file cannot be used.")
    advice = N_("Nothing was taken over. Please correct the file and try again.")

    @property
    def line(self) -> int | None:
        """The line its sentence names, if it names one."""
        said = (fact.en for fact in self.facts.values() if isinstance(fact, Bilingual))
        found = next(filter(None, map(_LINE.search, said)), None)
        return int(found[1] or found[2]) if found else None


class NotReadable(BrokenDefinition):
    sentence = N_("The definition file {file} cannot be read ({why}).")


class UnknownWord(BrokenDefinition):
    sentence = N_("{where}: “{word}” is no word of this definition. {way_out}")


class UnknownValue(BrokenDefinition):
    sentence = N_("{where}: “{word}” is not known here. {way_out}")


class MissingWord(BrokenDefinition):
    sentence = N_("{where}: “{word}” is missing.")


class WrongKind(BrokenDefinition):
    sentence = N_("{where}: “{word}” must be {expected}.")


class TooMany(BrokenDefinition):
    sentence = N_("{where}: there are more than {most} here.")


class ListedTwice(BrokenDefinition):
    sentence = N_("{where}: “{word}” stands here twice.")
