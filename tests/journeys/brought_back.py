"""What the handbook says when nobody can open any more, read out of it and typed as printed."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys.desk_line import Line, Said
from tests.journeys.test_office_recovery import NEW, NEW_NAME, Sheets
from tests.journeys.town import ADMIN, CLEARING, passphrase_of

HANDBOOK = Path(__file__).resolve().parents[2] / "resources/handbook"
SECTIONS = {
    "de": "## Wenn niemand mehr öffnen kann",
    "en": "## If nobody can open it any more",
}
NEW_ADMIN, WITH_CODE = "viola", "carla"
_ONE_TIME = re.compile(r"^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}$", re.MULTILINE)


def commands_of_the_handbook(language: str = "de") -> list[list[str]]:
    text = (HANDBOOK / language / "07-store.md").read_text(encoding="utf-8")
    _before, section = text.split(SECTIONS[language], 1)
    steps = section.split("\n## ", 1)[0]
    return [shlex.split(each)[1:] for each in re.findall(r"`(komma-desk [^`]+)`", steps)]


def chosen_by(login: str) -> str:
    """What was known before is lost: everybody chooses another one."""
    return passphrase_of(f"{login} nachher")


def one_time_code(said: Said) -> str:
    found = _ONE_TIME.search(said.out)
    assert found
    return found.group()


@dataclass
class Keyboard:
    """Types what is asked for, unseen: each office its half, each person what is hers."""

    halves: Sheets
    own_code: str = ""
    asked: list[str] = field(default_factory=list)
    _last: str = ""

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        if "Hälfte A" in question:
            return self.halves.a
        if "Hälfte B" in question:
            return self.halves.b
        if question.startswith("Wiederherstellungscode"):
            return self.own_code
        known = [each for each in (NEW, NEW_ADMIN, CLEARING, WITH_CODE) if f" {each}:" in question]
        self._last = chosen_by(known[0]) if known else self._last
        return self._last


@dataclass
class Desk:
    """A new computer, the carried backup, the handbook, and what is typed into it."""

    line: Line
    backup: Path
    at: Path
    case: str = ""

    def type(self, words: list[str], **told: str) -> Said:
        places = {
            "SICHERUNG": str(self.backup),
            "ORDNER": str(self.line.town.folder),
            "NAME": NEW,
            "VORNAME NACHNAME": NEW_NAME,
            "A.pdf": str(self.at / "A.pdf"),
            "B.pdf": str(self.at / "B.pdf"),
            "VERWALTUNG": NEW_ADMIN,
            "KENNUNG": CLEARING,
            "CODEPERSON": WITH_CODE,
            "WEG": ADMIN,
            "FALL": self.case,
            "GRUND": "Der Fall ist seiner.",
            "DATEI.komma-backup": str(self.at / "neu.komma-backup"),
        } | told
        return self.line(*(places.get(word, word) for word in words))

    def slip(self, code: str) -> str:
        """The one-time code on paper."""
        path = self.at / "slip"
        path.write_text(code, encoding="utf-8")
        return str(path)
