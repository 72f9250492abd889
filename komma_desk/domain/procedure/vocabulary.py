"""The closed vocabulary of procedures: the fields, consents, effects and rules a step may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from komma_desk.domain.circle_deeds import CircleDeed
from komma_desk.domain.clock_deeds import ClockDeed
from komma_desk.domain.file_kind import KIND_SAID
from komma_desk.domain.hearing_deeds import HearingDeed
from komma_desk.words import Bilingual


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    DAY = "day"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepField:
    """A thing a step may ask for; a code field names the code list it chooses from."""

    id: str
    label: Bilingual
    kind: FieldKind
    code_list: str | None = None


def _field(id_: str, de: str, en: str, kind: FieldKind, code_list: str | None = None) -> StepField:
    return StepField(id=id_, label=Bilingual(de=de, en=en), kind=kind, code_list=code_list)


FIELDS: Mapping[str, StepField] = MappingProxyType({
    one.id: one
    for one in (
        _field("category", "Hauptform des Vorfalls", "Main form", FieldKind.CODE, "form"),
        _field("urgency", "Dringlichkeit", "Urgency", FieldKind.CODE, "urgency"),
        _field("severity", "Stufe nach dem Aachener Modell", "Level (Aachen model)",
               FieldKind.CODE, "severity"),
        _field("reason", "Begründung", "Reason", FieldKind.LONG_TEXT),
        _field("enquiry_text", "Rückfrage", "Enquiry", FieldKind.LONG_TEXT),
        _field("duplicate_of", "Aktenzeichen des anderen Falls", "Number of the other case",
               FieldKind.TEXT),
        _field("counselling_outcome", "Ergebnis der Beratung", "Outcome of the counselling",
               FieldKind.LONG_TEXT),
        _field("criminal_outcome", "Stand der Strafverfolgung", "Outcome of the prosecution",
               FieldKind.CODE, "prosecution"),
        _field("result", "Ergebnis der Prüfung", "Result of the examination",
               FieldKind.CODE, "result"),
        _field("heard_on", "Angehört am", "Heard on", FieldKind.DAY),
        _field("told_on", "Ergebnis mitgeteilt am", "Result told on", FieldKind.DAY),
        _field("care_outcome", "Ergebnis der Fürsorge", "Outcome of the care",
               FieldKind.LONG_TEXT),
    )
})  # fmt: skip

CONSENTS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "refer_police": Bilingual(de="Weitergabe an die Polizei", en="Passing on to the police"),
        "refer_counselling": Bilingual(
            de="Weitergabe an eine Beratungsstelle", en="Passing on to an advisory service"
        ),
        "refer_agg": Bilingual(
            de="Weitergabe an die AGG-Beschwerdestelle", en="Passing on to the AGG complaint body"
        ),
        "pass_on": Bilingual(
            de="Abgabe an eine zuständige Stelle", en="Handing over to the competent body"
        ),
    }
)

EFFECTS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "acknowledge_receipt": Bilingual(de="Eingang bestätigen", en="Acknowledge receipt"),
        "create_task": Bilingual(de="Aufgabe anlegen", en="Create a task"),
        "open_referral": Bilingual(de="Übergabe vorbereiten", en="Prepare a referral"),
        "letter": Bilingual(de="Schreiben vorbereiten", en="Prepare a letter"),
        "notify": Bilingual(de="Meldende Person benachrichtigen", en="Notify the reporter"),
    }
)

EXCEPTIONS: Mapping[str, Bilingual] = MappingProxyType(
    {
        "danger_to_life": Bilingual(
            de="Gegenwärtige Gefahr für Leib oder Leben", en="Present danger to life or limb"
        )
    }
)

ENTITLED = "entitled_person"
PER: frozenset[str] = frozenset({ENTITLED})


# What the log of a case calls deeds that are no steps; a step of that name would be taken for one.
LOG_WORDS: frozenset[str] = frozenset(
    {
        *("received", "consent", "message", "referral", "extract", "approval", "approval_asked"),
        *("moved", "answer-file", "entered", KIND_SAID),
        *(str(each) for each in HearingDeed),
        *(str(each) for each in CircleDeed),
        *(str(each) for each in ClockDeed),
    }
)


def consent_title(item: str) -> Bilingual:
    return CONSENTS.get(item, Bilingual(de=item, en=item))


def field_label(name: str) -> Bilingual:
    known = FIELDS.get(name)
    return known.label if known else Bilingual(de=name, en=name)
