"""Fills the gaps of a story with the town's places, occasions and people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from komma_desk.demo.chance import happens
from komma_desk.demo.story import Story
from komma_desk.demo.town import OFFICES, REPORTERS, STREETS, Resident

_HOURS: Final = (
    "gegen 8 Uhr", "kurz nach 9 Uhr", "am Vormittag", "gegen 11:30 Uhr", "um die Mittagszeit",
    "gegen 14 Uhr", "am Nachmittag", "kurz vor Dienstschluss", "am frühen Abend",
)  # fmt: skip
# accusative ("Es ging um …") and genitive ("wegen …")
_OCCASIONS: Final = (
    ("einen abgelehnten Wohngeldantrag", "eines abgelehnten Wohngeldantrags"),
    ("die lange Wartezeit", "der langen Wartezeit"),
    ("ein Bußgeld", "eines Bußgelds"),
    ("eine fehlende Geburtsurkunde", "einer fehlenden Geburtsurkunde"),
    ("eine Ummeldung", "einer Ummeldung"),
    ("die Verlängerung eines Titels", "der Verlängerung eines Titels"),
    ("einen Kita-Platz", "eines Kita-Platzes"),
    ("eine Rückforderung", "einer Rückforderung"),
    ("eine Baugenehmigung", "einer Baugenehmigung"),
    ("die Absage eines Termins", "der Absage eines Termins"),
)
_AFTER_A_TALK: Final = (
    "Es gibt eine Zeugin.",
    "Ich habe das Gespräch abgebrochen.", "Ich musste danach kurz an die Luft.",
    "Meine Hände haben noch eine Weile gezittert.",
)  # fmt: skip
_AFFECTED_AFTERWARDS: Final = (
    "Mein Team hat mich gut aufgefangen.", "Ich habe danach schlecht geschlafen.",
    "Ich bin seitdem unsicherer im Dienst.", "Meine Leitung weiß Bescheid.",
    "Bisher habe ich mit niemandem darüber gesprochen.",
)  # fmt: skip
_AFTERWARDS: Final = (
    "So etwas kommt bei uns inzwischen häufiger vor.",
    "Ich möchte nicht, dass das einfach so stehen bleibt.",
    "Einen Vermerk habe ich noch am selben Tag geschrieben.",
    "Ich erwarte keine große Sache, aber es soll gezählt werden.",
    "Eine Kopie der Unterlagen kann ich nachreichen.",
)  # fmt: skip
_OPENINGS: Final = (
    "Ich möchte Folgendes melden:", "Zur Kenntnis und mit der Bitte um Rückmeldung:",
    "Ich weiß nicht, ob das hierher gehört:", "Auf Anraten einer Kollegin melde ich:",
)  # fmt: skip
_KNOWN_ALREADY: Final = (
    "{Er} ist hier schon mehrfach aufgefallen.", "Das Verhalten ist im Amt bekannt.",
    "Ähnliches hat {er} auch bei anderen schon getan.", "Es ist nicht das erste Mal mit {ihm}.",
)  # fmt: skip
_STRANGERS: Final = (
    ("ein Mann um die fünfzig", True), ("eine Frau um die vierzig", False),
    ("ein jüngerer Mann", True), ("eine ältere Frau", False), ("ein Besucher", True),
    ("eine Besucherin", False), ("ein Antragsteller", True), ("eine Antragstellerin", False),
    ("ein mir unbekannter Mann", True), ("eine mir unbekannte Frau", False),
)  # fmt: skip
_INITIALS: Final = "BDFGHKLMNPRSTW"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offender:
    """Somebody who did something, as reports name him or her; `known` comes back."""

    spoken: str
    male: bool
    known: bool


def stranger(random: Random) -> Offender:
    spoken, male = random.choice(_STRANGERS)
    return Offender(spoken=spoken, male=male, known=False)


def known_offenders(random: Random, number: int) -> tuple[Offender, ...]:
    """People reported again and again, each under the same letters."""
    found: dict[str, Offender] = {}
    while len(found) < min(number, len(_INITIALS) ** 2):
        male = happens(random, 0.7)
        initials = f"{random.choice(_INITIALS)}. {random.choice(_INITIALS)}."
        spoken = f"{'Herr' if male else 'Frau'} {initials}"
        found.setdefault(initials, Offender(spoken=spoken, male=male, known=True))
    return tuple(found.values())


def narrative(random: Random, story: Story, reporter: Resident, offender: Offender) -> str:
    """The story told; every gap is filled."""
    sentences = [random.choice(_OPENINGS)] if happens(random, 0.15) else []
    sentences.append(story.text)
    if offender.known and names_offender(story) and happens(random, 0.5):
        sentences.append(random.choice(_KNOWN_ALREADY))
    sentences += random.sample(_closings(story), random.choice((0, 1, 1, 2)))
    return " ".join(sentences).format(**_gaps(random, reporter, offender))


def _closings(story: Story) -> tuple[str, ...]:
    closings: tuple[str, ...] = _AFTERWARDS
    if story.by == "AFFECTED":
        closings += _AFFECTED_AFTERWARDS
        if names_offender(story) and story.channel in {"FACE", "PHONE"}:
            closings += _AFTER_A_TALK
    return closings


def names_offender(story: Story) -> bool:
    return "{Wer}" in story.text or "{wer}" in story.text


def _gaps(random: Random, reporter: Resident, offender: Offender) -> dict[str, str]:
    colleague = random.choice([one for one in REPORTERS if one is not reporter])
    about, because_of = random.choice(_OCCASIONS)
    pronouns = ("Er", "ihn", "ihm", "sein") if offender.male else ("Sie", "sie", "ihr", "ihr")
    return {
        "amt": _office(random, reporter),
        "uhr": random.choice(_HOURS),
        "ort": random.choice(STREETS),
        "anlass": about,
        "anlass_gen": because_of,
        "wer": offender.spoken,
        "Wer": offender.spoken[0].upper() + offender.spoken[1:],
        "Er": pronouns[0],
        "er": pronouns[0].lower(),
        "ihn": pronouns[1],
        "ihm": pronouns[2],
        "sein": pronouns[3],
        "koll": f"{colleague.title} {colleague.surname}",
        "kolln": f"{'Herrn' if colleague.title == 'Herr' else 'Frau'} {colleague.surname}",
        "zahl": str(random.randint(2, 6)),
    }


def _office(random: Random, reporter: Resident) -> str:
    known: Sequence[str] = OFFICES
    return reporter.office if reporter.office in known else random.choice(known)
